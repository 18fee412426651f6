package dev.moviegen.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** What stands before a store that is reached over TLS: PocketBase itself has no certificates of one's own. */
final class TlsFront implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final URI behind;
    private final ServerSocket listener;

    /** @param certificates of bin/certificates, made out for localhost */
    TlsFront(Path certificates, String behind) throws IOException {
        this.behind = URI.create(behind);
        PemSslStoreDetails own = PemSslStoreDetails.forCertificate("file:" + certificates.resolve("localhost.pem"))
                .withPrivateKey("file:" + certificates.resolve("localhost-key.pem"));
        SSLContext context = SslBundle.of(new PemSslStoreBundle(own, null)).createSslContext();
        listener = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                Socket store = new Socket(behind.getHost(), behind.getPort());
                threads.execute(() -> pump(caller, store));
                threads.execute(() -> pump(store, caller));
            } catch (IOException e) {
                continue; // closed, or a caller that did not like the certificate
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            return; // one of the two has hung up
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
