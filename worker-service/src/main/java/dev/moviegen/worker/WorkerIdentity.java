package dev.moviegen.worker;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Who this process is: its name and something random, new at every start, so that no two lives are confused. */
public final class WorkerIdentity {

    private final String id;
    private final AtomicLong attempts = new AtomicLong();

    public WorkerIdentity(String name) {
        this.id = name + '-' + new BigInteger(50, new SecureRandom()).toString(36);
    }

    public String id() {
        return id;
    }

    /** The owner of one attempt at one job; never the same twice. */
    public String nextOwner() {
        return id + '#' + attempts.incrementAndGet();
    }
}
