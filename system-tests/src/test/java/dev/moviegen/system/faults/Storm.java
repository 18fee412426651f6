package dev.moviegen.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A schedule, carried out: each lane on a thread of its own. */
final class Storm {

    /** After a blow has been healed, so that a part that is slow to come back works for a while before it is hurt again. */
    private static final Duration CALM = Duration.ofSeconds(8);

    private final Striker striker;
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    Storm(Striker striker) {
        this.striker = striker;
    }

    /** Returns when the last blow is healed, and not before that time is over. */
    void rage(Schedule schedule, Duration length) throws InterruptedException {
        long begin = System.nanoTime();
        List<Thread> lanes = schedule.lanes().stream()
                .map(lane -> new Thread(() -> follow(lane, begin, begin + length.toNanos()), "lane"))
                .toList();
        lanes.forEach(Thread::start);
        for (Thread lane : lanes) {
            lane.join();
        }
        sleepUntil(begin + length.toNanos());
    }

    /** Blows that come too late, because healing took long, do not fall at all. */
    private void follow(List<Strike> lane, long begin, long end) {
        long calmUntil = begin;
        for (Strike strike : lane) {
            sleepUntil(Math.max(begin + strike.at().toNanos(), calmUntil));
            if (System.nanoTime() - end > 0) {
                return;
            }
            try {
                striker.perform(strike);
            } catch (RuntimeException e) {
                broken.add("While " + strike + ": " + e);
            }
            calmUntil = System.nanoTime() + CALM.toNanos();
        }
    }

    /** What could not be healed in time, if anything. */
    List<String> troubles() {
        return List.copyOf(broken);
    }

    private static void sleepUntil(long nanos) {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
