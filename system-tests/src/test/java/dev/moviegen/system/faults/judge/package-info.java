/** Judges a history: which promise was put to the test how often, and how often it was broken. */
@NullMarked
package dev.moviegen.system.faults.judge;

import org.jspecify.annotations.NullMarked;
