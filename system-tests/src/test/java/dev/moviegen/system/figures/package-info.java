/** Measurements that docs/figures.md shows: made by {@code bin/figures}, no part of {@code ./test}. */
@NullMarked
package dev.moviegen.system.figures;

import org.jspecify.annotations.NullMarked;
