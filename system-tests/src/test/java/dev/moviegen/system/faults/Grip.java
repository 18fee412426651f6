package dev.moviegen.system.faults;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Who has a worker's process in hand: a kill would end another lane's stop before anybody could take over, and who is
 * stopped while it starts has nothing that could be taken. A stop waits for its worker; other blows look for another.
 * And who has the ways to the broker in hand: one that is mended by another lane while the broker is wiped would let its
 * worker back before the witness.
 */
final class Grip {

    /** Of {@link Kind#CLOCK_SHIFTED}, whose number 0 is the API. */
    private static final int THE_API = 0;

    private final List<ReentrantLock> workers =
            Stream.generate(ReentrantLock::new).limit(Schedule.WORKERS).toList();
    private final ReentrantReadWriteLock ways = new ReentrantReadWriteLock();

    /** The same blow, to a worker that this thread has in hand until {@link #release}; what hurts no process, as it was. */
    Strike take(Strike strike) {
        return switch (strike.kind()) {
            case WORKER_STOPPED -> {
                workers.get(strike.target()).lock();
                yield strike;
            }
            case BROKER_CUT -> {
                ways.readLock().lock();
                yield strike;
            }
            case BROKER_WIPED -> {
                ways.writeLock().lock();
                yield strike;
            }
            case WORKER_KILLED, WORKER_LEFT -> firstFree(strike);
            case CLOCK_SHIFTED ->
                strike.target() == THE_API || workers.get(strike.target()).tryLock() ? strike : at(THE_API, strike);
            default -> strike;
        };
    }

    private Strike firstFree(Strike strike) {
        for (int i = 0; i < Schedule.WORKERS; i++) {
            int candidate = (strike.target() + i) % Schedule.WORKERS;
            if (workers.get(candidate).tryLock()) {
                return at(candidate, strike);
            }
        }
        workers.get(strike.target()).lock();
        return strike;
    }

    private static Strike at(int target, Strike strike) {
        return new Strike(strike.at(), strike.kind(), target, strike.length());
    }

    void release(Strike taken) {
        if (taken.kind() == Kind.BROKER_CUT) {
            ways.readLock().unlock();
        } else if (taken.kind() == Kind.BROKER_WIPED) {
            ways.writeLock().unlock();
        }
        ReentrantLock worker = workers.get(taken.target());
        if (worker.isHeldByCurrentThread()) {
            worker.unlock();
        }
    }
}
