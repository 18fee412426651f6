package dev.moviegen.worker.pipeline.script;

import dev.moviegen.worker.pipeline.Aside;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.pipeline.StepFailed;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fetches the article and writes {@code script.yaml}. */
@Component
@Order(10)
class ScriptStep implements Step {

    private final ArticleFetcher fetcher;
    private final ArticleReader reader;
    private final LlmScriptWriter model;
    private final ScriptWriter writer;
    private final ArticlePictures pictures;

    ScriptStep(
            ArticleFetcher fetcher,
            ArticleReader reader,
            LlmScriptWriter model,
            ScriptWriter writer,
            ArticlePictures pictures) {
        this.fetcher = fetcher;
        this.reader = reader;
        this.model = model;
        this.writer = writer;
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public void run(JobContext job) throws Exception {
        if (!Files.exists(job.directory().resolve(Script.FILE))) {
            job.progress().report(0, "script.reading", Map.of());
            Page page = fetcher.fetch(job.job().url(), job.cancellation());
            job.cancellation().throwIfRequested();
            job.progress().report(50, "script.writing", Map.of());
            Script script = write(Aside.run(job.cancellation(), () -> reader.read(page)), job);
            if (script.sections().isEmpty()) {
                throw new StepFailed("script_failed", "The article has no sentence that can be said");
            }
            pictures.save(script.sections(), job.directory(), job.cancellation());
            script.write(job.directory());
        }
        job.progress().report(100, "script.done", Map.of());
    }

    private Script write(Article article, JobContext job) throws Exception {
        Wishes wishes = Wishes.of(job.job());
        Optional<Script> written = model.write(article, wishes, job.cancellation());
        return written.isPresent() ? written.get() : Aside.run(job.cancellation(), () -> writer.write(article, wishes));
    }
}
