@NullMarked
package dev.moviegen.api;

import org.jspecify.annotations.NullMarked;
