package dev.moviegen.worker.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.events.JobCancelled;
import dev.moviegen.store.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a running job makes of an event and of its row. */
class RunningJobTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-24T06:00:00.123456Z");

    private final RunningJob job = new RunningJob("j", "w#1", 3, "here", System.nanoTime());

    private static Job row(String status, String owner, int epoch, String disk) {
        return new Job(JsonMapper.shared()
                .valueToTree(Map.of("id", "j", "status", status, "owner", owner, "epoch", epoch, "disk", disk)));
    }

    private static JobCancelled cancelledOn(String disk) {
        return new JobCancelled("j", "processing", "w#1", disk, 3, "api", "", ACCEPTED, 1);
    }

    private Optional<StopReason> reason() {
        return job.flag().stop().map(Stop::reason);
    }

    @Test
    void goesOnWhileTheRowIsItsOwn() {
        job.obey(Optional.of(row("processing", "w#1", 3, "here")), HeardBy.POLL);

        assertThat(reason()).isEmpty();
    }

    @Test
    void isCancelledByTheEventOfItsDisk() {
        job.hear(cancelledOn("here"));

        assertThat(reason()).contains(StopReason.CANCELLED);
        assertThat(job.flag().stop().orElseThrow().acceptedAt()).isEqualTo(ACCEPTED);
        assertThat(job.flag().stop().orElseThrow().heardBy()).isEqualTo(HeardBy.EVENT);
    }

    /** Else it would send the proof of a clean-up from a disk that nobody asked. */
    @Test
    void aCancelOnAnotherDiskOnlySaysThatTheJobIsNotItsOwnAnyMore() {
        job.hear(cancelledOn("elsewhere"));

        assertThat(reason()).contains(StopReason.SUPERSEDED);
    }

    @Test
    void isCancelledByTheRowWhoeverOwnsItAsLongAsTheDiskIsThis() {
        job.obey(Optional.of(row("cancelled", "x#1", 4, "here")), HeardBy.REFUSED_WRITE);

        assertThat(reason()).contains(StopReason.CANCELLED);
    }

    /** The event may be lost; the proof says all the same when the cancel was accepted. */
    @Test
    void readsFromTheRowWhenItsCancelWasAccepted() {
        Map<String, Object> row =
                Map.of("id", "j", "status", "cancelled", "disk", "here", "completed_at", "2026-11-24 06:00:00.123Z");

        job.obey(Optional.of(new Job(JsonMapper.shared().valueToTree(row))), HeardBy.POLL);

        assertThat(job.flag().stop().orElseThrow().acceptedAt()).isEqualTo(Instant.parse("2026-11-24T06:00:00.123Z"));
    }

    @Test
    void isSupersededByAnotherOwnerEpochOrDisk() {
        for (Job other : new Job[] {
            row("processing", "x#1", 4, "here"),
            row("processing", "w#1", 4, "here"),
            row("processing", "", 4, "here"),
            row("cancelled", "x#1", 4, "elsewhere"),
            row("completed", "x#1", 4, "elsewhere")
        }) {
            RunningJob one = new RunningJob("j", "w#1", 3, "here", System.nanoTime());
            one.obey(Optional.of(other), HeardBy.POLL);
            assertThat(one.flag().stop().map(Stop::reason)).as("%s", other).contains(StopReason.SUPERSEDED);
        }
    }

    /** The answer to its own hand-back was lost; what is finished stays for whoever goes on. */
    @Test
    void aJobThatItGaveBackItselfIsNobodyElses() {
        job.obey(Optional.of(row("processing", "", 3, "here")), HeardBy.REFUSED_WRITE);

        assertThat(reason()).isEmpty();
    }

    @Test
    void isSupersededWhenTheStoreSaysThatThereIsNoSuchRow() {
        job.obey(Optional.empty(), HeardBy.POLL);

        assertThat(reason()).contains(StopReason.SUPERSEDED);
    }

    /** A worker that was stopped for a minute finds an old answer waiting: that is no sign of life. */
    @Test
    void anAcceptedWriteCountsFromWhenItWasSent() {
        long now = System.nanoTime();
        RunningJob one = new RunningJob(
                "j", "w#1", 3, "here", now - Duration.ofSeconds(90).toNanos());
        one.writeAccepted(now - Duration.ofSeconds(60).toNanos());

        assertThat(one.nanosSinceAcceptedWrite())
                .isLessThan(Duration.ofSeconds(90).toNanos())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void anAnswerThatWasOvertakenDoesNotTakeTheLaterOneBack() {
        RunningJob one = new RunningJob("j", "w#1", 3, "here", System.nanoTime());
        one.writeAccepted(System.nanoTime());
        one.writeAccepted(System.nanoTime() - Duration.ofSeconds(60).toNanos());

        assertThat(one.nanosSinceAcceptedWrite())
                .isLessThan(Duration.ofSeconds(60).toNanos());
    }
}
