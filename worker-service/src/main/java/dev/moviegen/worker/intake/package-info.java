@NullMarked
package dev.moviegen.worker.intake;

import org.jspecify.annotations.NullMarked;
