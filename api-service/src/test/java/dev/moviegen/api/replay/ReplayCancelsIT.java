package dev.moviegen.api.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.events.JobCancelled;
import dev.moviegen.events.amqp.JobEventPublisher;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReplayCancelsIT extends ApiOnRealParts {

    @Autowired
    private JobEventPublisher publisher;

    @Test
    void aCancelThatOnlyTheBrokerRemembersIsMadeAgain() throws Exception {
        Instant backup = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String restored = submit();
        announceCancelOf(restored);

        assertThat(new AuditedCancels(BROKER.clientOf("monitor")).since(backup)).contains(restored);
        ReplayCancels replay = new ReplayCancels(
                URI.create("http://127.0.0.1:" + port), new PrintStream(OutputStream.nullOutputStream()));
        assertThat(replay.cancel(restored)).isEqualTo(200);
        assertThat(json(get("/api/jobs/" + restored)).path("status").asString()).isEqualTo("cancelled");
        assertThat(replay.cancel(restored)).isEqualTo(400);
        assertThat(replay.cancel("0".repeat(26))).isEqualTo(404);
    }

    @Test
    void whatWasCancelledBeforeTheBackupIsLeftAlone() throws Exception {
        String earlier = submit();
        announceCancelOf(earlier);

        assertThat(new AuditedCancels(BROKER.clientOf("monitor"))
                        .since(Instant.now().plusSeconds(1)))
                .doesNotContain(earlier);
    }

    /** What the broker has after a restore: the event, while the row is as it was before. */
    private void announceCancelOf(String job) {
        publisher.publish(new JobCancelled(job, "pending", "", "", 0, "visitor", "", Instant.now(), 1));
    }
}
