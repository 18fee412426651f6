package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services and the broker's definitions say the same. */
class TopologyTest {

    private static final JsonNode FILE =
            new JsonMapper().readTree(Path.of("../rabbitmq/definitions.json").toFile());

    @Test
    void exchangesAreDurableFanouts() {
        List<String> ours = JobExchanges.topology().getDeclarablesByType(FanoutExchange.class).stream()
                .map(FanoutExchange::getName)
                .toList();

        assertThat(entries("exchanges"))
                .allMatch(exchange -> exchange.path("type").asString().equals("fanout")
                        && exchange.path("durable").asBoolean())
                .extracting(exchange -> exchange.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void queuesHaveTheSameArguments() {
        Map<String, String> ours = new TreeMap<>();
        for (Queue queue : JobExchanges.topology().getDeclarablesByType(Queue.class)) {
            ours.put(queue.getName(), new TreeMap<>(queue.getArguments()).toString());
        }
        Map<String, String> theirs = new TreeMap<>();
        for (JsonNode queue : entries("queues")) {
            Map<String, String> arguments = new TreeMap<>();
            queue.path("arguments")
                    .properties()
                    .forEach(a -> arguments.put(a.getKey(), a.getValue().asString()));
            theirs.put(queue.path("name").asString(), arguments.toString());
        }

        assertThat(theirs).isEqualTo(ours);
    }

    @Test
    void bindingsAreTheSame() {
        TreeSet<String> ours = new TreeSet<>();
        for (Binding binding : JobExchanges.topology().getDeclarablesByType(Binding.class)) {
            ours.add(binding.getExchange() + " > " + binding.getDestination());
        }
        TreeSet<String> theirs = new TreeSet<>();
        for (JsonNode binding : entries("bindings")) {
            theirs.add(binding.path("source").asString() + " > "
                    + binding.path("destination").asString());
        }

        assertThat(theirs).isEqualTo(ours);
    }

    private static List<JsonNode> entries(String kind) {
        return StreamSupport.stream(FILE.path(kind).spliterator(), false).toList();
    }
}
