/** A real broker for tests of every module. */
@NullMarked
package dev.moviegen.events.testing;

import org.jspecify.annotations.NullMarked;
