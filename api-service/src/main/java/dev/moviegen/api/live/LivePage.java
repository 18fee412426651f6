package dev.moviegen.api.live;

import dev.moviegen.store.Job;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One open page. Writing never waits for the reader: what he has not taken yet is replaced by what is newer, so that a
 * slow one costs no thread and no memory.
 */
final class LivePage implements WriteListener {

    private final String jobId;
    private final Locale locale;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Queue<byte[]> first = new ArrayDeque<>();

    private @Nullable LivePanel next;
    private @Nullable Job shown;
    private boolean beatIsDue;
    private boolean isWritable;
    private boolean isUnflushed;
    private boolean isEnding;
    private boolean isClosed;

    LivePage(String jobId, Locale locale, AsyncContext context) throws IOException {
        this.jobId = jobId;
        this.locale = locale;
        this.context = context;
        this.out = context.getResponse().getOutputStream();
    }

    String jobId() {
        return jobId;
    }

    Locale locale() {
        return locale;
    }

    /** To be called once, when the page can be found by those who have news for it. */
    void open(byte[] greeting) {
        synchronized (this) {
            first.add(greeting);
        }
        out.setWriteListener(this);
    }

    /** Whether it has the panel of this very row, or will have it as soon as its reader takes it. */
    synchronized boolean shows(Job job) {
        return job.equals(shown);
    }

    /** An older panel than the one that is shown, read by somebody slower, is dropped. */
    synchronized void show(LivePanel panel) {
        if (shown != null && panel.job().updatedText().compareTo(shown.updatedText()) < 0) {
            return;
        }
        shown = panel.job();
        next = panel;
        write();
    }

    synchronized void beat() {
        beatIsDue = true;
        write();
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

    /** Nothing may be written before the container says so, nor after {@code isReady} has said no, until it says so again. */
    private void write() {
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
        if (!first.isEmpty()) {
            return first.poll();
        }
        LivePanel panel = next;
        next = null;
        if (panel != null) {
            isEnding = panel.isLast();
            beatIsDue = false;
            return panel.event();
        }
        boolean beats = beatIsDue;
        beatIsDue = false;
        return beats ? LivePanel.beat() : null;
    }
}
