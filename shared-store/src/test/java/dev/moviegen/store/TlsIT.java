package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.testing.StoreProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsIT {

    @TempDir
    static Path folder;

    private static TlsFront front;

    @BeforeAll
    static void open() throws Exception {
        certificates("own");
        certificates("strangers");
        front = new TlsFront(folder.resolve("own"), StoreProcess.shared().url());
    }

    @AfterAll
    static void close() {
        front.close();
    }

    @Test
    void aStoreThatTheAuthorityVouchesForIsSignedInTo() {
        try (PocketBase store = connection("localhost", "own")) {
            assertThat(store.count(Job.COLLECTION, "status = 'pending'")).isNotNegative();
        }
    }

    @Test
    void aStoreThatSomebodyElseVouchesForNeverLearnsThePassword() {
        try (PocketBase store = connection("localhost", "strangers")) {
            assertThatThrownBy(() -> store.count(Job.COLLECTION, "status = 'pending'"))
                    .isInstanceOf(StoreUnreachable.class)
                    .rootCause()
                    .isInstanceOf(CertPathValidatorException.class);
        }
    }

    @Test
    void aStoreUnderAnotherNameThanItsCertificatesIsNotSpokenTo() {
        try (PocketBase store = connection("127.0.0.1", "own")) {
            assertThatThrownBy(() -> store.count(Job.COLLECTION, "status = 'pending'"))
                    .isInstanceOf(StoreUnreachable.class);
        }
    }

    private static PocketBase connection(String host, String authority) {
        StoreProcess process = StoreProcess.shared();
        return new PocketBase(new StoreSettings(
                "https://" + host + ":" + front.port(),
                process.apiSettings().user(),
                process.apiPassword(),
                Duration.ofSeconds(5),
                folder.resolve(authority).resolve("ca.pem").toString()));
    }

    private static void certificates(String name) throws Exception {
        Path above = Path.of("").toAbsolutePath();
        while (!Files.exists(above.resolve("bin/certificates"))) {
            above = above.getParent();
        }
        String script = above.resolve("bin/certificates").toString();
        assertThat(new ProcessBuilder(script, folder.resolve(name).toString(), "localhost")
                        .start()
                        .waitFor())
                .isZero();
    }
}
