/** Every named crash point of the product, walked with a real {@code kill -9} on the real store and broker. */
@NullMarked
package dev.moviegen.system.crash;

import org.jspecify.annotations.NullMarked;
