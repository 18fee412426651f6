@NullMarked
package dev.moviegen.worker;

import org.jspecify.annotations.NullMarked;
