package dev.moviegen.system.faults.load;

import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.stage.ScratchDisks;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Submits one job after the other and does to each what the seed says. */
final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long AWHILE = Duration.ofMillis(300).toNanos();
    private static final int MANY = 50;
    private static final int OFTEN = 1_000;
    private static final String NOBODYS = "0".repeat(26);

    private final Caller caller;
    private final Stories stories;
    private final Saboteur saboteur;
    private final ScratchDisks disks;
    private final Random random;

    Person(Caller caller, Stories stories, Saboteur saboteur, ScratchDisks disks, Random random) {
        this.caller = caller;
        this.stories = stories;
        this.saboteur = saboteur;
        this.disks = disks;
        this.random = random;
    }

    void doOneThing() throws Exception {
        Intent intent = Intent.of(random.nextInt(100));
        Optional<String> id = caller.submit(intent.path(), intent.word());
        if (id.isEmpty()) {
            LockSupport.parkNanos(AWHILE); // the product is not there at the moment
            return;
        }
        switch (intent) {
            case LEAVE -> await(() -> isEnded(id.get()));
            case CANCEL_WAITING -> cancel(id.get());
            case CANCEL_RUNNING, CANCEL_STUBBORN -> {
                await(() -> disks.have(id.get()));
                LockSupport.parkNanos((long) (random.nextDouble() * AWHILE));
                cancel(id.get());
            }
            case RACE -> race(id.get());
            case MANY_AT_ONCE -> {
                await(() -> disks.have(id.get()));
                AtOnce.run(MANY, i -> caller.cancel(id.get()));
            }
            case CANCEL_ENDED -> {
                await(() -> isEnded(id.get()));
                caller.cancel(id.get());
                caller.cancel(NOBODYS);
            }
        }
    }

    /** The file that a job's last step writes last is there: its completion is being written now. */
    private void race(String id) {
        await(() -> disks.have(id, "seconds.txt"));
        LockSupport.parkNanos(random.nextInt(12_000_000));
        caller.cancel(id);
    }

    private void cancel(String id) {
        boolean withSabotage = random.nextInt(3) == 0;
        if (withSabotage) {
            saboteur.disturb(id);
        }
        boolean accepted = cancelUntilAnswered(id);
        if (withSabotage && accepted) {
            stories.find(id).ifPresent(saboteur::undo);
        }
    }

    /** Nobody leaves it at no answer. */
    private boolean cancelUntilAnswered(String id) {
        Call call = caller.cancel(id);
        for (int again = 0; call.isUnknown() && again < OFTEN; again++) {
            LockSupport.parkNanos(AWHILE);
            call = caller.cancel(id);
        }
        return call.isAccepted();
    }

    private boolean isEnded(String id) {
        return stories.find(id).filter(Person::wasHeardToEnd).isPresent();
    }

    private static boolean wasHeardToEnd(Story story) {
        return !story.heard("completed").isEmpty() || !story.heard("failed").isEmpty();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(4_000_000);
        }
    }
}
