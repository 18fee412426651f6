package dev.moviegen.system.faults.load;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.stage.ScratchDisks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The people who use the product meanwhile, each with a random generator of its own from the run's seed. */
public final class Crowd {

    private static final Duration UNTIL_GONE = Duration.ofSeconds(60);

    private final Caller caller;
    private final Stories stories;
    private final Saboteur saboteur;
    private final ScratchDisks disks;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Exception> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean goingOn;

    public Crowd(Caller caller, Stories stories, RawStore administrator, ScratchDisks disks) {
        this.caller = caller;
        this.stories = stories;
        this.saboteur = new Saboteur(administrator);
        this.disks = disks;
    }

    public void gather(int people, Duration rest, long seed) {
        goingOn = true;
        IntStream.range(0, people).forEach(number -> {
            Person person = new Person(caller, stories, saboteur, disks, new Random(seed * 1_000 + number));
            Thread thread = new Thread(() -> live(person, rest), "person-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        });
    }

    private void live(Person person, Duration rest) {
        while (goingOn) {
            try {
                person.doOneThing();
            } catch (Exception e) {
                broken.add(e);
                return;
            }
            LockSupport.parkNanos(rest.toNanos());
        }
    }

    /** Returns when all have finished what they were about. */
    public void disperse() throws InterruptedException {
        goingOn = false;
        for (Thread thread : threads) {
            thread.join(UNTIL_GONE.toMillis());
        }
        threads.clear();
        if (!broken.isEmpty()) {
            throw new IllegalStateException("One of the people could not go on", broken.remove());
        }
    }

    /** Cancels that were accepted so far. */
    public long cancels() {
        return stories.all().stream()
                .filter(story -> story.cancels().stream().anyMatch(Call::isAccepted))
                .count();
    }

    public long races() {
        return stories.all().stream().map(Story::intent).filter("race"::equals).count();
    }
}
