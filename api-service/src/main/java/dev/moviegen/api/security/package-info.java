@NullMarked
package dev.moviegen.api.security;

import org.jspecify.annotations.NullMarked;
