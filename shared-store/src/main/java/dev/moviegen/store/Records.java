package dev.moviegen.store;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The store's records: how each verb is spelled on the wire. */
final class Records implements AutoCloseable {

    private static final String BATCH = "/api/batch";
    private static final String HEALTH = "/api/health";
    /** Anything else cannot be a record's id, and must not become part of an address. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,100}");

    private final Session session;
    private final StoreHttp http;

    Records(Session session, StoreHttp http) {
        this.session = session;
        this.http = http;
    }

    Optional<JsonNode> find(String collection, String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Answer answer = call("GET", path(collection, id));
        return answer.isNotFound() ? Optional.empty() : Optional.of(answer.recordOrThrow(collection, id));
    }

    List<JsonNode> list(String collection, Query query) {
        List<JsonNode> rows = new ArrayList<>();
        page(collection, query, true).path("items").forEach(rows::add);
        return rows;
    }

    int count(String collection, String filter) {
        return page(collection, Query.where(filter).first(1), false)
                .path("totalItems")
                .asInt(0);
    }

    private JsonNode page(String collection, Query query, boolean skipTotal) {
        String address = path(collection) + "?page=" + query.page() + "&perPage=" + query.perPage() + "&skipTotal="
                + skipTotal + "&filter=" + encoded(query.filter()) + "&sort=" + encoded(query.sort());
        JsonNode page = call("GET", address).recordOrThrow(collection, "");
        if (!page.path("items").isArray()) { // never to be taken for an empty list
            throw StoreUnreachable.answered(200, "a list of " + collection + " without items");
        }
        return page;
    }

    JsonNode create(String collection, Map<String, ?> fields) {
        String id = String.valueOf(fields.containsKey("id") ? fields.get("id") : "");
        return call("POST", path(collection), fields).recordOrThrow(collection, id);
    }

    JsonNode update(String collection, String id, Map<String, ?> fields) {
        return written(call("PATCH", path(collection, id), fields), collection, id);
    }

    JsonNode updateInOneTransaction(String collection, String id, Map<String, ?> fields) {
        Map<String, ?> write = Map.of("method", "PATCH", "url", path(collection, id), "body", fields);
        Answer answer = call("POST", BATCH, Map.of("requests", List.of(write)));
        return written(answer.onlyElement(), collection, id);
    }

    void delete(String collection, String id) {
        written(call("DELETE", path(collection, id)), collection, id);
    }

    /** A rule that does not let us write answers 404, as if there were no such record: that is not the same for the caller. */
    JsonNode written(Answer answer, String collection, String id) {
        if (answer.isNotFound() && find(collection, id).isPresent()) {
            throw WriteRefused.because("rule", collection, id);
        }
        return answer.recordOrThrow(collection, id);
    }

    boolean isHealthy() {
        try {
            return http.exchange(new HttpUriRequestBase("GET", session.at(HEALTH)))
                    .isSuccess();
        } catch (StoreUnreachable e) {
            return false;
        }
    }

    private Answer call(String method, String address) {
        return call(method, address, Map.of());
    }

    private Answer call(String method, String address, Map<String, ?> body) {
        URI uri = session.at(address);
        return session.call(http, () -> {
            HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
            if (!method.equals("GET") && !method.equals("DELETE")) {
                request.setEntity(
                        new StringEntity(JsonMapper.shared().writeValueAsString(body), ContentType.APPLICATION_JSON));
            }
            return request;
        });
    }

    private static String path(String collection) {
        return "/api/collections/" + collection + "/records";
    }

    /** @throws RecordGone for what cannot be an id */
    static String path(String collection, String id) {
        if (!ID.matcher(id).matches()) {
            throw RecordGone.from(collection, id);
        }
        return path(collection) + "/" + id;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
