package dev.moviegen.events.amqp;

import com.rabbitmq.client.BlockedListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/**
 * A broker that is short of memory or disk lives on and reads nothing from its publishers: opening a channel waits for its
 * time limit, and once the kernel's buffers are full a write waits without any. It tells the connection so, and then
 * nobody needs to try.
 */
class BrokerAlarm implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BrokerAlarm.class);

    private final Set<Connection> blocked = ConcurrentHashMap.newKeySet();

    /** Spring's connection stays the same object when it connects anew; what listens to it does not. */
    @Override
    public void onCreate(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        blocked.remove(connection);
        connection.addBlockedListener(new BlockedListener() {
            @Override
            public void handleBlocked(String reason) {
                if (blocked.add(connection)) {
                    log.warn("The broker takes no events for now: {}", reason);
                }
            }

            @Override
            public void handleUnblocked() {
                if (blocked.remove(connection)) {
                    log.info("The broker takes events again");
                }
            }
        });
    }

    @Override
    public void onClose(Connection connection) {
        blocked.remove(connection);
    }

    /** One that was lost says nothing any more. */
    boolean isOn() {
        blocked.removeIf(connection -> !connection.isOpen());
        return !blocked.isEmpty();
    }
}
