/** The product under random faults: a seeded schedule, a mixed load, a history, and a judge. */
@NullMarked
package dev.moviegen.system.faults;

import org.jspecify.annotations.NullMarked;
