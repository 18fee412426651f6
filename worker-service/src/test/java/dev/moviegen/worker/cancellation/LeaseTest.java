package dev.moviegen.worker.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final RunningJobs running = new RunningJobs();
    private final Lease lease = new Lease(running);
    private final RunningJob job = new RunningJob(
            "j", "w#1", 1, "here", System.nanoTime() - Duration.ofSeconds(90).toNanos());

    private void lastAccepted(Duration ago) {
        running.add(job);
        job.writeAccepted(System.nanoTime() - ago.toNanos());
        lease.check();
    }

    @Test
    void killsTheJobsProcessesOnceNoWriteWasAcceptedForFifteenSeconds() {
        AtomicBoolean killed = new AtomicBoolean();
        job.flag().onRequest(() -> killed.set(true));

        lastAccepted(Duration.ofMillis(15_100));

        assertThat(killed).isTrue();
        assertThat(job.flag().stop().map(Stop::reason)).contains(StopReason.LEASE_LOST);
    }

    @Test
    void leavesAJobAloneWhoseWritesAreAccepted() {
        lastAccepted(Duration.ofSeconds(14));

        assertThat(job.flag().isRequested()).isFalse();
    }

    /** 15 s here must end before 20 s there: nobody may take a job over whose processes live. */
    @Test
    void isShorterThanTheSilenceAfterWhichOthersMayTakeOver() {
        assertThat(Lease.LENGTH).isEqualTo(Duration.ofSeconds(15));
    }
}
