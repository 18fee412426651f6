package dev.moviegen.worker.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {

    private static final String JOB = "trash000000000000000000000";

    @TempDir
    Path root;

    @TempDir
    Path outside;

    private Disk disk;
    private Trash trash;

    @BeforeEach
    void openTheDisk() throws Exception {
        disk = Disk.open(root);
        trash = new Trash(disk);
    }

    private Path makeJob() throws Exception {
        Path directory = Files.createDirectories(disk.directoryOf(JOB));
        Files.createDirectories(directory.resolve("audio/deep"));
        Files.writeString(directory.resolve("audio/deep/001.wav"), "12345");
        Files.writeString(directory.resolve("script.yaml"), "123");
        return directory;
    }

    @Test
    void countsWhatItDeletesAndKeepsTheReceipt() throws Exception {
        makeJob();
        assertThat(trash.moveAway(JOB, 2)).isTrue();
        assertThat(disk.directoryOf(JOB)).doesNotExist();
        TreeDeletion deletion = new TreeDeletion();
        trash.emptyAll(JOB, deletion);
        assertThat(deletion.files()).isEqualTo(2);
        assertThat(deletion.bytes()).isEqualTo(8);
        assertThat(disk.trash())
                .isDirectoryContaining(p -> p.getFileName().toString().startsWith(JOB + ".2."));
        trash.removeReceipts(JOB);
        assertThat(disk.trash()).isEmptyDirectory();
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws Exception {
        Path precious = Files.writeString(outside.resolve("precious"), "stays");
        Path directory = makeJob();
        Files.createSymbolicLink(directory.resolve("file"), precious);
        Files.createSymbolicLink(directory.resolve("folder"), outside);
        trash.moveAway(JOB, 1);
        trash.emptyAll(JOB, new TreeDeletion());
        assertThat(precious).hasContent("stays");
    }

    @Test
    void aLinkInPlaceOfTheDirectoryIsRemovedAndNotFollowed() throws Exception {
        Path precious = Files.writeString(outside.resolve("precious"), "stays");
        Files.createSymbolicLink(disk.directoryOf(JOB), outside);
        trash.moveAway(JOB, 1);
        trash.keepReceipt(JOB, 1);
        trash.emptyAll(JOB, new TreeDeletion());
        assertThat(precious).hasContent("stays");
        assertThat(trash.hasSomethingOf(JOB)).as("the receipt").isTrue();
        trash.removeReceipts(JOB);
        assertThat(disk.trash()).isEmptyDirectory();
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRemovedAndCounted() throws Exception {
        Files.writeString(disk.directoryOf(JOB), "12345");
        trash.moveAway(JOB, 1);
        trash.keepReceipt(JOB, 1);
        TreeDeletion deletion = new TreeDeletion();
        trash.emptyAll(JOB, deletion);
        assertThat(deletion.files()).isEqualTo(1);
        assertThat(deletion.bytes()).isEqualTo(5);
        assertThat(trash.hasSomethingOf(JOB)).as("the receipt").isTrue();
    }

    @Test
    void twoAttemptsNeverMeet() throws Exception {
        makeJob();
        trash.moveAway(JOB, 1);
        makeJob();
        trash.moveAway(JOB, 1);
        TreeDeletion deletion = new TreeDeletion();
        trash.emptyAll(JOB, deletion);
        assertThat(deletion.files()).isEqualTo(4);
    }

    @Test
    void whatWasNeverMadeLeavesAReceiptAllTheSame() throws Exception {
        assertThat(trash.moveAway(JOB, 1)).isFalse();
        trash.keepReceipt(JOB, 1);
        assertThat(trash.hasSomethingOf(JOB)).isTrue();
        trash.removeReceipts(JOB);
        assertThat(trash.hasSomethingOf(JOB)).isFalse();
    }
}
