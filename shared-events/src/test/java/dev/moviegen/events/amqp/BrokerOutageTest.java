package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.mockito.Mockito.mock;

import com.rabbitmq.client.ShutdownSignalException;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads of a broker that is away: two lines, however many listeners try however often. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerOutageTest {

    private final BrokerOutage outage = new BrokerOutage();

    private void lose() {
        outage.onShutDown(new ShutdownSignalException(true, false, null, null, "", new EOFException("no more")));
        outage.onFailed(new AmqpConnectException(new IOException("Connection refused")));
    }

    private void find() {
        outage.onCreate(mock(Connection.class));
    }

    @Test
    void saysOnceThatTheBrokerIsAwayAndOnceThatItIsBack(CapturedOutput log) {
        find();
        lose();
        lose();
        find();
        find();

        assertThat(log.getOut().lines().filter(line -> line.contains("BrokerOutage")))
                .satisfiesExactly(
                        away -> assertThat(away).contains("WARN").contains("no more"),
                        back -> assertThat(back).contains("INFO").contains("answers again, after 0 s"));
    }

    /** This process is leaving: nobody is away. */
    @Test
    void saysNothingOfAConnectionThatIsClosedOnPurpose(CapturedOutput log) {
        outage.onShutDown(new ShutdownSignalException(true, true, null, null));

        assertThat(log.getOut()).doesNotContain("BrokerOutage");
    }

    @Test
    void aListenerThatHasEndedForGoodIsAnErrorOfItsOwn(CapturedOutput log) {
        outage.onEndOf(failure(false));
        outage.onEndOf(failure(true));

        assertThat(log.getOut().lines().filter(line -> line.contains("has ended for good")))
                .singleElement(STRING)
                .contains("ERROR");
    }

    private ListenerContainerConsumerFailedEvent failure(boolean fatal) {
        return new ListenerContainerConsumerFailedEvent(this, "why", new IOException("x"), fatal);
    }
}
