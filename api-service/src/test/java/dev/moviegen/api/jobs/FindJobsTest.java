package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import tools.jackson.databind.json.JsonMapper;

class FindJobsTest {

    private static final Clock AT_06_01_10 = Clock.fixed(Instant.parse("2026-11-24T06:01:10Z"), ZoneOffset.UTC);

    private final PocketBaseClient store = mock();
    private final KeyedHash hash = new KeyedHash(new SecretKeySettings("0f".repeat(32)));
    private final FindJobs findJobs = new FindJobs(store, hash, new RestEstimate(store, AT_06_01_10));

    @Test
    void tellsAnExpiredJobFromOneThatNeverWas() {
        when(store.find(anyString())).thenReturn(Optional.empty());
        when(store.history("gone"))
                .thenReturn(List.of(new JobChange(JsonMapper.shared().createObjectNode())));
        assertThatThrownBy(() -> findJobs.find("gone")).isInstanceOf(JobExpired.class);
        assertThatThrownBy(() -> findJobs.find("never")).isInstanceOf(JobNotFound.class);
        assertThatThrownBy(() -> findJobs.history("never")).isInstanceOf(JobNotFound.class);
    }

    @Test
    void countsThoseThatWaitBefore() {
        when(store.count(anyString())).thenReturn(5);
        when(store.count(contains("created <"))).thenReturn(3);
        assertThat(findJobs.positionOf(Rows.pending().job())).isEqualTo(new QueuePosition(4, 5, 3));
        assertThat(findJobs.positionOf(Rows.processing().job())).isEqualTo(QueuePosition.NOT_WAITING);
    }

    @Test
    void estimatesTheRestFromThePaceSoFar() {
        assertThat(findJobs.estimatedRest(Rows.processing().with("progress", 25).job()))
                .hasValue(Duration.ofMinutes(3));
        assertThat(findJobs.estimatedRest(Rows.processing().with("progress", 1).job()))
                .isEmpty();
        assertThat(findJobs.estimatedRest(Rows.pending().job())).isEmpty();
    }

    @Test
    void listsOnlyTheJobsOfTheVisitorsHash() {
        when(store.list(ArgumentMatchers.argThat(filter -> !filter.contains("v1")), eq("-created"), eq(9)))
                .thenReturn(List.of(Rows.pending().job()));
        assertThat(findJobs.ofVisitor("v1", 9)).hasSize(1);
        assertThat(findJobs.ofVisitor("", 9)).isEmpty();
    }

    @Test
    void hashesTheSameValueDifferentlyInEachDomain() {
        assertThat(hash.of("visitor", "x")).matches("[0-9a-f]{32}").isNotEqualTo(hash.of("address", "x"));
        assertThat(hash.of("visitor", "")).isEmpty();
        assertThat(new SecretKeySettings("0f".repeat(32)).toString()).doesNotContain("0f");
    }
}
