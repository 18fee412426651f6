package dev.moviegen.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

class JobEventsListenerTest {

    private final ConsoleNews console = mock();
    private final JobEventsListener listener = new JobEventsListener(mock(), console);

    /** What happened while the connection was away is in no queue. */
    @Test
    void tellsTheConsoleWhenItHearsAgain() {
        listener.onLoss(lossOf(JobEventsListener.ID));
        verifyNoInteractions(console);
        hears();
        verify(console).happened();
    }

    @Test
    void isDeafFromItsOwnLossUntilItIsBack() {
        hears();
        assertThat(listener.isDeaf()).isFalse();
        listener.onLoss(lossOf(JobEventsListener.ID));
        assertThat(listener.isDeaf()).isTrue();
        hears();
        assertThat(listener.isDeaf()).isFalse();
    }

    /** Which may come late: the page would be asked for everything every two seconds from then on. */
    @Test
    void isNotMadeDeafByTheLossOfAnother() {
        hears();
        listener.onLoss(lossOf("clean-ups"));
        assertThat(listener.isDeaf()).isFalse();
    }

    @Test
    void doesNotHearAgainBecauseAnotherDoes() {
        listener.onReconnect(new ConsumeOkEvent(this, "api.live.watch-1", "tag"));
        assertThat(listener.isDeaf()).isTrue();
    }

    private void hears() {
        listener.onReconnect(new ConsumeOkEvent(this, JobEventsListener.QUEUE_PREFIX + "1", "tag"));
    }

    private static ListenerContainerConsumerFailedEvent lossOf(String id) {
        SimpleMessageListenerContainer container = new SimpleMessageListenerContainer();
        container.setListenerId(id);
        return new ListenerContainerConsumerFailedEvent(container, "why", new IOException("x"), false);
    }
}
