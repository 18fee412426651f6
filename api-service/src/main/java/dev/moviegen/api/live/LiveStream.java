package dev.moviegen.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One open connection of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Writing
 * never waits for the reader: what there is to say is asked for when he can take it, so that a slow one costs no thread
 * and no memory.
 */
final class LiveStream implements WriteListener {

    private static final byte[] BEAT = "event: beat\ndata: \n\n".getBytes(UTF_8);
    private static final int SOONEST_RETRY = 500;
    private static final int LATEST_RETRY = 2_500;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Supplier<byte @Nullable []> news;

    private byte @Nullable [] greeting;
    private boolean beatIsDue;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isEnding;
    private boolean isClosed;

    private LiveStream(AsyncContext context, Supplier<byte @Nullable []> news) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.news = news;
        this.greeting = greeting();
    }

    /** @param news what is to be said next, or null; asked for one after the other */
    static LiveStream of(HttpServletRequest request, HttpServletResponse response, Supplier<byte @Nullable []> news)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would collect a page of events first
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        return new LiveStream(context, news);
    }

    /** To be called once, when the stream can be found by those who have news for it. */
    void open(Runnable onceItIsGone) {
        context.addListener(new Departure(this, onceItIsGone));
        out.setWriteListener(this);
    }

    /** The browser's own pause before it comes again; each another one, so that they do not all come at once. */
    private static byte[] greeting() {
        int retry = ThreadLocalRandom.current().nextInt(SOONEST_RETRY, LATEST_RETRY);
        return String.format(Locale.ROOT, "retry: %d%n%n", retry).getBytes(UTF_8);
    }

    synchronized void beat() {
        beatIsDue = true;
        write();
    }

    /** What is being asked for now is the last; the connection ends behind it. */
    synchronized void end() {
        isEnding = true;
    }

    /** Ends the connection without a word; the page comes again. */
    synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            context.complete();
        }
    }

    /** The connection has ended by itself. */
    synchronized void forget() {
        isClosed = true;
    }

    @Override
    public synchronized void onWritePossible() {
        isWritable = true;
        write();
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    /**
     * There may be news. Nothing may be written before the container says so, nor after {@code isReady} has said no,
     * until it says so again.
     */
    synchronized void write() {
        if (!isWritable) {
            return;
        }
        try {
            while (!isClosed && out.isReady()) {
                if (!writeNext()) {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    private boolean writeNext() throws IOException {
        byte[] event = take();
        if (event != null) {
            out.write(event);
            isUnflushed = true;
            return true;
        }
        if (isUnflushed) {
            isUnflushed = false;
            out.flush();
            return true;
        }
        if (isEnding) {
            close();
        }
        return false;
    }

    private byte @Nullable [] take() {
        byte[] first = greeting;
        greeting = null;
        if (first != null) {
            return first;
        }
        byte[] next = news.get();
        boolean beats = beatIsDue;
        beatIsDue = false;
        return next == null && beats ? BEAT : next;
    }
}
