package dev.moviegen.store;

import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Whose word counts when a store shows its certificate; that it is made out for the store's host is checked as well. */
final class Trust {

    private Trust() {}

    static SSLContext in(String caFile) {
        if (caFile.isEmpty()) {
            return SSLContexts.createDefault();
        }
        PemSslStoreDetails authority = PemSslStoreDetails.forCertificate("file:" + caFile);
        return SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext();
    }
}
