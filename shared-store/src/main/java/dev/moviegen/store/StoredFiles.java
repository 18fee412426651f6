package dev.moviegen.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.json.JsonMapper;

/** Files of records, there and back. They have connections of their own, so that slow readers leave the others free. */
final class StoredFiles implements AutoCloseable {

    private static final Duration UPLOAD = Duration.ofMinutes(2);
    private static final List<String> PASSED_ON =
            List.of("Content-Type", "Content-Length", "Content-Range", "Accept-Ranges", "Last-Modified");

    private final Session session;
    private final Records records;
    private final FileToken token;
    private final StoreHttp downloads;
    private final StoreHttp uploads;

    StoredFiles(Session session, StoreHttp calls, StoreSettings settings) {
        this.session = session;
        records = new Records(session, calls);
        token = new FileToken(session, calls);
        downloads = new StoreHttp(settings.caFile(), settings.timeout(), 256);
        uploads = new StoreHttp(settings.caFile(), UPLOAD, 32);
    }

    Upload upload(String collection, String id, Map<String, ?> fields, Map<String, Path> contents) {
        String path = Records.path(collection, id);
        String text = JsonMapper.shared().writeValueAsString(fields);
        return new Upload(
                collection,
                id,
                () -> {
                    HttpUriRequestBase request = new HttpUriRequestBase("PATCH", session.at(path));
                    request.setEntity(multipart(text, contents));
                    return request;
                },
                request -> records.written(session.call(uploads, request), collection, id));
    }

    /** All fields in one part, so that types and nulls arrive as in any other write. */
    private static HttpEntity multipart(String fields, Map<String, Path> contents) {
        MultipartEntityBuilder parts = MultipartEntityBuilder.create();
        parts.addTextBody("@jsonPayload", fields, ContentType.APPLICATION_JSON);
        contents.forEach((column, file) -> parts.addBinaryBody(
                column, file.toFile(), ContentType.APPLICATION_OCTET_STREAM, String.valueOf(file.getFileName())));
        return parts.build();
    }

    FileAnswer open(String record, String fileName, Map<String, String> requestHeaders, boolean head) {
        FileConditions conditions = new FileConditions(fileName, requestHeaders);
        if (fileName.isEmpty()) {
            return new FileAnswer(404, Map.of(), null);
        }
        if (conditions.isRefused()) {
            return new FileAnswer(412, Map.of("ETag", conditions.etag()), null);
        }
        if (conditions.isKnownToCaller()) {
            return new FileAnswer(304, Map.of("ETag", conditions.etag()), null);
        }
        String path = "/api/files/" + record + "/" + URLEncoder.encode(fileName, StandardCharsets.UTF_8);
        Download answer = ask(path, token.current(), conditions, head);
        if (answer.status() == 404) { // also what a dead file token gets
            answer.close();
            answer = ask(path, token.renewed(), conditions, head);
        }
        if (answer.status() >= 500 || answer.status() == 401) {
            answer.close();
            throw StoreUnreachable.answered(answer.status(), path);
        }
        return new FileAnswer(answer.status(), headers(answer, conditions), answer);
    }

    private Download ask(String path, String fileToken, FileConditions conditions, boolean head) {
        HttpUriRequestBase request =
                new HttpUriRequestBase(head ? "HEAD" : "GET", session.at(path + "?token=" + fileToken));
        conditions.forStore().forEach(request::setHeader);
        return downloads.open(request);
    }

    private static Map<String, String> headers(Download answer, FileConditions conditions) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : PASSED_ON) {
            answer.header(name).ifPresent(value -> headers.put(name, value));
        }
        if (answer.status() < 400) {
            headers.put("ETag", conditions.etag());
        }
        return headers;
    }

    @Override
    public void close() {
        downloads.close();
        uploads.close();
    }
}
