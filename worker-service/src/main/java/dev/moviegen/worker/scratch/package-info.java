@NullMarked
package dev.moviegen.worker.scratch;

import org.jspecify.annotations.NullMarked;
