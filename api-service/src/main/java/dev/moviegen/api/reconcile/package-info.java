@NullMarked
package dev.moviegen.api.reconcile;

import org.jspecify.annotations.NullMarked;
