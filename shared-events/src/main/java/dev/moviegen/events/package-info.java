@NullMarked
package dev.moviegen.events;

import org.jspecify.annotations.NullMarked;
