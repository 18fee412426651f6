/** The product under fire: its processes, the real store and broker, and its scratch disk. */
@NullMarked
package dev.moviegen.system.faults.stage;

import org.jspecify.annotations.NullMarked;
