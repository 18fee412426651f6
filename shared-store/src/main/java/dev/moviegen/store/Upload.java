package dev.moviegen.store;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One write with files that can be ended from another thread. An interrupt does not end a blocking write to a socket; closing
 * the socket does.
 */
public final class Upload {

    private final String collection;
    private final String id;
    private final Supplier<HttpUriRequestBase> request;
    private final Sending sending;

    private final AtomicBoolean aborted = new AtomicBoolean();
    private final AtomicReference<@Nullable HttpUriRequestBase> underWay = new AtomicReference<>();

    /** Sends what the supplier makes, perhaps twice, and says what came of it. */
    @FunctionalInterface
    interface Sending {
        JsonNode send(Supplier<HttpUriRequestBase> request);
    }

    Upload(String collection, String id, Supplier<HttpUriRequestBase> request, Sending sending) {
        this.collection = collection;
        this.id = id;
        this.request = request;
        this.sending = sending;
    }

    /**
     * Sends it and waits for the answer.
     *
     * @return the record as it is now
     * @throws StoreUnreachable also after {@link #abort}: it may have arrived just before
     */
    public JsonNode send() {
        try {
            return sending.send(this::next);
        } catch (StoreUnreachable e) {
            throw aborted.get() ? StoreUnreachable.uploadEnded(collection, id) : e;
        }
    }

    /** Ends it at once, also if it has not been sent yet; from any thread, any number of times. */
    public void abort() {
        aborted.set(true);
        HttpUriRequestBase current = underWay.get();
        if (current != null) {
            current.abort();
        }
    }

    private HttpUriRequestBase next() {
        HttpUriRequestBase made = request.get();
        underWay.set(made);
        if (aborted.get()) { // asked before abort() could see the request
            throw StoreUnreachable.uploadEnded(collection, id);
        }
        return made;
    }
}
