package dev.moviegen.api.live;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobExpired;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.api.pages.JobPanels;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import dev.moviegen.store.StoreUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a job that has changed, once, and shows it to all of its pages. However often a job is named before it is read,
 * it is read once, and whoever shows it already is not told again, unless by now the proof of a cancel is late.
 */
@Component
class LiveUpdates {

    private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);

    /** Another listener of the same event stores the proof; until it has, the row looks as it did before. */
    private static final Duration UNTIL_THE_PROOF_IS_STORED = Duration.ofMillis(40);

    private static final int LOOKS_FOR_THE_PROOF = 50;

    private final LivePages pages;
    private final FindJobs findJobs;
    private final JobPanels panels;
    private final Lanes lanes;

    /** The jobs that will be looked at, and whether all of their pages want to know. */
    private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    LiveUpdates(LivePages pages, FindJobs findJobs, JobPanels panels, Lanes lanes) {
        this.pages = pages;
        this.findJobs = findJobs;
        this.panels = panels;
        this.lanes = lanes;
    }

    /** The job may have been written, or have a new page: for those pages that do not show its row as it is. */
    void look(String jobId) {
        look(jobId, false);
    }

    /** More than the job's own row may have changed: for all of its pages. */
    private void lookAgain(String jobId) {
        look(jobId, true);
    }

    /** Does nothing for a job that no page shows. */
    private void look(String jobId, boolean isForAll) {
        if (pages.isWatched(jobId)) {
            asked.merge(jobId, isForAll, Boolean::logicalOr);
            lanes.run(jobId, () -> update(jobId));
        }
    }

    void lookAtAll() {
        pages.jobs().forEach(this::lookAgain);
    }

    /** The queue has moved: every waiting job has another place in it. */
    void lookAtWaiting() {
        waiting.removeIf(jobId -> !pages.isWatched(jobId));
        waiting.forEach(this::lookAgain);
    }

    /** What could not be read while the store was away. */
    void lookAtMissed() {
        List<String> unread = List.copyOf(missed);
        unread.forEach(missed::remove);
        unread.forEach(this::lookAgain);
    }

    void lookForProof(String jobId) {
        lookForProof(jobId, LOOKS_FOR_THE_PROOF);
    }

    private void lookForProof(String jobId, int looks) {
        if (looks > 0 && pages.isWatched(jobId)) {
            look(jobId);
            lanes.runLater(jobId, UNTIL_THE_PROOF_IS_STORED, () -> lookForProof(jobId, looks - 1));
        }
    }

    private void remember(Job job) {
        if (job.status() == JobStatus.PENDING) {
            waiting.add(job.id());
        } else {
            waiting.remove(job.id());
        }
    }

    private void update(String jobId) {
        Boolean isForAll = asked.remove(jobId); // before the read: what changes from here on is read again
        if (isForAll == null) {
            return; // read by an earlier task, after it was asked for
        }
        try {
            Job job = findJobs.find(jobId);
            remember(job);
            pages.of(jobId).stream()
                    .filter(page -> isForAll || JobPanels.isWaitingForProof(job) || !page.shows(job))
                    .collect(Collectors.groupingBy(LivePage::locale))
                    .forEach((locale, open) -> show(LivePanel.of(job, panels.html(job, locale)), open));
        } catch (StoreUnreachable later) {
            missed.add(jobId);
        } catch (JobNotFound | JobExpired gone) {
            pages.of(jobId).forEach(page -> page.stream().close());
        } catch (RuntimeException broken) {
            log.error("The page of job {} cannot be updated", jobId, broken);
        }
    }

    private static void show(LivePanel panel, List<LivePage> open) {
        open.forEach(page -> page.show(panel));
    }
}
