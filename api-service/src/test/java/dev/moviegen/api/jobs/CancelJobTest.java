package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import dev.moviegen.store.WriteRefused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancelJobTest {

    private static final CancelRequest REQUEST =
            new CancelRequest(Rows.ID, "api", "", "", CallerAddress.of("192.0.2.1"));

    private final PocketBase store = mock();
    private final Announcements announcements = mock();
    private final CancelLimit limit = new CancelLimit(new LimitSettings(5, 10, 2, 24));
    private final CancelJob cancelJob = new CancelJob(
            limit, new PocketBaseClient(store), announcements, Clock.systemUTC(), new SimpleMeterRegistry());

    @Test
    void acceptsItsOwnCancelWhoseAnswerWasLost() {
        AtomicReference<Object> request = new AtomicReference<>();
        when(write()).thenAnswer(call -> {
            request.set(call.<Map<String, Object>>getArgument(2).get("request"));
            throw mock(StoreUnreachable.class);
        });
        when(read())
                .thenAnswer(call -> Optional.of(
                        Rows.cancelled().with("request", request.get()).job().row()));
        assertThat(cancelJob.cancel(REQUEST).job().id()).isEqualTo(Rows.ID);
        verify(announcements).cancelledSoon(any());
    }

    @Test
    void refusesWhenSomebodyElseWasFaster() {
        when(write()).thenThrow(mock(WriteRefused.class));
        when(read())
                .thenReturn(Optional.of(
                        Rows.cancelled().with("request", "another").job().row()));
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST))
                .isInstanceOf(JobNotCancellable.class)
                .hasMessage("Job is already cancelled");
        verify(announcements, never()).cancelledSoon(any());
    }

    @Test
    void triesAgainWhileARefusedJobStillLives() {
        Job cancelled = Rows.cancelled().job();
        when(write()).thenThrow(mock(WriteRefused.class)).thenReturn(cancelled.row());
        when(read()).thenReturn(Optional.of(Rows.processing().job().row()));
        assertThat(cancelJob.cancel(REQUEST).job()).isEqualTo(cancelled);
    }

    @Test
    void givesUpAfterAFewTries() {
        when(write()).thenThrow(mock(WriteRefused.class));
        when(read()).thenReturn(Optional.of(Rows.processing().job().row()));
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST)).isInstanceOf(WriteRefused.class);
        verify(store, times(5)).updateInOneTransaction(anyString(), anyString(), anyMap());
    }

    @Test
    void doesNotTryAgainWhenTheStoreDoesNotAnswer() {
        when(write()).thenThrow(mock(StoreUnreachable.class));
        when(read()).thenReturn(Optional.of(Rows.processing().job().row()));
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST)).isInstanceOf(StoreUnreachable.class);
        verify(announcements, never()).cancelledSoon(any());
    }

    @Test
    void findsNothingWhenTheJobIsDeletedMeanwhile() {
        when(write()).thenThrow(mock(WriteRefused.class));
        when(read()).thenReturn(Optional.empty());
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST)).isInstanceOf(JobNotFound.class);
    }

    @Test
    void countsTheCancelsOfEachAddress() {
        when(write()).thenReturn(Rows.cancelled().job().row());
        cancelJob.cancel(REQUEST);
        cancelJob.cancel(REQUEST);
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST))
                .isInstanceOfSatisfying(
                        CancelLimitReached.class,
                        limited -> assertThat(limited.retryAfter()).isPositive());
        limit.forgetTheQuiet();
        assertThatThrownBy(() -> cancelJob.cancel(REQUEST)).isInstanceOf(CancelLimitReached.class);
        cancelJob.cancel(from("192.0.2.2"));
    }

    @Test
    void countsTheCancelsOfAWholeIpv6NetworkTogether() {
        when(write()).thenReturn(Rows.cancelled().job().row());
        cancelJob.cancel(from("2001:db8::1"));
        cancelJob.cancel(from("2001:db8::2"));
        assertThatThrownBy(() -> cancelJob.cancel(from("2001:db8::3"))).isInstanceOf(CancelLimitReached.class);
        cancelJob.cancel(from("2001:db8:0:1::1"));
    }

    private static CancelRequest from(String address) {
        return new CancelRequest(Rows.ID, "api", "", "", CallerAddress.of(address));
    }

    private JsonNode write() {
        return store.updateInOneTransaction(anyString(), anyString(), anyMap());
    }

    private Optional<JsonNode> read() {
        return store.find(Job.COLLECTION, Rows.ID);
    }
}
