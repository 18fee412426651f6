package dev.moviegen.worker.cancellation;

import dev.moviegen.worker.WorkerSettings;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** No job runs longer than the setting says. */
@Component
class TimeLimit {

    private final RunningJobs running;
    private final WorkerSettings settings;

    TimeLimit(RunningJobs running, WorkerSettings settings) {
        this.running = running;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = 1000)
    void check() {
        running.all().stream()
                .filter(job -> job.nanosRunning() > settings.jobLimit().toNanos())
                .forEach(job -> job.flag().request(Stop.now(StopReason.TIMED_OUT, HeardBy.POLL)));
    }
}
