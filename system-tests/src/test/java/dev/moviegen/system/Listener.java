package dev.moviegen.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of somebody else's that hears every event, with the monitor's account. */
public final class Listener implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final List<Heard> events = new CopyOnWriteArrayList<>();

    private record Heard(String jobId, String type, long nanos) {

        static Heard of(JsonNode event) {
            long now = System.nanoTime();
            return new Heard(
                    event.path("subject").asString(""), event.path("type").asString(""), now);
        }

        boolean isAbout(String id, String what) {
            return jobId.equals(id) && type.equals("movie-generator.job." + what + ".v1");
        }
    }

    public Listener(RunningStack stack) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(Integer.parseInt(stack.env("AMQP_PORT")));
        factory.setVirtualHost(stack.env("RABBITMQ_VHOST"));
        factory.setUsername(stack.env("RABBITMQ_MONITOR_USER"));
        factory.setPassword(stack.env("RABBITMQ_MONITOR_PASSWORD"));
        connection = factory.newConnection();
        Channel channel = connection.createChannel();
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, "job.events", "");
        channel.basicConsume(
                queue, true, (tag, message) -> events.add(Heard.of(JSON.readTree(message.getBody()))), tag -> {});
    }

    long count(String id, String type) {
        return events.stream().filter(event -> event.isAbout(id, type)).count();
    }

    /** When it was heard for the first time, on {@link System#nanoTime()}'s clock; empty as long as it was not. */
    public OptionalLong heardAt(String id, String type) {
        return events.stream()
                .filter(event -> event.isAbout(id, type))
                .mapToLong(Heard::nanos)
                .min();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
