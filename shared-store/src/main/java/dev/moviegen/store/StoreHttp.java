package dev.moviegen.store;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls over the wire, each bounded in time; whatever is no answer is {@link StoreUnreachable}. */
final class StoreHttp implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    /** Long enough not to cost a check for each of our frequent calls, shorter than PocketBase keeps a connection. */
    private static final TimeValue CHECK_IDLE = TimeValue.ofSeconds(10);

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final JsonMapper json = JsonMapper.shared();

    StoreHttp(String caFile, Duration timeout, int atOnce) {
        Timeout wait = Timeout.of(timeout);
        connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(Trust.in(caFile)))
                .setMaxConnPerRoute(atOnce)
                .setMaxConnTotal(atOnce)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(wait)
                        .setValidateAfterInactivity(CHECK_IDLE)
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(wait)
                        .setResponseTimeout(wait)
                        .build())
                .disableAutomaticRetries() // what a repeated write means is for the caller to decide
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer exchange(HttpUriRequestBase request) {
        try {
            return executed(request);
        } catch (IOException | JacksonException e) {
            throw unreachable(request, e);
        }
    }

    private Answer executed(HttpUriRequestBase request) throws IOException {
        try {
            return client.execute(request, this::read);
        } catch (NoHttpResponseException | SocketException e) {
            // The store was restarted, and this connection is from before: a read may simply be made again.
            if (!request.getMethod().equals("GET")) {
                throw e;
            }
            dropWaitingConnections();
            return client.execute(request, this::read);
        }
    }

    /** Leaves the body to the caller, who closes it. */
    Download open(HttpUriRequestBase request) {
        try {
            return new Download(request, client.executeOpen(null, request, null));
        } catch (IOException e) {
            throw unreachable(request, e);
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        return body.length == 0
                ? Answer.empty(response.getCode())
                : new Answer(response.getCode(), json.readTree(body));
    }

    private StoreUnreachable unreachable(HttpUriRequestBase request, Exception cause) {
        dropWaitingConnections();
        // Without the query, which may carry a file token.
        return StoreUnreachable.at(request.getMethod() + " " + pathOf(request), cause);
    }

    /** Those in the pool are as dead as the one that has just failed. */
    private void dropWaitingConnections() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }

    private static String pathOf(HttpUriRequestBase request) {
        String path = request.getPath();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
