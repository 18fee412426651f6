/** What the operator may do and see, for programs: every job, cancels in bulk, disks given up, work given up. */
@NullMarked
package dev.moviegen.api.operator;

import org.jspecify.annotations.NullMarked;
