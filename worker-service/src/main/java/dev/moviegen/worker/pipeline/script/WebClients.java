package dev.moviegen.worker.pipeline.script;

import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Two clients: one that connects to public addresses only, checked when the name has been resolved so that a name cannot
 * be pointed elsewhere after a check; and one for exactly the pairs that the settings allow. Neither follows redirects.
 */
@Component
class WebClients {

    private static final Logger LOG = LoggerFactory.getLogger(WebClients.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(20);

    private final FetchSettings settings;
    private final HttpClient open;
    private final HttpClient publicOnly;

    WebClients(FetchSettings settings) {
        this.settings = settings;
        HttpClientSettings direct =
                HttpClientSettings.defaults().withTimeouts(CONNECT, READ).withRedirects(HttpRedirects.DONT_FOLLOW);
        this.open = client(direct);
        this.publicOnly = client(direct.withInetAddressFilter(InetAddressFilter.externalAddresses()));
        if (!settings.allow().isEmpty()) {
            LOG.info("Articles may also be fetched from {}", settings.allow());
        }
    }

    HttpClient of(URI url) {
        return settings.allows(url) ? open : publicOnly;
    }

    /** No proxy of the system: the filter would see the proxy's address instead of the page's. No cookies, no retries. */
    private static HttpClient client(HttpClientSettings settings) {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withHttpClientCustomizer(builder -> builder.setRoutePlanner(new DefaultRoutePlanner(null))
                        .setUserAgent("MovieGenerator/0.1")
                        .disableCookieManagement()
                        .disableAutomaticRetries())
                .build(settings)
                .getHttpClient();
    }
}
