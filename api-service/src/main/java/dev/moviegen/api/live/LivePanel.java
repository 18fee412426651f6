package dev.moviegen.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moviegen.api.pages.JobPanels;
import dev.moviegen.store.Job;

/**
 * A status panel as an event of a stream, the same bytes for all readers of one language.
 *
 * @param job the row that it shows
 * @param isLast nothing more will change; behind it goes the event {@code end}
 */
record LivePanel(Job job, byte[] event, boolean isLast) {

    static LivePanel of(Job job, String html) {
        boolean isLast = job.status().isFinal() && !JobPanels.isWaitingForProof(job);
        StringBuilder event = new StringBuilder("event: panel\n");
        html.strip()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> event.append("data: ").append(line.strip()).append('\n'));
        event.append('\n');
        if (isLast) {
            event.append("event: end\ndata: \n\n");
        }
        return new LivePanel(job, event.toString().getBytes(UTF_8), isLast);
    }
}
