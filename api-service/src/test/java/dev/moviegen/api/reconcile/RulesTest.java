package dev.moviegen.api.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.api.jobs.Announcements;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.LostDisks;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final PocketBaseClient store = mock();
    private final Announcements announcements = mock();
    private final LostDisks lostDisks = mock();
    private final WorkQueue queue = mock();
    private final Stopwatch stopwatch = new Stopwatch();

    @Test
    void asksForAProofAfterTwoFourEightAndAtMostSixtySeconds() {
        Job job = Rows.cancelled().job();
        when(store.all(anyString())).thenReturn(List.of(job));
        List<Integer> seconds =
                secondsAtWhichItActs(new UnprovenCancels(store, announcements, lostDisks, stopwatch), 200);
        assertThat(seconds).containsExactly(2, 6, 14, 30, 62, 122, 182);
        verify(announcements).cancelledAgain(job, 2);
        verify(announcements).cancelledAgain(job, 8);
    }

    @Test
    void confirmsTheCleanUpOfAJobThatNobodyEverHad() {
        Job job = Rows.neverClaimed().job();
        when(store.all(anyString())).thenReturn(List.of(job));
        secondsAtWhichItActs(new UnprovenCancels(store, announcements, lostDisks, stopwatch), 3);
        verify(announcements).neverClaimed(job);
    }

    @Test
    void asksWorkersToLookAfterAJobWhoseOwnerIsSilentForTwentySeconds() {
        Job job = Rows.processing().job();
        when(store.all(anyString())).thenReturn(List.of(job));
        List<Integer> seconds = secondsAtWhichItActs(new SilentOwners(store, announcements, stopwatch), 1700);
        assertThat(seconds).containsExactly(20, 80, 200, 440, 920, 1520);
    }

    @Test
    void takesEveryHeartbeatForASignOfLife() {
        SilentOwners rule = new SilentOwners(store, announcements, stopwatch);
        for (int i = 0; i < 10; i++) {
            when(store.all(anyString()))
                    .thenReturn(List.of(
                            Rows.processing().with("updated", "beat " + i).job()));
            assertThat(rule.due()).isEmpty();
            stopwatch.pass(19);
        }
    }

    /** While the store is away no owner can write: taking that for silence would count a death. Whom it hit plays no part. */
    @Test
    void doesNotTakeAnOutageOfTheStoreForTheSilenceOfAnOwner() {
        Rule anotherRule = mock();
        SilentOwners rule = new SilentOwners(store, announcements, stopwatch);
        Reconciler reconciler = new Reconciler(List.of(anotherRule, rule));
        when(store.all(anyString())).thenReturn(List.of(Rows.processing().job()));
        reconciler.reconcile();
        stopwatch.pass(19);
        when(anotherRule.due()).thenThrow(mock(StoreUnreachable.class)).thenReturn(List.of());
        reconciler.reconcile();
        stopwatch.pass(19);
        reconciler.reconcile();
        verify(announcements, never()).silent(any());
        stopwatch.pass(1);
        reconciler.reconcile();
        verify(announcements).silent(any());
    }

    @Test
    void sendsAWaitingJobAgainAfterFifteenSecondsOfAnEmptyQueue() {
        when(store.all(anyString())).thenReturn(List.of(Rows.pending().job()));
        when(queue.isEmpty()).thenReturn(true);
        List<Integer> seconds = secondsAtWhichItActs(new WaitingJobs(store, announcements, queue, stopwatch), 100);
        assertThat(seconds).containsExactly(15, 30, 60);
    }

    @Test
    void sendsAWaitingJobAgainEveryTenMinutesWhateverLiesInTheQueue() {
        when(store.all(anyString())).thenReturn(List.of(Rows.pending().job()));
        List<Integer> seconds = secondsAtWhichItActs(new WaitingJobs(store, announcements, queue, stopwatch), 1900);
        assertThat(seconds).containsExactly(600, 1200, 1800);
    }

    @Test
    void startsAnewForAJobThatWasAwayInBetween() {
        UnprovenCancels rule = new UnprovenCancels(store, announcements, lostDisks, stopwatch);
        when(store.all(anyString())).thenReturn(List.of(Rows.cancelled().job()), List.of());
        rule.due();
        rule.due();
        stopwatch.pass(100);
        when(store.all(anyString())).thenReturn(List.of(Rows.cancelled().job()));
        assertThat(rule.due()).isEmpty();
    }

    @Test
    void countsCancelsThatNobodyConfirmsAndSaysItOnce() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        LateProofs rule = new LateProofs(store, lostDisks, meters);
        when(store.all(anyString())).thenReturn(List.of(Rows.cancelled().job()));
        assertThat(rule.due()).hasSize(1);
        rule.act(Rows.cancelled().job());
        assertThat(rule.due()).isEmpty();
        assertThat(meters.get("moviegen.cancels.unconfirmed").gauge().value()).isEqualTo(1);
    }

    @Test
    void asksForNoProofOfADiskThatIsDeclaredLostAndNoLongerCountsIt() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        when(lostDisks.all()).thenReturn(Map.of("d1", Instant.EPOCH));
        when(store.all(anyString())).thenReturn(List.of(Rows.cancelled().job()));
        assertThat(secondsAtWhichItActs(new UnprovenCancels(store, announcements, lostDisks, stopwatch), 100))
                .isEmpty();
        assertThat(new LateProofs(store, lostDisks, meters).due()).isEmpty();
        assertThat(meters.get("moviegen.cancels.unconfirmed").gauge().value()).isZero();
        assertThat(secondsAtWhichItActs(new UnprovenCancels(store, announcements, mock(), stopwatch), 3))
                .isNotEmpty();
    }

    @Test
    void tellsUnsubmittedJobsAndUnannouncedEndsAndDeletesExpiredOnes() {
        Job job = Rows.completed().job();
        when(store.list(anyString(), anyString(), anyInt())).thenReturn(List.of(job));
        List<Rule> rules = List.of(
                new UnsubmittedJobs(store, announcements),
                new UnannouncedEnds(store, announcements),
                new ExpiredJobs(store));
        new Reconciler(rules).reconcile();
        verify(announcements).submitted(job);
        verify(announcements).ended(job);
        verify(store).delete(job.id());
    }

    private List<Integer> secondsAtWhichItActs(Rule rule, int seconds) {
        List<Integer> acted = new ArrayList<>();
        for (int second = 0; second <= seconds; second++) {
            for (Job job : rule.due()) {
                acted.add(second);
                rule.act(job);
            }
            stopwatch.pass(1);
        }
        return acted;
    }
}
