package dev.moviegen.worker.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.moviegen.store.PocketBase;
import dev.moviegen.store.StoreUnreachable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One question a second for all running jobs, and one right after each reconnect. */
class CancellationPollTest {

    private final PocketBase store = mock(PocketBase.class);
    private final RunningJobs running = new RunningJobs();
    private final CancellationPoll poll = new CancellationPoll(running, store);
    private final RunningJob first = run("a");
    private final RunningJob second = run("b");

    private RunningJob run(String id) {
        RunningJob job = new RunningJob(id, "w#1", 1, "here", System.nanoTime());
        running.add(job);
        return job;
    }

    private static JsonNode row(String id, String status) {
        return JsonMapper.shared()
                .valueToTree(Map.of("id", id, "status", status, "owner", "w#1", "epoch", 1, "disk", "here"));
    }

    @Test
    void asksOnceForAllAndTellsThoseThatAreCancelled() {
        when(store.list(eq("jobs"), any())).thenReturn(List.of(row("a", "processing"), row("b", "cancelled")));

        poll.look();

        verify(store).list(eq("jobs"), any());
        assertThat(first.flag().isRequested()).isFalse();
        assertThat(second.flag().stop().orElseThrow().heardBy()).isEqualTo(HeardBy.POLL);
    }

    /** A list can be empty because a token is dead; only a 404 for its id says that a job is gone. */
    @Test
    void asksAgainForAJobThatTheListDoesNotHave() {
        when(store.list(eq("jobs"), any())).thenReturn(List.of());
        when(store.find("jobs", "a")).thenReturn(Optional.of(row("a", "processing")));
        when(store.find("jobs", "b")).thenReturn(Optional.empty());

        poll.look();

        assertThat(first.flag().isRequested()).isFalse();
        assertThat(second.flag().stop().orElseThrow().reason()).isEqualTo(StopReason.SUPERSEDED);
    }

    @Test
    void knowsNothingWhileTheStoreDoesNotAnswer() {
        when(store.list(eq("jobs"), any())).thenThrow(mock(StoreUnreachable.class));

        poll.look();

        assertThat(first.flag().isRequested()).isFalse();
    }

    @Test
    void asksNothingWhenNothingRuns() {
        running.remove(first);
        running.remove(second);

        poll.look();

        verifyNoInteractions(store);
    }

    /** What was announced while the connection was away is in no queue. */
    @Test
    void looksAtOnceWhenItsOwnQueueIsHeardAgain() {
        CancellationPoll look = mock(CancellationPoll.class);
        JobCancelledListener listener = new JobCancelledListener(running, look, event -> {});

        listener.onReconnect(new ConsumeOkEvent(this, "worker.jobs", "tag"));
        verify(look, never()).look();
        listener.onReconnect(new ConsumeOkEvent(this, "worker.cancelled.w1", "tag"));
        verify(look).look();
    }
}
