@NullMarked
package dev.moviegen.worker.cancellation;

import org.jspecify.annotations.NullMarked;
