@NullMarked
package dev.moviegen.events.amqp;

import org.jspecify.annotations.NullMarked;
