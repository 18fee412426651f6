package dev.moviegen.system.faults.load;

import static org.awaitility.Awaitility.await;

import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.stage.ScratchDisks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Many jobs that all run at the same time; every second one is cancelled, and the others must not notice. */
public final class Neighbours {

    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(180);
    private static final Duration UNTIL_DONE = Duration.ofSeconds(180);

    private final Caller caller;
    private final Stories stories;
    private final ScratchDisks disks;

    public Neighbours(Caller caller, Stories stories, ScratchDisks disks) {
        this.caller = caller;
        this.stories = stories;
        this.disks = disks;
    }

    /**
     * The steps in {@code lingering} take a hundred times as long as usual.
     *
     * @return how many were running when the first cancel was sent
     */
    public long run(int count, String... lingering) throws Exception {
        String path = "/article?" + String.join("=linger&", lingering) + "=linger";
        List<String> victims = submit(count / 2, path, "cancel-running");
        List<String> bystanders = submit(count / 2, path, "bystander");
        await("all have begun")
                .atMost(UNTIL_RUNNING)
                .until(() -> bystanders.stream().allMatch(this::hasBegun)
                        && victims.stream().allMatch(this::hasBegun));
        long running = Stream.concat(bystanders.stream(), victims.stream())
                .filter(this::runs)
                .count();
        AtOnce.run(victims.size(), i -> caller.cancel(victims.get(i)));
        await("the others are done")
                .atMost(UNTIL_DONE)
                .until(() -> bystanders.stream().allMatch(this::isCompleted));
        return running;
    }

    /** All at once, or the first would be done before the last has begun. */
    private List<String> submit(int count, String path, String intent) throws Exception {
        return AtOnce.run(
                count,
                i -> await("a submission is accepted")
                        .atMost(UNTIL_RUNNING)
                        .until(() -> caller.submit(path, intent), Optional::isPresent)
                        .orElseThrow());
    }

    private boolean hasBegun(String id) {
        return stories.of(id).everRan();
    }

    private boolean runs(String id) {
        return disks.have(id);
    }

    private boolean isCompleted(String id) {
        return stories.find(id)
                .filter(story -> !story.heard("completed").isEmpty())
                .isPresent();
    }
}
