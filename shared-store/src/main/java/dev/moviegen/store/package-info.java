@NullMarked
package dev.moviegen.store;

import org.jspecify.annotations.NullMarked;
