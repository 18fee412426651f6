package dev.moviegen.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One open page of the operator's console. It is told that something has changed, never what. */
final class ConsolePage {

    private static final byte[] NEWS = "event: news\ndata: \n\n".getBytes(UTF_8);

    private final HttpSession session;
    private final LiveStream stream;

    /** From the start: what happened while the page was on its way is in no stream. */
    private final AtomicBoolean hasNews = new AtomicBoolean(true);

    ConsolePage(HttpServletRequest request, HttpServletResponse response) throws IOException {
        this.session = request.getSession();
        this.stream = LiveStream.of(request, response, this::take);
    }

    LiveStream stream() {
        return stream;
    }

    /** News that its reader has not taken yet are the same news. */
    void tell() {
        hasNews.set(true);
        stream.write();
    }

    /** Who has logged out is told nothing more, and finds the login where he asks next. */
    void beat() {
        if (isLoggedOut()) {
            stream.close();
        } else {
            stream.beat();
        }
    }

    private boolean isLoggedOut() {
        try {
            session.getLastAccessedTime();
            return false;
        } catch (IllegalStateException ended) {
            return true;
        }
    }

    private byte @Nullable [] take() {
        return hasNews.getAndSet(false) ? NEWS : null;
    }
}
