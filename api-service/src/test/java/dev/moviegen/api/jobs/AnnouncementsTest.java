package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.moviegen.api.Rows;
import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.events.JobCompleted;
import dev.moviegen.events.JobEvent;
import dev.moviegen.events.JobFailed;
import dev.moviegen.events.JobSubmitted;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.Job;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;

class AnnouncementsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:02:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final JobEventPublisher publisher = mock();
    private final PocketBaseClient store = mock();
    private final Announcements announcements = new Announcements(publisher, store, Runnable::run, CLOCK);

    @Test
    void stampsOnlyWhatTheBrokerHasConfirmed() {
        Job job = Rows.pending().job();
        doThrow(mock(EventNotConfirmed.class)).doNothing().when(publisher).publish(any());
        assertThatThrownBy(() -> announcements.submitted(job)).isInstanceOf(EventNotConfirmed.class);
        verify(store, never()).stampSubmitted(any(), any());
        announcements.submitted(job);
        verify(store).stampSubmitted(job.id(), NOW);
    }

    @Test
    void stampsAnEndOnlyOnceTheBrokerHasConfirmedIt() {
        Job job = Rows.cancelled().job();
        doThrow(mock(EventNotConfirmed.class)).doNothing().when(publisher).publish(any());
        assertThatThrownBy(() -> announcements.ended(job)).isInstanceOf(EventNotConfirmed.class);
        verify(store, never()).stampAnnounced(any(), any());
        announcements.ended(job);
        verify(store).stampAnnounced(job.id(), NOW);
    }

    @Test
    void tellsOfACancelAndOfTheCleanUpThatNobodyElseCanConfirm() {
        Job job = Rows.neverClaimed().job();
        announcements.cancelledSoon(new Accepted(job, NOW));
        InOrder order = inOrder(publisher, store);
        order.verify(publisher).publish(any(JobCancelled.class));
        order.verify(store).stampAnnounced(job.id(), NOW);
        order.verify(publisher).publish(any(JobCleanedUp.class));
        order.verify(store).stampCleaned(eq(job.id()), eq(NOW), any());
    }

    @Test
    void leavesTheCleanUpOfAClaimedJobToItsWorker() {
        announcements.cancelledSoon(new Accepted(Rows.cancelled().job(), NOW));
        verify(publisher, never()).publish(any(JobCleanedUp.class));
    }

    @Test
    void neverFailsTheCallerOfWhatIsSaidSoon() {
        doThrow(mock(EventNotConfirmed.class)).when(publisher).publish(any());
        announcements.cancelledSoon(new Accepted(Rows.cancelled().job(), NOW));
        Announcements full = new Announcements(
                publisher,
                store,
                task -> {
                    throw new RejectedExecutionException();
                },
                CLOCK);
        full.submittedSoon(Rows.pending().job());
        verify(store, never()).stampSubmitted(any(), any());
    }

    @Test
    void buildsTheEventOfEveryEndFromTheRow() {
        announcements.ended(Rows.completed().job());
        assertThat(published()).isEqualTo(new JobCompleted(Rows.ID, "w1-7f3a", 2, 12.5, 1234, 50_000));
    }

    @Test
    void buildsTheEventOfAFailure() {
        announcements.ended(Rows.failed().job());
        assertThat(published()).isEqualTo(new JobFailed(Rows.ID, "w1-7f3a", 2, "audio", "speech_failed", "no voice"));
    }

    @Test
    void buildsTheEventOfACancel() {
        announcements.ended(Rows.cancelled().job());
        assertThat(published())
                .isEqualTo(new JobCancelled(
                        Rows.ID,
                        "processing",
                        "w1-7f3a#4",
                        "d1",
                        2,
                        "api",
                        "",
                        Instant.parse("2026-11-24T06:01:00Z"),
                        1));
    }

    @Test
    void countsItsAnnouncementsOfOneCancel() {
        announcements.cancelledAgain(Rows.cancelled().job(), 3);
        assertThat(published())
                .isInstanceOfSatisfying(
                        JobCancelled.class,
                        event -> assertThat(event.announcement()).isEqualTo(3));
    }

    @Test
    void namesEpochAndHeartbeatOfASilentOwner() {
        announcements.silent(Rows.processing().job());
        assertThat(published())
                .isEqualTo(new JobSubmitted(Rows.ID, "https://example.org/a", "ja", 2, "2026-11-24 06:00:01.000Z"));
    }

    @Test
    void confirmsZerosForAJobThatNobodyHad() {
        announcements.neverClaimed(Rows.neverClaimed().job());
        assertThat(published()).isInstanceOfSatisfying(JobCleanedUp.class, event -> {
            assertThat(event.files() + event.bytes() + event.processes()).isZero();
            assertThat(event.heardBy()).isEqualTo("never_claimed");
        });
    }

    @Test
    void hasNoEventOfAnEndForALivingJob() {
        Job job = Rows.processing().job();
        assertThatThrownBy(() -> announcements.ended(job)).isInstanceOf(IllegalArgumentException.class);
        announcements.waiting(job);
        assertThat(published()).isInstanceOf(JobSubmitted.class);
    }

    private JobEvent published() {
        ArgumentCaptor<JobEvent> event = ArgumentCaptor.captor();
        verify(publisher).publish(event.capture());
        return event.getValue();
    }
}
