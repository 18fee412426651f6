package dev.moviegen.worker.intake;

import static dev.moviegen.worker.intake.ClaimDecision.ANNOUNCE;
import static dev.moviegen.worker.intake.ClaimDecision.CLAIM;
import static dev.moviegen.worker.intake.ClaimDecision.FORGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.events.JobSubmitted;
import dev.moviegen.store.Job;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Who may claim, for a worker of disk {@code here} that holds the job's lock. */
class ClaimDecisionTest {

    private static final String SEEN = "2026-11-24 06:00:00.000Z";
    private static final JobSubmitted FIRST = new JobSubmitted("j", "u", "ja", null, null);

    private static Map<String, Object> processingOn(String disk) {
        return new HashMap<>(
                Map.of("id", "j", "status", "processing", "owner", "w#1", "epoch", 3, "disk", disk, "updated", SEEN));
    }

    private static ClaimDecision decide(Map<String, Object> row, JobSubmitted message) {
        return ClaimDecision.of(new Job(JsonMapper.shared().valueToTree(row)), message, "here");
    }

    @Test
    void aWaitingJobIsClaimed() {
        assertThat(decide(Map.of("id", "j", "status", "pending"), FIRST)).isEqualTo(CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "cancelled"})
    void aFinalOneIsOnlyTold(String status) {
        assertThat(decide(Map.of("id", "j", "status", status), FIRST)).isEqualTo(ANNOUNCE);
    }

    @Test
    void oneThatIsAliveElsewhereIsForgotten() {
        assertThat(decide(processingOn("elsewhere"), FIRST)).isEqualTo(FORGET);
    }

    @Test
    void oneOfThisDiskHasADeadOwnerForWeHoldItsLock() {
        assertThat(decide(processingOn("here"), FIRST)).isEqualTo(CLAIM);
    }

    @Test
    void oneThatWasHandedBackIsAnybodys() {
        Map<String, Object> row = processingOn("elsewhere");
        row.put("owner", "");
        assertThat(decide(row, FIRST)).isEqualTo(CLAIM);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 2026-11-24 06:00:00.000Z, CLAIM",
        "2, 2026-11-24 06:00:00.000Z, FORGET",
        "3, 2026-11-24 05:59:59.000Z, FORGET"
    })
    void aSilentOneIsClaimedOnlyIfItHasNotMovedSince(int epoch, String heartbeat, ClaimDecision decision) {
        JobSubmitted silent = new JobSubmitted("j", "u", "ja", epoch, heartbeat);
        assertThat(decide(processingOn("elsewhere"), silent)).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource({"1, true, CLAIM", "2, false, CLAIM", "2, true, GIVE_UP", "3, false, GIVE_UP"})
    void theThirdOwnerThatDiesWithinAStepIsTheLast(int deaths, boolean began, ClaimDecision decision) {
        Map<String, Object> row = processingOn("here");
        row.put("deaths", deaths);
        row.put("began", began);
        assertThat(decide(row, FIRST)).isEqualTo(decision);
    }
}
