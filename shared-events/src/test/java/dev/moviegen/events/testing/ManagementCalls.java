package dev.moviegen.events.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What somebody could change over the broker's management API, if its account let them. */
final class ManagementCalls {

    /** Method, path and body. */
    record Call(String method, String path, String body) {}

    static final List<Call> CHANGES = List.of(
            new Call("PUT", "/api/users/mallory", "{\"password\":\"x\",\"tags\":\"administrator\"}"),
            new Call("DELETE", "/api/users/monitor", ""),
            new Call(
                    "PUT",
                    "/api/permissions/moviegen/worker",
                    "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}"),
            new Call("PUT", "/api/vhosts/other", "{}"),
            new Call("DELETE", "/api/vhosts/moviegen", ""),
            new Call("PUT", "/api/queues/moviegen/x", "{\"durable\":true}"),
            new Call("DELETE", "/api/queues/moviegen/worker.jobs", ""),
            new Call("DELETE", "/api/queues/moviegen/worker.jobs/contents", ""),
            new Call("DELETE", "/api/exchanges/moviegen/job.cancelled", ""),
            new Call(
                    "POST",
                    "/api/exchanges/moviegen/job.cancelled/publish",
                    "{\"properties\":{},\"routing_key\":\"\",\"payload\":\"{}\",\"payload_encoding\":\"string\"}"),
            new Call(
                    "POST",
                    "/api/queues/moviegen/worker.jobs/get",
                    "{\"count\":1,\"ackmode\":\"ack_requeue_false\",\"encoding\":\"auto\"}"),
            new Call(
                    "PUT",
                    "/api/policies/moviegen/x",
                    "{\"pattern\":\".*\",\"definition\":{\"expires\":1},\"apply-to\":\"queues\"}"),
            new Call("POST", "/api/definitions", "{}"));

    private ManagementCalls() {}

    /** Of all of them, in their order. */
    static List<Integer> statuses(BrokerNode broker, String user) throws InterruptedException {
        String credentials = user + ':' + broker.passwordOf(user);
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        List<Integer> statuses = new ArrayList<>();
        for (Call call : CHANGES) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(broker.managementUrl() + call.path()))
                    .header("Authorization", basic)
                    .header("Content-Type", "application/json")
                    .method(call.method(), BodyPublishers.ofString(call.body()))
                    .build();
            statuses.add(status(request));
        }
        return statuses;
    }

    /** 0 when it closes the connection instead of reading what it refuses. */
    private static int status(HttpRequest request) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException closed) {
            return 0;
        }
    }
}
