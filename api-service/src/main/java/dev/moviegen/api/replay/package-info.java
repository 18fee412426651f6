/** After a restored backup: cancels that were answered since it was made, made again from what the broker still has. */
@NullMarked
package dev.moviegen.api.replay;

import org.jspecify.annotations.NullMarked;
