package dev.moviegen.system.faults.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two disks for three workers: the first two share one, the last is alone on its own. Blows fall on that of the worker. */
public final class ScratchDisks implements AutoCloseable {

    private final ScratchDisk shared;
    private final ScratchDisk alone;

    ScratchDisks(Path home) throws IOException {
        shared = new ScratchDisk(home.resolve("jobs"));
        alone = new ScratchDisk(home.resolve("jobs-of-the-third"));
    }

    public List<ScratchDisk> all() {
        return List.of(shared, alone);
    }

    /** By the worker's number, from 0. */
    public ScratchDisk of(int worker) {
        return worker == Stage.ALONE ? alone : shared;
    }

    public boolean canBeFilled() {
        return all().stream().allMatch(ScratchDisk::canBeFilled);
    }

    public void free() {
        all().forEach(ScratchDisk::free);
    }

    /** Whether the job has a directory, wherever. */
    public boolean have(String jobId) {
        return all().stream().anyMatch(disk -> Files.exists(disk.root().resolve(jobId)));
    }

    public boolean have(String jobId, String file) {
        return all().stream()
                .anyMatch(disk -> Files.exists(disk.root().resolve(jobId).resolve(file)));
    }

    /** Ids of the jobs of which anything lies about. */
    public Set<String> remains() {
        Set<String> everything = new HashSet<>();
        all().forEach(disk -> everything.addAll(disk.remains()));
        return everything;
    }

    @Override
    public void close() {
        all().forEach(ScratchDisk::close);
    }
}
