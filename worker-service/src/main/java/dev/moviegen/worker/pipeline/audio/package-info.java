@NullMarked
package dev.moviegen.worker.pipeline.audio;

import org.jspecify.annotations.NullMarked;
