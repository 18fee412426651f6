package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdsTest {

    @Test
    void areLongAndUseTheirWholeAlphabetAndNeverComeTwice() {
        Set<String> ids = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int made = 0; made < 10_000; made++) {
            String id = JobIds.next();
            assertThat(JobIds.isWellFormed(id)).isTrue();
            ids.add(id);
            id.chars().forEach(characters::add);
        }
        assertThat(ids).hasSize(10_000);
        assertThat(characters).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abcdefghijklmnopqrstuvwxy", "bbcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxy0"})
    void areEqualToThemselvesOnly(String guess) {
        String id = "abcdefghijklmnopqrstuvwxyz";
        assertThat(JobIds.areEqual(id, id)).isTrue();
        assertThat(JobIds.areEqual(id, guess)).isFalse();
    }
}
