package dev.moviegen.worker.pipeline.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** A page as it was fetched. */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of megabytes would serve nobody
record Page(URI url, byte[] body, @Nullable String charset) {

    Document document() throws IOException {
        return Jsoup.parse(new ByteArrayInputStream(body), charset, url.toString());
    }
}
