package dev.moviegen.events.testing;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Something that a user of the broker tries, on a channel of its own. */
record Attempt(String what, Act act) {

    interface Act {
        void on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }
}
