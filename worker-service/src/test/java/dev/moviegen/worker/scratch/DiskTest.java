package dev.moviegen.worker.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.worker.scratch.JobLocks.JobLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {

    private static final String JOB = "disk0000000000000000000000";

    @TempDir
    Path root;

    @Test
    void keepsItsIdOverRestarts() throws Exception {
        assertThat(Disk.open(root).id()).isEqualTo(Disk.open(root).id()).isNotBlank();
    }

    @Test
    void manyFirstStartersAgreeOnOneId() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> ids = IntStream.range(0, 8)
                .mapToObj(i -> starters.submit(() -> {
                    go.await();
                    return Disk.open(root).id();
                }))
                .toList();
        go.countDown();
        String first = ids.get(0).get();
        for (Future<String> id : ids) {
            assertThat(id.get()).isEqualTo(first);
        }
        starters.shutdownNow();
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(".disk", ".lock", ".trash", ".alive");
        }
    }

    @Test
    void aLockedJobCannotBeLockedAgainHere() throws Exception {
        Disk disk = Disk.open(root);
        try (JobLock lock = disk.locks().tryLock(JOB).orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(disk.locks().tryLock(JOB)).isEmpty();
            assertThat(disk.locks().tryLock(JOB.replace('0', '1'))).isPresent();
        }
        assertThat(disk.locks().tryLock(JOB)).isPresent();
    }

    @Test
    void anInterruptedThreadDoesNotDropTheLocks() throws Exception {
        Disk disk = Disk.open(root);
        JobLock lock = disk.locks().tryLock(JOB).orElseThrow();
        Thread.currentThread().interrupt();
        disk.locks().tryLock(JOB.replace('0', '2')).ifPresent(JobLock::close);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lock.isValid()).isTrue();
        lock.close();
    }

    @Test
    void onlyJobIdsNameDirectories() throws Exception {
        Disk disk = Disk.open(root);
        assertThatThrownBy(() -> disk.directoryOf("../etc")).isInstanceOf(IllegalArgumentException.class);
        assertThat(disk.directoryOf(JOB)).isEqualTo(root.toRealPath().resolve(JOB));
    }

    @Test
    void findsEveryJobThatLeftSomething() throws Exception {
        Disk disk = Disk.open(root);
        Files.createDirectory(disk.directoryOf(JOB));
        Files.createDirectory(disk.trash().resolve(JOB.replace('0', '3') + ".1.abc"));
        Files.createFile(disk.aliveFileOf(JOB.replace('0', '4')));
        assertThat(new DiskScan(disk).jobIds()).isEqualTo(Set.of(JOB, JOB.replace('0', '3'), JOB.replace('0', '4')));
        assertThat(new DiskScan(disk).hasSomethingOf(JOB.replace('0', '5'))).isFalse();
    }
}
