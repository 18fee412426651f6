package dev.moviegen.store;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Our token at the store: got when first needed, renewed long before it ends and whenever the store does not know it. */
final class Session {

    private static final String SIGN_IN = "/api/collections/services/auth-with-password";
    /** Half the life of a token (a day), on our own stopwatch: the clocks of two machines are never compared. */
    private static final Duration RENEW_AFTER = Duration.ofHours(12);

    private final StoreSettings settings;
    private final StoreHttp http;

    private volatile @Nullable Token token;

    private record Token(String value, long since) {}

    Session(StoreSettings settings, StoreHttp http) {
        this.settings = settings;
        this.http = http;
    }

    URI at(String pathAndQuery) {
        return URI.create(settings.url().replaceAll("/+$", "") + pathAndQuery);
    }

    /**
     * Makes the call as ourselves; a second time, with a new token, if the store does not know the first (its administrator
     * changed the password, or a backup was restored).
     */
    Answer call(StoreHttp over, Supplier<HttpUriRequestBase> request) {
        Token used = current();
        Answer answer = over.exchange(signed(request.get(), used));
        if (answer.status() != 401) {
            return answer;
        }
        forget(used);
        return over.exchange(signed(request.get(), current()));
    }

    private static HttpUriRequestBase signed(HttpUriRequestBase request, Token token) {
        request.setHeader(HttpHeaders.AUTHORIZATION, token.value());
        return request;
    }

    private Token current() {
        Token known = token;
        return known != null && isFresh(known) ? known : renewed();
    }

    private static boolean isFresh(Token token) {
        return System.nanoTime() - token.since() < RENEW_AFTER.toNanos();
    }

    private synchronized Token renewed() {
        Token known = token;
        if (known != null && isFresh(known)) { // somebody else did while we waited
            return known;
        }
        Token signedIn = new Token(signIn(), System.nanoTime());
        token = signedIn;
        return signedIn;
    }

    private synchronized void forget(Token dead) {
        if (dead.equals(token)) {
            token = null;
        }
    }

    private String signIn() {
        HttpPost request = new HttpPost(at(SIGN_IN));
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("identity", settings.user(), "password", settings.password()));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        Answer answer = http.exchange(request);
        String value = answer.body().path("token").asString("");
        if (!answer.isSuccess() || value.isEmpty()) {
            throw StoreUnreachable.signInRefused(settings.user(), answer.status());
        }
        return value;
    }
}
