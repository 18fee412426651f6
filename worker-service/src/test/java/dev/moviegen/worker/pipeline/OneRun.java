package dev.moviegen.worker.pipeline;

import static org.mockito.Mockito.mock;

import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.cancellation.RunningJob;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.scratch.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A job to run, in steps that only say that they ran, with a store that answers as the test wants it. */
abstract class OneRun {

    static final String ID = "abcdefghijklmnopqrstuvwxyz";

    @TempDir
    Path root;

    final PocketBase store = mock(PocketBase.class);
    final JobEnding ending = mock(JobEnding.class);
    final List<String> ran = new ArrayList<>();
    Disk disk;
    JobRunner runner;
    OwnedJob job;

    static JsonNode row(String status, String owner, int deaths, int... progress) {
        Map<String, Object> row = new HashMap<>(
                Map.of("id", ID, "status", status, "owner", owner, "epoch", 1, "disk", "d", "deaths", deaths));
        Arrays.stream(progress).forEach(percent -> row.put("progress", percent));
        return JsonMapper.shared().valueToTree(row);
    }

    @BeforeEach
    void open() throws Exception {
        disk = Disk.open(root);
        runner = runnerWith(new JobProcesses());
        claimed(row("processing", "w#1", 0));
    }

    final JobRunner runnerWith(JobProcesses processes) {
        Workshop workshop =
                new Workshop(disk, processes, new Heartbeat(), mock(JobEventPublisher.class), new WorkerIdentity("w"));
        Pipeline steps = new Pipeline(
                Stream.of("script", "audio", "slides", "video").map(this::step).toList());
        return new JobRunner(steps, ending, workshop, new StorePatience());
    }

    final void claimed(JsonNode row) {
        RunningJob running = new RunningJob(ID, "w#1", 1, "d", System.nanoTime());
        job = new OwnedJob(
                new Job(row),
                running,
                new OwnedRow(store, running),
                disk.locks().tryLock(ID).orElseThrow());
    }

    private Step step(String name) {
        return new Step() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(JobContext context) {
                ran.add(name);
                context.progress().report(0, name, Map.of());
            }
        };
    }
}
