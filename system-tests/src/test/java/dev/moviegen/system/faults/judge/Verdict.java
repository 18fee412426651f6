package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attempts and findings for each promise, and the longest times seen. */
public final class Verdict {

    private final Map<Promise, Integer> attempts = new EnumMap<>(Promise.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Duration> longest = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    void attempt(Promise promise) {
        attempts(promise, 1);
    }

    void attempts(Promise promise, int more) {
        attempts.merge(promise, more, Integer::sum);
    }

    void found(Promise promise, Word word, String jobId, String what) {
        findings.add(new Finding(promise, word, jobId, what));
    }

    /** Notes how long something took; the table shows the worst. */
    void took(String what, Duration time) {
        longest.merge(what, time, (a, b) -> a.compareTo(b) > 0 ? a : b);
        count(what);
    }

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    public int attempts(Promise promise) {
        return attempts.getOrDefault(promise, 0);
    }

    /** Promises that were hardly put to the test. */
    public List<Promise> hardlyTried() {
        return Arrays.stream(Promise.values())
                .filter(promise -> attempts(promise) < promise.floor())
                .toList();
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public List<Finding> findings(Promise promise) {
        return findings.stream().filter(f -> f.promise() == promise).toList();
    }

    public Map<String, Duration> longest() {
        return longest;
    }

    public int count(String what, int otherwise) {
        return counts.getOrDefault(what, otherwise);
    }

    public Map<String, Integer> counts() {
        return counts;
    }
}
