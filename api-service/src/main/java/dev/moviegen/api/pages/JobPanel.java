package dev.moviegen.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status panel of a job in one reader's language.
 *
 * @param version the time of the row's last write: a later panel's is greater
 * @param live whether anything may still change
 * @param step where the work is; null: nowhere
 * @param spoken what a screen reader is told; it changes seldom
 * @param notice why something that was just asked was refused; empty: nothing was
 * @param changeFirst whether the same input would only end the same
 */
record JobPanel(
        String id,
        String version,
        String status,
        boolean live,
        int progress,
        String message,
        Clockwork clockwork,
        List<String> lines,
        List<StepLine> steps,
        List<Fact> facts,
        List<LogLine> log,
        @Nullable Media media,
        String spoken,
        String notice,
        boolean changeFirst) {

    /** Whether there is still something to stop. */
    public boolean cancellable() {
        return status.equals("pending") || status.equals("processing");
    }

    /** Panels of the same shape have the same buttons and players: an update leaves those alone. */
    public String shape() {
        return status + (live ? "" : "-over") + (media == null ? "" : "-media");
    }

    /**
     * Times that go on while nobody says anything, in milliseconds.
     *
     * @param elapsed negative: not shown
     * @param rest what is left, about; negative: nothing is known
     */
    record Clockwork(long elapsed, long rest, String elapsedText, String restText) {}

    /**
     * A step of the work.
     *
     * @param state {@code done current waiting failed stopped}
     * @param elapsed milliseconds since it began, while it goes on; else negative
     */
    record StepLine(String name, String label, String state, int percent, String time, long elapsed) {}

    /**
     * A label and its value.
     *
     * @param time an instant in ISO 8601, which the browser shows in its own zone; empty: none
     * @param licence the address of the licence that a credit names; empty: none
     */
    record Fact(String label, String value, String time, String licence) {}

    /** What has happened when; {@code key} is the same whenever the same thing is told. */
    record LogLine(String key, String time, String clock, String text) {}

    /** The files that are there, and what is said in them. */
    record Media(boolean captions, boolean thumbnail, boolean script, String language, Transcript transcript) {}
}
