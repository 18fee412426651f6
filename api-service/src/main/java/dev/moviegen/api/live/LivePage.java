package dev.moviegen.api.live;

import dev.moviegen.store.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One open page of a job: a panel that its reader has not taken yet is replaced by a newer one. */
final class LivePage {

    private final String jobId;
    private final Locale locale;
    private final LiveStream stream;

    private @Nullable LivePanel next;
    private @Nullable Job shown;

    LivePage(String jobId, Locale locale, HttpServletRequest request, HttpServletResponse response) throws IOException {
        this.jobId = jobId;
        this.locale = locale;
        this.stream = LiveStream.of(request, response, this::take);
    }

    String jobId() {
        return jobId;
    }

    Locale locale() {
        return locale;
    }

    LiveStream stream() {
        return stream;
    }

    /** Whether it has the panel of this very row, or will have it as soon as its reader takes it. */
    synchronized boolean shows(Job job) {
        return job.equals(shown);
    }

    void show(LivePanel panel) {
        if (isNews(panel)) {
            stream.write();
        }
    }

    /** An older panel than the one that is shown, read by somebody slower, is dropped. */
    private synchronized boolean isNews(LivePanel panel) {
        if (shown != null && panel.job().updatedText().compareTo(shown.updatedText()) < 0) {
            return false;
        }
        shown = panel.job();
        next = panel;
        return true;
    }

    private byte @Nullable [] take() {
        LivePanel panel = takePanel();
        if (panel == null) {
            return null;
        }
        if (panel.isLast()) {
            stream.end();
        }
        return panel.event();
    }

    private synchronized @Nullable LivePanel takePanel() {
        LivePanel panel = next;
        next = null;
        return panel;
    }
}
