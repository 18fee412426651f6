package dev.moviegen.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** A response whose body is still to come. */
record Download(HttpUriRequestBase request, ClassicHttpResponse response) implements AutoCloseable {

    int status() {
        return response.getCode();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    InputStream body() throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    /** Aborts first: closing alone would read the rest of the body, however long it is. */
    @Override
    public void close() {
        request.abort();
        try {
            response.close();
        } catch (IOException e) {
            return; // the connection is gone already, and nobody waits for its end
        }
    }
}
