package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./test} asks before it tries the containers; the engine here only says what it is and has. */
class DockerAtHandTest {

    private static final String DOCKER = """
            #!/bin/bash
            case "$*" in
              version*) echo "$API" ;;
              "compose version"*) echo "$COMPOSE" ;;
              "image inspect $MISSING:"*) exit 1 ;;
              "image inspect "*) ;;
              *) exit 1 ;;
            esac
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.44, 2.24.0, none, ''",
        "1.51, v5.0.1, none, ''",
        "1.43, 2.24.0, none, the Docker engine is older than Docker 25",
        "1.9, 2.24.0, none, the Docker engine is older than Docker 25",
        "1.44, 2.23.3, none, no Compose v2.24 or newer",
        "1.44, 2.24.0, maven, the image maven:.* cannot be had",
        "1.44, 2.24.0, eclipse-temurin, the image eclipse-temurin:.* cannot be had",
        "1.44, 2.24.0, python, the image python:.* cannot be had",
        "1.44, 2.24.0, debian, the image debian:.* cannot be had",
        "1.44, 2.24.0, rabbitmq, the image rabbitmq:.* cannot be had"
    })
    void saysInOneLineWhatIsMissing(String api, String compose, String missing, String said) throws Exception {
        Process asked = ask(api, compose, missing);
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(answer.strip()).matches(said);
        assertThat(asked.waitFor() == 0).isEqualTo(said.isEmpty());
    }

    /** By their names there it is asked for them, and .ci/stand-in-images makes them. */
    @Test
    void whatImagesAreBuiltOnIsNamedAtTheTopOfTheDockerfile() throws IOException {
        assertThat(Files.readAllLines(Checkout.folder().resolve("Dockerfile")))
                .filteredOn(line -> line.startsWith("FROM "))
                .isNotEmpty()
                .allMatch(line -> line.matches("FROM \\$[A-Z]+_IMAGE AS \\S+"));
    }

    private Process ask(String api, String compose, String missing) throws IOException {
        Path docker = folder.resolve("docker");
        Files.createFile(docker, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(docker, DOCKER);
        ProcessBuilder script = new ProcessBuilder(
                        Checkout.folder().resolve("bin/docker-at-hand").toString())
                .redirectErrorStream(true);
        script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        script.environment().put("API", api);
        script.environment().put("COMPOSE", compose);
        script.environment().put("MISSING", missing);
        return script.start();
    }
}
