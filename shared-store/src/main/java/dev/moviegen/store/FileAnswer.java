package dev.moviegen.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored file on its way, or why it is not: status and headers for the caller's own answer, and the body as a stream. */
public final class FileAnswer implements AutoCloseable {

    private final int status;
    private final Map<String, String> headers;
    private final @Nullable Download download;

    FileAnswer(int status, Map<String, String> headers, @Nullable Download download) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.download = download;
    }

    /** 200, 206, 304, 404, 412 or 416. */
    public int status() {
        return status;
    }

    /** Those that belong to the file: {@code Content-Type Content-Length Content-Range Accept-Ranges ETag Last-Modified}. */
    public Map<String, String> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Empty where there is no body. Each read waits at most for the store's timeout. */
    public InputStream body() throws IOException {
        return download == null ? InputStream.nullInputStream() : download.body();
    }

    /** If the body was not read to its end, nothing more of it is sent. */
    @Override
    public void close() {
        if (download != null) {
            download.close();
        }
    }
}
