/** The broker, or everything, is away for longer than the product can overlook: what goes on, and what is told afterwards. */
@NullMarked
package dev.moviegen.system.outage;

import org.jspecify.annotations.NullMarked;
