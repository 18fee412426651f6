package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.pipeline.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** One fetch with its redirects. It may be aborted by another thread at any moment. */
final class FetchCall {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);

    private final WebClients clients;
    private final FetchLimits limits;
    private final Wanted wanted;
    private boolean aborted;
    private @Nullable HttpGet current;

    FetchCall(WebClients clients, FetchLimits limits, Wanted wanted) {
        this.clients = clients;
        this.limits = limits;
        this.wanted = wanted;
    }

    Page run(URI start) throws IOException {
        URI url = start;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            URI asked = url;
            Answer answer = clients.of(asked).execute(begin(asked), response -> read(asked, response));
            if (answer.page() != null) {
                return answer.page();
            }
            url = answer.next();
        }
        throw new StepFailed("fetch_failed", "Redirected more than " + limits.redirects() + " times");
    }

    /** Closes the connection at once; what is waiting for it ends with an exception. */
    synchronized void abort() {
        aborted = true;
        if (current != null) {
            current.abort();
        }
    }

    private synchronized HttpGet begin(URI url) {
        if (aborted) {
            throw new CancellationException("aborted");
        }
        HttpGet get = new HttpGet(url);
        get.setHeader("Accept", wanted.accept());
        get.setHeader("Accept-Language", "ja,en;q=0.8");
        current = get;
        return get;
    }

    private Answer read(URI url, ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        Header location = response.getFirstHeader("Location");
        if (REDIRECTS.contains(status) && location != null) {
            drop();
            return new Answer(null, WebAddress.redirect(url, location.getValue()));
        }
        if (GONE.contains(status)) {
            throw refused("not_found", "The server answers " + status);
        }
        if (status < 200 || status > 299 || response.getEntity() == null) {
            throw refused("fetch_failed", "The server answers " + status);
        }
        return new Answer(page(url, response.getEntity()), url);
    }

    private Page page(URI url, HttpEntity entity) throws IOException {
        Optional<ContentType> type = Optional.ofNullable(ContentType.parseLenient(entity.getContentType()));
        if (type.filter(it -> wanted.is(it.getMimeType().toLowerCase(Locale.ROOT)))
                .isEmpty()) {
            throw refused(
                    "not_html",
                    "The address does not lead to a " + wanted.name().toLowerCase(Locale.ROOT));
        }
        byte[] body = entity.getContent().readNBytes(limits.bytes() + 1);
        if (body.length > limits.bytes()) {
            throw refused("too_big", "The page is larger than " + limits.bytes() + " bytes");
        }
        return new Page(
                url, body, type.map(ContentType::getCharset).map(Charset::name).orElse(null));
    }

    private StepFailed refused(String code, String detail) {
        drop();
        return new StepFailed(code, detail);
    }

    /** The client would read an unwanted body to its end, however long, to keep the connection. */
    private synchronized void drop() {
        if (current != null) {
            current.abort();
        }
    }

    private record Answer(@Nullable Page page, URI next) {}
}
