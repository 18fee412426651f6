/** What was seen from outside, of each job and of the whole run. */
@NullMarked
package dev.moviegen.system.faults.history;

import org.jspecify.annotations.NullMarked;
