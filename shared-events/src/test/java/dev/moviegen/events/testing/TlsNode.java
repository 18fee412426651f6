package dev.moviegen.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A private node of one test that also listens for TLS, as {@code localhost}, vouched for by {@link #caFile}. */
public final class TlsNode implements AutoCloseable {

    private final BrokerFiles files = BrokerFiles.make();
    private final int port = FreePorts.one();
    private final PrivateNode node;

    public TlsNode() {
        Path folder = certificates(files, "broker");
        node = new PrivateNode(files, "--tls-port", "" + port, "--certificates", folder.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        node.restart();
    }

    /** Where TLS is spoken; {@link BrokerNode#port} is without. */
    public int port() {
        return port;
    }

    public String passwordOf(String user) {
        return files.passwordOf(user);
    }

    public Path caFile() {
        return files.folder().resolve("broker/ca.pem");
    }

    /** Of an authority that has nothing to do with this broker. */
    public Path strangersCaFile() {
        return certificates(files, "stranger").resolve("ca.pem");
    }

    private static Path certificates(BrokerFiles files, String name) {
        Path folder = files.folder().resolve(name);
        String script = files.checkout().resolve("bin/certificates").toString();
        try {
            if (new ProcessBuilder(script, folder.toString(), "localhost")
                            .start()
                            .waitFor()
                    != 0) {
                throw new IllegalStateException("bin/certificates failed");
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        node.kill();
        files.delete();
    }
}
