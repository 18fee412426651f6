package dev.moviegen.api.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.DeadLetters;
import dev.moviegen.events.JobCleanedUp;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.Message;

class ListenersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:02:00.000123Z");

    private final PocketBaseClient store = mock();
    private final Patience patience = mock();
    private final JobCleanedUpListener listener =
            new JobCleanedUpListener(store, patience, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void stampsTheRowWhenTheProofIsOfItsDisk() {
        has(Rows.cancelled().job());
        listener.on(cleanedUp("d1"));
        verify(store).stampCleaned(any(), any(), any());
    }

    @Test
    void stampsNothingForAnotherDiskOrAJobThatIsNotCancelled() {
        has(Rows.cancelled().job());
        listener.on(cleanedUp("d2"));
        has(Rows.completed().job());
        listener.on(cleanedUp("d1"));
        verify(store, never()).stampCleaned(any(), any(), any());
    }

    @Test
    void forgetsAProofThatIsThereAlreadyOrOfAJobThatIsGone() {
        has(Rows.cancelled().with("cleaned_at", "2026-11-24 06:01:01.000Z").job());
        listener.on(cleanedUp("d1"));
        when(store.find(Rows.ID)).thenReturn(Optional.empty());
        listener.on(cleanedUp("d1"));
        verify(store, never()).stampCleaned(any(), any(), any());
    }

    @Test
    void holdsTheMessageUntilTheStoreAnswers() {
        StoreUnreachable away = mock(StoreUnreachable.class);
        when(store.find(Rows.ID))
                .thenThrow(away)
                .thenReturn(Optional.of(Rows.cancelled().job()));
        listener.on(cleanedUp("d1"));
        verify(patience).pause(away);
        verify(store).stampCleaned(any(), any(), any());
    }

    @Test
    void handsTheMessageBackWhenTheProcessEnds() {
        Patience closing = new Patience();
        closing.close();
        assertThatThrownBy(() -> closing.pause(new IllegalStateException("away")))
                .isInstanceOf(ImmediateRequeueAmqpException.class);
    }

    @Test
    void handsTheMessageBackWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Patience().pause(new IllegalStateException("away")))
                .isInstanceOf(ImmediateRequeueAmqpException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void countsDeadLettersAndKeepsThemAlsoWhenTheStoreIsAwayAtFirst() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DeadLetters letters = mock();
        StoreUnreachable away = mock(StoreUnreachable.class);
        doThrow(away).doNothing().when(letters).keep("", "", "");
        new DeadJobsListener(meters, letters, patience).on(new Message(new byte[] {1}));
        verify(patience).pause(away);
        verify(letters, times(2)).keep("", "", "");
        assertThat(meters.get("moviegen.jobs.dead.letters").counter().count()).isEqualTo(1);
    }

    private void has(Job job) {
        when(store.find(Rows.ID)).thenReturn(Optional.of(job));
    }

    private static JobCleanedUp cleanedUp(String disk) {
        return new JobCleanedUp(Rows.ID, "worker", "w1", disk, 2, 3, 4, 1, NOW, NOW, NOW, NOW, "event");
    }
}
