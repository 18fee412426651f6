@NullMarked
package dev.moviegen.worker.process;

import org.jspecify.annotations.NullMarked;
