package dev.moviegen.system.faults;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * Which blow falls when: one lane for each part that can be hurt, all lanes at the same time. The same seed and length give
 * the same schedule.
 */
record Schedule(List<List<Strike>> lanes) {

    static final int WORKERS = 3;
    private static final Duration HOUR = Duration.ofMinutes(60);

    /** First each kind once, then as often as they are named; and how many of the lane's blows fall in an hour, at least. */
    private record Lane(int anHour, int atLeast, List<Kind> deck) {}

    /** What takes long has a lane of its own, so that a minute has time for every kind that a promise needs. */
    private static final List<Lane> LANES = List.of(
            new Lane(108, 2, List.of(Kind.WORKER_KILLED, Kind.WORKER_KILLED, Kind.WORKER_LEFT)),
            new Lane(36, 1, List.of(Kind.WORKER_STOPPED)),
            new Lane(36, 1, List.of(Kind.CLOCK_SHIFTED)),
            new Lane(40, 1, List.of(Kind.API_KILLED)),
            new Lane(12, 1, List.of(Kind.POISON)),
            new Lane(60, 1, List.of(Kind.ANSWERS_LOST)),
            new Lane(
                    54,
                    3,
                    List.of(
                            Kind.BROKER_KILLED,
                            Kind.BROKER_KILLED,
                            Kind.BROKER_KILLED,
                            Kind.BROKER_WIPED,
                            Kind.BROKER_KILLED,
                            Kind.BROKER_KILLED)),
            new Lane(45, 2, List.of(Kind.STORE_KILLED, Kind.STORE_STOPPED)),
            new Lane(48, 3, List.of(Kind.REPLAY)),
            new Lane(72, 4, List.of(Kind.EVENTS_LOST, Kind.BROKER_CUT, Kind.DISK_FULL, Kind.STORE_CUT)));

    static Schedule of(long seed, Duration length) {
        Random random = new Random(seed);
        List<List<Strike>> lanes = new ArrayList<>();
        for (Lane lane : LANES) {
            long wanted = Math.max(lane.atLeast(), lane.anHour() * length.toMillis() / HOUR.toMillis());
            lanes.add(strikes(lane, length.toMillis() / (wanted + 1), wanted, random));
        }
        return new Schedule(List.copyOf(lanes));
    }

    private static List<Strike> strikes(Lane lane, long gapMillis, long count, Random random) {
        List<Strike> strikes = new ArrayList<>();
        List<Kind> deck = new ArrayList<>(EnumSet.copyOf(lane.deck()));
        Collections.shuffle(deck, random);
        for (int i = 0; i < count; i++) {
            if (deck.isEmpty()) {
                deck.addAll(lane.deck());
                Collections.shuffle(deck, random);
            }
            Duration at = Duration.ofMillis((long) (gapMillis * (i + 0.5 + random.nextDouble())));
            Kind kind = deck.remove(0);
            strikes.add(new Strike(at, kind, target(kind, i, random), length(kind, gapMillis, random)));
        }
        return strikes;
    }

    /** Who is stopped keeps its locks, so only another disk can take over: first and mostly from the worker alone on its own. */
    private static int target(Kind kind, int number, Random random) {
        int any = random.nextInt(WORKERS);
        return kind == Kind.WORKER_STOPPED && (number == 0 || random.nextInt(4) > 0) ? Stage.ALONE : any;
    }

    /** Beyond the lease where that is the point, and never longer than the lane can bear. */
    private static Duration length(Kind kind, long gapMillis, Random random) {
        long seconds =
                switch (kind) {
                    case WORKER_STOPPED -> 24 + random.nextInt(12);
                    case STORE_STOPPED, STORE_CUT, BROKER_CUT -> 3 + random.nextInt(28);
                    case EVENTS_LOST, ANSWERS_LOST -> 10 + random.nextInt(20);
                    case DISK_FULL, STORE_KILLED -> 1 + random.nextInt(8);
                    default -> 0;
                };
        boolean beyondTheLease = kind == Kind.WORKER_STOPPED;
        return Duration.ofMillis(beyondTheLease ? seconds * 1_000 : Math.min(seconds * 1_000, gapMillis));
    }
}
