package dev.moviegen.store;

import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.jspecify.annotations.Nullable;

/** The short-lived token that protected files ask for in their address; one serves many downloads. */
final class FileToken {

    private static final String TOKEN = "/api/files/token";
    /** A third of its life at the store (180 s). */
    private static final Duration RENEW_AFTER = Duration.ofSeconds(60);

    private final Session session;
    private final StoreHttp http;

    private @Nullable String value;
    private long since;

    FileToken(Session session, StoreHttp http) {
        this.session = session;
        this.http = http;
    }

    synchronized String current() {
        String known = value;
        return known != null && System.nanoTime() - since < RENEW_AFTER.toNanos() ? known : renewed();
    }

    synchronized String renewed() {
        Answer answer = session.call(http, () -> new HttpPost(session.at(TOKEN)));
        String token = answer.body().path("token").asString("");
        if (token.isEmpty()) {
            throw StoreUnreachable.answered(answer.status(), TOKEN);
        }
        value = token;
        since = System.nanoTime();
        return token;
    }
}
