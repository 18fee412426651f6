package dev.moviegen.api.jobs;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Cancels within a minute for each address, in this process's memory: a cancel must not cost a second write. */
@Component
class CancelLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ConcurrentMap<CallerAddress, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perMinute;

    CancelLimit(LimitSettings settings) {
        this.perMinute = settings.cancelsPerMinute();
    }

    void take(CallerAddress address) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(address, key -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw CancelLimitReached.of(perMinute, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** A full bucket remembers nothing: without this, every address ever seen would stay. */
    @Scheduled(fixedDelay = 60_000)
    void forgetTheQuiet() {
        buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= perMinute);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, WINDOW))
                .build();
    }
}
