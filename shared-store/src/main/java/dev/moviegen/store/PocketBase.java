package dev.moviegen.store;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One signed-in connection to the store, for all threads of a process. Every call ends within the timeout of
 * {@link StoreSettings}. A write that did not happen is {@link WriteRefused}, {@link InvalidRecord} or {@link RecordGone};
 * {@link StoreUnreachable} says nothing about whether it happened.
 */
public final class PocketBase implements AutoCloseable {

    /** As PocketBase compares them: text, with a space. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Records records;
    private final StoredFiles files;

    public PocketBase(StoreSettings settings) {
        StoreHttp http = new StoreHttp(settings.caFile(), settings.timeout(), 64);
        Session session = new Session(settings, http);
        records = new Records(session, http);
        files = new StoredFiles(session, http, settings);
    }

    /** Empty only if the store itself says that there is no such record. */
    public Optional<JsonNode> find(String collection, String id) {
        return records.find(collection, id);
    }

    public List<JsonNode> list(String collection, Query query) {
        return records.list(collection, query);
    }

    public int count(String collection, String filter) {
        return records.count(collection, filter);
    }

    public JsonNode create(String collection, Map<String, ?> fields) {
        return records.create(collection, fields);
    }

    /** A plain PATCH: reads the row, then writes all of it. The triggers refuse what a change in between makes illegal. */
    public JsonNode update(String collection, String id, Map<String, ?> fields) {
        return records.update(collection, id, fields);
    }

    /** Reads and writes in one transaction, so that no write of somebody else comes between: for a cancel. */
    public JsonNode updateInOneTransaction(String collection, String id, Map<String, ?> fields) {
        return records.updateInOneTransaction(collection, id, fields);
    }

    public void delete(String collection, String id) {
        records.delete(collection, id);
    }

    /** Prepares one write of fields together with files (column → file); nothing is sent before {@link Upload#send}. */
    public Upload upload(String collection, String id, Map<String, ?> fields, Map<String, Path> contents) {
        return files.upload(collection, id, fields, contents);
    }

    /**
     * Opens a stored file. {@code Range}, {@code If-Range}, {@code If-None-Match} and {@code If-Modified-Since} of the
     * caller's request are obeyed; the answer carries an ETag, for a stored file never changes under its name.
     */
    public FileAnswer file(
            JsonNode row, String collection, String fileName, Map<String, String> requestHeaders, boolean head) {
        return files.open(collection + "/" + row.path("id").asString(""), fileName, requestHeaders, head);
    }

    public FileAnswer file(
            Job job, String collection, String fileName, Map<String, String> requestHeaders, boolean head) {
        return file(job.row(), collection, fileName, requestHeaders, head);
    }

    public boolean isHealthy() {
        return records.isHealthy();
    }

    /** A value as a literal of a filter; nothing in it can end the literal. */
    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A time as the store spells and compares it, with milliseconds. */
    public static String date(Instant time) {
        return DATE.format(time);
    }

    /** The other way; what was written as ISO 8601 inside of a JSON column is read as well. */
    public static Instant instant(String date) {
        return Instant.parse(date.replace(' ', 'T'));
    }

    @Override
    public void close() {
        records.close();
        files.close();
    }
}
