package dev.moviegen.worker.cancellation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A worker whose writes are not accepted kills the processes of its jobs before anybody else may take them over: 15 s
 * here, 20 s of silence there, each on its own stopwatch.
 */
@Component
class Lease {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    static final Duration LENGTH = Duration.ofSeconds(15);

    private final RunningJobs running;

    Lease(RunningJobs running) {
        this.running = running;
    }

    @Scheduled(fixedDelay = 500)
    void check() {
        for (RunningJob job : running.all()) {
            if (job.nanosSinceAcceptedWrite() > LENGTH.toNanos()
                    && job.flag().request(Stop.now(StopReason.LEASE_LOST, HeardBy.POLL))) {
                log.warn("Job {} stops: the store has accepted no write for {} s", job.jobId(), LENGTH.toSeconds());
            }
        }
    }
}
