/** The pages for people: the form, one job, its status panel, and errors in words. */
@NullMarked
package dev.moviegen.api.pages;

import org.jspecify.annotations.NullMarked;
