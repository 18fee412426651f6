package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--status"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void endsWithoutAWordWhenNobodyReadsOn(String option) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "\"$0\" \"$1\" | exec 0<&-", run(), option);
        shell.environment().put("MOVIEGEN_HOME", home.toString());
        Process process = shell.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static String run() {
        return Checkout.folder().resolve("run").toString();
    }
}
