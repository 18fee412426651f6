@NullMarked
package dev.moviegen.api.json;

import org.jspecify.annotations.NullMarked;
