package dev.moviegen.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The straight line from the click to the proof, as the README shows it to a reader. */
class FollowOneCancelTest {

    private static final Pattern STOP = Pattern.compile("(\\d+)\\. `([^`]+)` `([^`]+)` — .+");

    /** The design's line, with the two between a set flag and a dead process. */
    private static final List<String> LINE = List.of(
            "job-status.html",
            "JobController.java",
            "CancelJob.java",
            "PocketBaseClient.java",
            "JobCancelled.java",
            "JobCancelledListener.java",
            "RunningJobs.java",
            "CancellationFlag.java",
            "JobPrograms.java",
            "JobRunner.java",
            "CleanUp.java",
            "JobCleanedUp.java",
            "JobCleanedUpListener.java");

    private final List<MatchResult> stops = Document.of("README.md").section("Follow one cancel").stream()
            .filter(line -> line.matches("\\d.*"))
            .map(FollowOneCancelTest::stop)
            .toList();

    private static MatchResult stop(String line) {
        var matcher = STOP.matcher(line);
        assertThat(matcher.matches())
                .as("number, `file`, `name`, words: %s", line)
                .isTrue();
        return matcher.toMatchResult();
    }

    @Test
    void meetsEachFileOnceInTheOrderOfTheDesign() {
        assertThat(stops)
                .extracting(stop -> stop.group(2).substring(stop.group(2).lastIndexOf('/') + 1))
                .isEqualTo(LINE);
        assertThat(stops).extracting(stop -> Integer.parseInt(stop.group(1))).isSorted();
    }

    @Test
    void everyStopIsThereAndHasWhatItIsNamedFor() {
        for (MatchResult stop : stops) {
            Document file = Document.of(stop.group(2));
            assertThat(file.file()).isRegularFile();
            String called = file.toString().endsWith(".java") ? "\\b" + stop.group(3) + "\\(" : stop.group(3);
            assertThat(file.text()).as("%s has %s", file, stop.group(3)).containsPattern(called);
        }
    }
}
