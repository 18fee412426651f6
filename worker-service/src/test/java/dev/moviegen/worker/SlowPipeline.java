package dev.moviegen.worker;

import dev.moviegen.worker.pipeline.FinishedFiles;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Pipeline;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Real programs in place of the real steps: each step writes its file; the one that the job's address names
 * ({@code https://example.org/stay-in/audio}) then stays in a program with a grandchild, or fails ({@code /fail-in/audio}).
 */
@TestConfiguration
class SlowPipeline {

    static final List<String> STEPS = List.of("script", "audio", "slides", "video");

    @Bean
    @Primary
    Pipeline slowPipeline() {
        return new Pipeline(STEPS.stream().map(SlowPipeline::step).toList());
    }

    private static Step step(String name) {
        return new Step() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run(JobContext job) throws Exception {
                work(name, job);
            }
        };
    }

    private static void work(String step, JobContext job) throws Exception {
        job.progress().report(50, step + ".working", Map.of());
        Files.writeString(job.directory().resolve(step + ".done"), step);
        if (job.job().url().endsWith("/stay-in/" + step)) {
            String script = "trap '' TERM; setsid sleep 300 & touch " + step + ".started; wait; sleep 300";
            job.programs().run(Program.of(Duration.ofMinutes(10), "bash", "-c", script));
        } else if (job.job().url().endsWith("/fail-in/" + step)) {
            throw new StepFailed(step + "_failed", "as the test wants it");
        }
        if (step.equals("video")) {
            finish(job.directory());
        }
    }

    private static void finish(Path directory) throws Exception {
        for (String file :
                List.of(FinishedFiles.MOVIE, FinishedFiles.CAPTIONS, FinishedFiles.SCRIPT, FinishedFiles.THUMBNAIL)) {
            Files.writeString(directory.resolve(file), "the " + file);
        }
        Files.writeString(directory.resolve(FinishedFiles.SECONDS), "12.5");
    }

    static Stream<String> steps() {
        return STEPS.stream();
    }
}
