@NullMarked
package dev.moviegen.api.jobs;

import org.jspecify.annotations.NullMarked;
