@NullMarked
package dev.moviegen.worker.pipeline.script;

import org.jspecify.annotations.NullMarked;
