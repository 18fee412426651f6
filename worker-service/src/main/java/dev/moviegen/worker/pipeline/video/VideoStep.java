package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.FinishedFiles;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.pipeline.audio.VoiceCredits;
import dev.moviegen.worker.pipeline.script.Script;
import dev.moviegen.worker.pipeline.slides.SlidesStep;
import dev.moviegen.worker.process.Program;
import dev.moviegen.worker.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the movie, its subtitles, its thumbnail and its play length of the pictures and the sound. */
@Component
@Order(40)
public class VideoStep implements Step {

    static final String UNFINISHED = FinishedFiles.MOVIE + ".part";
    static final String PICTURES = "pictures.ffconcat";
    static final String CHAPTERS = "chapters.ffmeta";

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "video";
    }

    @Override
    public void run(JobContext job) throws IOException {
        Script script = Script.read(job.directory());
        Timeline timeline = Timeline.of(script, job.directory());
        write(job, FinishedFiles.CAPTIONS, Captions.of(timeline));
        write(job, CHAPTERS, Chapters.of(script, timeline, VoiceCredits.read(job.directory())));
        write(job, PICTURES, PictureList.of(timeline));
        write(job, FinishedFiles.SECONDS, String.valueOf(timeline.end() / 1000.0));
        Path title = job.directory().resolve(SlidesStep.fileName(0));
        Files.copy(title, job.directory().resolve(FinishedFiles.THUMBNAIL), StandardCopyOption.REPLACE_EXISTING);
        job.cancellation().throwIfRequested();
        if (!Files.exists(job.directory().resolve(FinishedFiles.MOVIE))) {
            encode(job, script, timeline);
        }
    }

    /** An encoder that is stopped leaves a file that looks valid: only a finished one gets the movie's name. */
    private static void encode(JobContext job, Script script, Timeline timeline) throws IOException {
        job.progress().report(0, "video.rendering", Map.of("percent", 0));
        Program encoder = Program.of(LIMIT, EncoderCommand.of(timeline, script.language()))
                .quietFor(QUIET_LIMIT)
                .onLine(line -> report(job, line, timeline));
        ProgramResult result = job.programs().run(encoder);
        if (!result.succeeded()) {
            throw new StepFailed("video_failed", lastLine(result));
        }
        Path unfinished = job.directory().resolve(UNFINISHED);
        if (!Files.exists(unfinished) || Files.size(unfinished) == 0) {
            throw new StepFailed("video_failed", "ffmpeg says that all is well, and has written nothing");
        }
        Files.move(unfinished, job.directory().resolve(FinishedFiles.MOVIE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The encoder writes {@code key=value} lines; before the first frame, {@code out_time_us} is {@code N/A} or negative. */
    private static void report(JobContext job, String line, Timeline timeline) {
        String value = line.startsWith("out_time_us=") ? line.substring("out_time_us=".length()) : "";
        if (value.matches("\\d{1,15}")) {
            int percent = (int) Math.min(99, Long.parseLong(value) / 10 / timeline.end());
            job.progress().report(percent, "video.rendering", Map.of("percent", percent));
        }
    }

    private static String lastLine(ProgramResult result) {
        String errors = result.errorTail().strip();
        String last = errors.substring(errors.lastIndexOf('\n') + 1);
        return last.isEmpty() ? "ffmpeg ended with " + result.exitCode() : last;
    }

    private static void write(JobContext job, String name, String content) throws IOException {
        job.cancellation().throwIfRequested();
        Files.writeString(job.directory().resolve(name), content);
    }
}
