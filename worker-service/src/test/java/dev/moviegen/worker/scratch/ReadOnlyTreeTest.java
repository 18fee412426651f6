package dev.moviegen.worker.scratch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A job's program may take the rights to its own directories. Root does not notice, so they are cleaned here by a
 * JVM of its own that is nobody, as in a container.
 */
class ReadOnlyTreeTest {

    private static final String JOB = "readonly000000000000000000";
    private static final String NOBODY = "65534";

    @TempDir
    Path root;

    @TempDir
    Path program;

    /** In the other JVM: takes the job off the disk and says how many files that were. */
    public static void main(String[] arguments) throws IOException {
        Disk disk = Disk.open(Path.of(arguments[0]));
        Trash trash = new Trash(disk);
        trash.moveAway(JOB, 1);
        trash.keepReceipt(JOB, 1);
        TreeDeletion deletion = new TreeDeletion();
        trash.emptyAll(JOB, deletion);
        trash.removeReceipts(JOB);
        System.out.print(deletion.files() + " files, left: " + trash.hasSomethingOf(JOB));
    }

    @BeforeEach
    void makeAJob() throws Exception {
        Path deep = Files.createDirectories(root.resolve(JOB).resolve("shut/deep"));
        Files.createFile(deep.resolve("one"));
        Files.createFile(deep.resolveSibling("two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-xr-xr-x", "-wx------", "---------"})
    void directoriesInsideGo(String rights) throws Exception {
        shut("shut/deep", rights);
        shut("shut", rights);
        assertThat(cleanedByNobody()).isEqualTo("2 files, left: false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-xr-xr-x", "-wx------", "---------"})
    void theJobsOwnDirectoryGoes(String rights) throws Exception {
        shut("shut", rights);
        shut("", rights);
        assertThat(cleanedByNobody()).isEqualTo("2 files, left: false");
    }

    private void shut(String directory, String rights) throws IOException {
        Files.setPosixFilePermissions(root.resolve(JOB).resolve(directory), PosixFilePermissions.fromString(rights));
    }

    private String cleanedByNobody() throws Exception {
        // Copied, because what a build has written is not always everybody's to read.
        run(List.of("cp", "-r", "--no-preserve=mode", folderOf(TreeDeletion.class), folderOf(getClass()), copies()));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            run(List.of("chown", "-R", NOBODY + ":" + NOBODY, root.toString(), copies()));
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                copies() + "/classes:" + copies() + "/test-classes",
                getClass().getName(),
                root.toString()));
        return run(command);
    }

    private String copies() {
        return program.toString();
    }

    private static String folderOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
