package dev.moviegen.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two services that never see each other must agree: who is silent stops its jobs before others may take them over. */
class LeaseAndSilenceTest {

    private static final int A_LOOK_AND_A_KILL = 3;

    @Test
    void aWorkerStopsItsJobsBeforeTheReconcilerOffersThemToOthers() throws IOException {
        int lease = seconds(
                "worker-service/src/main/java/dev/moviegen/worker/cancellation/Lease.java",
                "LENGTH = Duration.ofSeconds");
        int silence =
                seconds("api-service/src/main/java/dev/moviegen/api/reconcile/SilentOwners.java", "Duration.ofSeconds");

        assertThat(lease + A_LOOK_AND_A_KILL).isLessThan(silence);
    }

    /** The first such number in that file. */
    private static int seconds(String file, String before) throws IOException {
        Matcher number = Pattern.compile(Pattern.quote(before) + "\\((\\d+)\\)")
                .matcher(Files.readString(Checkout.folder().resolve(file)));
        assertThat(number.find()).as(file).isTrue();
        return Integer.parseInt(number.group(1));
    }
}
