/** Those who only look: at the broker, the store, the disk and /proc. */
@NullMarked
package dev.moviegen.system.faults.witness;

import org.jspecify.annotations.NullMarked;
