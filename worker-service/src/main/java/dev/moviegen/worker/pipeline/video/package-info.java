/** The video step: one encoder makes the movie, with chapters and subtitles, of pictures and sound. */
@NullMarked
package dev.moviegen.worker.pipeline.video;

import org.jspecify.annotations.NullMarked;
