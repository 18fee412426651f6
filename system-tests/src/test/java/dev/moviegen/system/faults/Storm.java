package dev.moviegen.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** A schedule, carried out: each lane on a thread of its own. */
final class Storm {

    private final Striker striker;
    private final ConcurrentLinkedQueue<RuntimeException> broken = new ConcurrentLinkedQueue<>();

    Storm(Striker striker) {
        this.striker = striker;
    }

    /** Returns when the last blow is healed, and not before that time is over. Throws what a blow itself ran into. */
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
        if (!broken.isEmpty()) {
            throw broken.remove();
        }
    }

    /** Blows that come too late, because healing took long, do not fall at all. */
    private void follow(List<Strike> lane, long begin, long end) {
        for (Strike strike : lane) {
            sleepUntil(begin + strike.at().toNanos());
            if (System.nanoTime() - end > 0) {
                return;
            }
            try {
                striker.perform(strike);
            } catch (RuntimeException e) {
                broken.add(new IllegalStateException("While " + strike, e));
                return;
            }
        }
    }

    private static void sleepUntil(long nanos) {
        while (nanos - System.nanoTime() > 0) {
            LockSupport.parkNanos(nanos - System.nanoTime());
        }
    }
}
