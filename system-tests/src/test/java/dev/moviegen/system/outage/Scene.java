package dev.moviegen.system.outage;

import static org.awaitility.Awaitility.await;

import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import dev.moviegen.system.Api;
import dev.moviegen.system.JobProcesses;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.stage.Stage;
import dev.moviegen.system.faults.witness.EventWitness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The stage with its audience: who submits, who listens, who reads the store. */
final class Scene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(90);

    final Stage stage;
    final Api api;
    final PocketBase rows;
    private final Stories stories = new Stories();
    private final EventWitness listener;

    Scene(int concurrentJobs) throws IOException {
        stage = new Stage(1, concurrentJobs);
        api = new Api(stage.url());
        rows = new PocketBase(stage.store().apiSettings());
        listener = new EventWitness(stage.broker(), stories, message -> {});
    }

    void start() {
        stage.start();
        await().atMost(SOON).until(listener::isListening);
    }

    /** Jobs that run until they are told to stop, each with a program of its own. */
    List<String> running(int count, String acts) {
        List<String> ids = IntStream.range(0, count)
                .mapToObj(i -> api.submit("https://example.org/article" + acts))
                .toList();
        await("all run")
                .atMost(SOON)
                .until(() -> ids.stream().noneMatch(id -> JobProcesses.of(id).isEmpty()));
        return ids;
    }

    Job row(String id) {
        return new Job(rows.find(Job.COLLECTION, id).orElseThrow());
    }

    Story story(String id) {
        return stories.of(id);
    }

    /** Ended, told, proven, and nothing left of it. */
    boolean isCancelledToTheEnd(String id) {
        Job row = row(id);
        return row.status().word().equals("cancelled")
                && row.announcedAt().isPresent()
                && row.cleanedAt().isPresent()
                && !story(id).heard("cancelled").isEmpty()
                && !story(id).heard("cleaned-up").isEmpty()
                && JobProcesses.of(id).isEmpty()
                && !stage.disks().remains().contains(id);
    }

    /** How long the work lasts, in milliseconds. */
    static long took(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** Milliseconds from now until no process of the job lives. */
    static long untilDead(String id) {
        return took(() -> await("dead: " + id)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> JobProcesses.of(id).isEmpty()));
    }

    @Override
    public void close() throws IOException {
        listener.close();
        rows.close();
        stage.close();
    }
}
