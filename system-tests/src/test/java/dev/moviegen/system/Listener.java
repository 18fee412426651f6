package dev.moviegen.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of somebody else's that hears every event, with the monitor's account. */
final class Listener implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    Listener(RunningStack stack) throws Exception {
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
        channel.basicConsume(queue, true, (tag, message) -> events.add(JSON.readTree(message.getBody())), tag -> {});
    }

    long count(String id, String type) {
        return events.stream()
                .filter(event -> event.path("subject").asString("").equals(id))
                .filter(event -> event.path("type").asString("").equals("movie-generator.job." + type + ".v1"))
                .count();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }
}
