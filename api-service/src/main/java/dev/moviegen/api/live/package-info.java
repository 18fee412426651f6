/** Live pages: every change of a job reaches the pages that show it, without their asking. */
@NullMarked
package dev.moviegen.api.live;

import org.jspecify.annotations.NullMarked;
