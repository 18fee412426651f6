package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all that the other tests have made the stack do and say: comes last, see junit-platform.properties. */
@Order(Integer.MAX_VALUE)
class SecretsIT {

    private final RunningStack stack = RunningStack.shared();

    @Test
    void noLogNamesASecret() throws IOException {
        Map<Path, String> secrets = contents(stack.home().resolve("secrets"));
        Map<Path, String> logs = contents(stack.home().resolve("logs"));
        assertThat(secrets).hasSizeGreaterThan(8);
        assertThat(logs).hasSizeGreaterThan(3);
        secrets.forEach((secret, value) -> logs.forEach((log, text) -> assertThat(text.contains(value.strip()))
                .as("%s in %s", secret.getFileName(), log.getFileName())
                .isFalse()));
    }

    @Test
    void everySecretIsAFileForItsOwnerAlone() throws IOException {
        for (Path secret : contents(stack.home().resolve("secrets")).keySet()) {
            assertThat(Files.getPosixFilePermissions(secret))
                    .as(secret.toString())
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static Map<Path, String> contents(Path folder) throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }
}
