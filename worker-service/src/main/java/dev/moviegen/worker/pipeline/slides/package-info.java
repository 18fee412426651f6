/** The slides step: draws a picture for the title and for each sentence that is spoken. */
@NullMarked
package dev.moviegen.worker.pipeline.slides;

import org.jspecify.annotations.NullMarked;
