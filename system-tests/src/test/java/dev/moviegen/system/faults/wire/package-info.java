/** Wires between the services and what they live on, which can be cut, stalled, and made to lose events. */
@NullMarked
package dev.moviegen.system.faults.wire;

import org.jspecify.annotations.NullMarked;
