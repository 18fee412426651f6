package dev.moviegen.events.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator reads of a broker that is away: two lines, however many listeners try however often. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerOutageTest {

    private final BrokerOutage outage = new BrokerOutage();

    private void lose(boolean fatal) {
        Exception refused = new AmqpConnectException(new IOException("Connection refused"));
        outage.onLoss(new ListenerContainerConsumerFailedEvent(this, "Consumer raised exception", refused, fatal));
    }

    private void find() {
        outage.onReturn(new ConsumeOkEvent(this, "worker.jobs", "tag"));
    }

    @Test
    void saysOnceThatTheBrokerIsAwayAndOnceThatItIsBack(CapturedOutput log) {
        find();
        lose(false);
        lose(false);
        find();
        find();

        assertThat(log.getOut().lines().filter(line -> line.contains("BrokerOutage")))
                .hasSize(2)
                .satisfiesExactly(
                        away -> assertThat(away).contains("WARN").contains("Connection refused"),
                        back -> assertThat(back).contains("INFO").contains("answers again, after 0 s"));
    }

    @Test
    void aListenerThatHasEndedForGoodIsAnErrorOfItsOwn(CapturedOutput log) {
        lose(false);
        lose(true);

        assertThat(log.getOut()).contains("ERROR").contains("has ended for good");
    }
}
