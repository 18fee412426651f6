package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two services are made of, as their build has written it down, and what stands beside them. */
class BillOfMaterialsIT {

    private static final Path FOLDER = Checkout.folder().resolve("target/sbom");
    private static final List<Path> BILLS =
            List.of(FOLDER.resolve("api-service.json"), FOLDER.resolve("worker-service.json"));

    @TempDir
    private Path scratch;

    @Test
    void everyPartHasALicenceThatIsAccepted() throws Exception {
        assumeThat(BILLS.stream().allMatch(Files::exists)
                        || !"offline: true".equals(System.getProperty("moviegen.maven")))
                .as("SKIPPED: offline Maven writes no bill of materials")
                .isTrue();
        Path list = FOLDER.resolve("licences.md");

        assertThat(licences(list, BILLS)).as(Files.readString(list)).isZero();
        assertThat(list)
                .content()
                .contains("amqp-client 5", "htmx.org 2", "jsoup 1", "| pocketbase |", "| hibari-tts |", "| ffmpeg |");
    }

    @Test
    void aLibraryUnderALicenceThatNobodyHasAcceptedIsNamed() throws Exception {
        Path list = scratch.resolve("licences.md");

        assertThat(licences(list, List.of(billOf("MIT")))).isZero();
        assertThat(licences(list, List.of(billOf("MIT"), billOf("GPL-3.0-only"))))
                .isPositive();
        assertThat(list).content().contains("nobody has accepted: some-library 1.0 (GPL-3.0-only)");
    }

    private Path billOf(String licence) throws IOException {
        return Files.writeString(scratch.resolve(licence + ".json"), """
                {"components": [
                  {"group": "org.example", "name": "some-library", "version": "1.0", "licenses": [{"license": {"id": "%s"}}]}
                ]}
                """.formatted(licence), StandardCharsets.UTF_8);
    }

    private static int licences(Path to, List<Path> bills) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Checkout.folder().resolve("bin/licences").toString()));
        bills.forEach(bill -> command.add(bill.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(to.toFile())
                .start()
                .waitFor();
    }
}
