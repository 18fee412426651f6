/** A real store for tests of every module. */
@NullMarked
package dev.moviegen.store.testing;

import org.jspecify.annotations.NullMarked;
