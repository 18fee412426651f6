package dev.moviegen.api.json;

import dev.moviegen.store.PocketBase;
import java.util.Map;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Healthy only when the two that this service lives on answer. */
@RestController
class HealthCheck {

    private final PocketBase store;
    private final RabbitTemplate broker;

    HealthCheck(PocketBase store, RabbitTemplate broker) {
        this.store = store;
        this.broker = broker;
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        boolean storeUp = store.isHealthy();
        boolean brokerUp = brokerAnswers();
        HttpStatus status = storeUp && brokerUp ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("status", word(storeUp && brokerUp), "store", word(storeUp), "broker", word(brokerUp)));
    }

    /** A round trip: a broker that hangs keeps its connections open. */
    private boolean brokerAnswers() {
        try {
            broker.execute(channel -> {
                channel.basicQos(0);
                return channel;
            });
            return true;
        } catch (AmqpException away) {
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
