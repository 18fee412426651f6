package dev.moviegen.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.system.faults.judge.Verdict;
import dev.moviegen.system.faults.stage.Stage;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Every promise under random faults: a minute of it here, an hour by {@code bin/faults --full}. The seed and the minutes
 * come from {@code moviegen.faults.seed} and {@code moviegen.faults.minutes}.
 */
class FaultsIT {

    private static final long SEED = 20_261_124;

    @Test
    void noPromiseIsBroken() throws Exception {
        long seed = Long.getLong("moviegen.faults.seed", SEED);
        boolean full = Boolean.getBoolean("moviegen.faults.full");
        Duration storm = Duration.ofMinutes(Integer.getInteger("moviegen.faults.minutes", 1));
        Plan plan = full ? Plan.full(seed, storm) : Plan.of(seed, storm);
        try (Stage stage = new Stage(seed, plan.concurrentJobs())) {
            Verdict verdict = new FaultRun(plan, new PrintStream(System.out, true), stage).run();

            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.hardlyTried())
                    .as("promises with fewer attempts than their floor")
                    .isEmpty();
        }
    }
}
