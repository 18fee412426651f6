/** Those who submit and cancel, and those who wish the product ill. */
@NullMarked
package dev.moviegen.system.faults.load;

import org.jspecify.annotations.NullMarked;
