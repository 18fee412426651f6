package dev.moviegen.worker.rehearsal;

import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.process.Program;
import dev.moviegen.worker.process.ProgramResult;
import dev.moviegen.worker.rehearsal.Rehearsal.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a real program for a moment and leaves {@code <step>.done}; found there already, it is not done again. */
record RehearsedStep(String name, Duration length) implements Step {

    private static final Logger log = LoggerFactory.getLogger(RehearsedStep.class);
    private static final int KILLED_BY_A_SIGNAL = 128;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final List<String> RESULTS = List.of("movie.mp4", "captions.vtt", "script.yaml", "thumbnail.png");

    @Override
    public void run(JobContext job) throws Exception {
        Path done = job.directory().resolve(name + ".done");
        if (Files.exists(done)) {
            log.info("Job {}: step {} is done already", job.job().id(), name);
        } else {
            Set<Act> acts = Rehearsal.of(job.job().url()).in(name);
            job.progress().report(50, name + ".working", Map.of());
            perform(job, acts);
            leave(done, name);
        }
        if (name.equals("video")) {
            finish(job.directory());
        }
    }

    private void perform(JobContext job, Set<Act> acts) throws IOException {
        if (acts.contains(Act.FAIL)) {
            throw new StepFailed(name + "_failed", "as the address wants it");
        } else if (acts.contains(Act.COMPUTE)) {
            compute(job);
        } else {
            String script =
                    Script.of(acts, name, seconds(acts), ProcessHandle.current().pid());
            judge(job.programs().run(Program.of(LONG, "bash", "-c", script)));
        }
    }

    /** A program that somebody killed, although nobody had cancelled the job, must not pass for a finished step. */
    private void judge(ProgramResult result) {
        if (!result.succeeded()) {
            boolean killed = result.exitCode() > KILLED_BY_A_SIGNAL;
            throw new StepFailed(
                    killed ? "program_killed" : name + "_failed", "the program ended with " + result.exitCode());
        }
    }

    private String seconds(Set<Act> acts) {
        if (acts.contains(Act.STAY)) {
            return "" + LONG.toSeconds();
        }
        return "" + length.multipliedBy(acts.contains(Act.LINGER) ? 100 : 1).toMillis() / 1000.0;
    }

    private static void compute(JobContext job) {
        long until = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < until) {
            job.cancellation().throwIfRequested();
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static void finish(Path directory) throws IOException {
        for (String file : RESULTS) {
            leave(directory.resolve(file), "the " + file);
        }
        leave(directory.resolve("seconds.txt"), "12.5");
    }

    private static void leave(Path file, String content) throws IOException {
        Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
