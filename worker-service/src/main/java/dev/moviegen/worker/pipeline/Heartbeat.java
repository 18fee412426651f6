package dev.moviegen.worker.pipeline;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the progress of every running job be written often enough to be its heartbeat. */
@Component
class Heartbeat {

    private final Set<ProgressReport> reports = ConcurrentHashMap.newKeySet();

    void add(ProgressReport report) {
        reports.add(report);
    }

    void remove(ProgressReport report) {
        reports.remove(report);
    }

    @Scheduled(fixedDelay = 1000)
    void beat() {
        reports.forEach(ProgressReport::beat);
    }
}
