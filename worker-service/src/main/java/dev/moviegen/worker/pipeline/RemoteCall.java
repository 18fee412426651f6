package dev.moviegen.worker.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moviegen.worker.cancellation.Cancellation;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;

/**
 * One call to a service that the operator has named, for a voice or a text: bounded in time and size, and ended at once by
 * a cancel, also while a name is being resolved or a model thinks.
 */
public final class RemoteCall {

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final int SHOWN = 300;

    private static final CloseableHttpClient CLIENT = HttpClients.custom()
            .setUserAgent("MovieGenerator/0.1")
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAutomaticRetries()
            .build();

    private RemoteCall() {}

    /** The body of a successful answer; {@link IOException} for every other one, with the beginning of what it says. */
    public static byte[] send(HttpUriRequestBase request, Duration limit, Cancellation cancellation) throws Exception {
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .build());
        try (Cancellation.Registration registration = cancellation.onRequest(request::abort)) {
            return Aside.run(cancellation, () -> CLIENT.execute(request, RemoteCall::body));
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_BYTES);
        if (response.getCode() < 200 || response.getCode() > 299) {
            String said = new String(body, 0, Math.min(SHOWN, body.length), UTF_8);
            throw new IOException("It answers " + response.getCode() + ": " + said.strip());
        }
        return body;
    }
}
