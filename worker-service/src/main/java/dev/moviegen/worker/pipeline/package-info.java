@NullMarked
package dev.moviegen.worker.pipeline;

import org.jspecify.annotations.NullMarked;
