package dev.moviegen.system.figures;

import static org.awaitility.Awaitility.await;

import dev.moviegen.system.Api;
import dev.moviegen.system.JobProcesses;
import dev.moviegen.system.RunningStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Brings a new job to the point where one of its programs is really at work. */
final class JobsAtWork {

    /** What a job is caught at: its program, and the file by whose size one sees that it is in the middle of it. */
    enum Work {
        NARRATION("narrator.py", "audio/001.wav"),
        ENCODING("libx264", "movie.mp4.part");

        private static final long BYTES = 64 << 10;

        private final String program;
        private final String file;

        Work(String program, String file) {
            this.program = program;
            this.file = file;
        }

        boolean isUnderWay(Path directory) {
            return directory.resolve(file).toFile().length() >= BYTES;
        }
    }

    record JobAtWork(String id, ProcessView program) {}

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final RunningStack stack;
    private final Api api;

    JobsAtWork(RunningStack stack, Api api) {
        this.stack = stack;
        this.api = api;
    }

    JobAtWork start(Work work) {
        String id = api.submit(stack.articles().url("/beginning.html"));
        ProcessView program = await().atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> atWork(id, work), Optional::isPresent)
                .orElseThrow();
        return new JobAtWork(id, program);
    }

    private Optional<ProcessView> atWork(String id, Work work) {
        return work.isUnderWay(stack.jobs().resolve(id))
                ? JobProcesses.of(id).stream()
                        .map(ProcessView::new)
                        .filter(process -> process.runs(work.program))
                        .findFirst()
                : Optional.empty();
    }

    /** The next measurement shares the machine with nothing of this one. */
    void awaitQuiet(String id) {
        await().atMost(PATIENCE)
                .until(() -> JobProcesses.of(id).isEmpty()
                        && Files.notExists(stack.jobs().resolve(id)));
    }
}
