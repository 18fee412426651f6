/** What the documents say is there is there. */
@NullMarked
package dev.moviegen.system.docs;

import org.jspecify.annotations.NullMarked;
