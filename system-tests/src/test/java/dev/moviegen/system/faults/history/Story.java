package dev.moviegen.system.faults.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that was seen of one job. Written by many, read when all is at rest. */
public final class Story {

    private final String id;
    private volatile String intent;
    private final List<Call> calls = new ArrayList<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Seen> processes = new HashMap<>();
    private final Map<String, Seen> directories = new HashMap<>();
    private String disk = "";
    private @Nullable Row row;
    private int sabotaged;
    private int sabotagesAccepted;
    private int replayed;

    public Story(String id, String intent) {
        this.id = id;
        this.intent = intent;
    }

    public String id() {
        return id;
    }

    /** What the load meant to do with it: {@code leave}, {@code cancel-waiting}, {@code race}, {@code poison} … */
    public String intent() {
        return intent;
    }

    /** Its first event may be heard before the 201 has arrived. */
    void intend(String now) {
        intent = now;
    }

    public synchronized Story add(Call call) {
        calls.add(call);
        return this;
    }

    public synchronized Story add(Heard event) {
        heard.add(event);
        return this;
    }

    public synchronized Story add(Change change) {
        changes.add(change);
        return this;
    }

    /** Nobody knows on which disk: an empty name, and it counts for each. */
    public synchronized Story process(Instant at, String where) {
        processes.merge(where, Seen.NEVER.and(at), Seen::and);
        return this;
    }

    public synchronized Story directory(Instant at, String where) {
        directories.merge(where, Seen.NEVER.and(at), Seen::and);
        return this;
    }

    /** The disk that the row names at the end: proofs speak of that one. */
    public synchronized Story recordedOn(String diskOfRecord) {
        disk = diskOfRecord;
        return this;
    }

    public synchronized Story row(Row now) {
        row = now;
        return this;
    }

    /** A plain write of an administrator to the row after its cancel had been answered. */
    public synchronized Story sabotage(boolean accepted) {
        sabotaged++;
        sabotagesAccepted += accepted ? 1 : 0;
        return this;
    }

    public synchronized Story replay() {
        replayed++;
        return this;
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    public synchronized List<Heard> heard(String type) {
        return heard.stream().filter(event -> event.type().equals(type)).toList();
    }

    public synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** On the disk of record. */
    public synchronized Seen processes() {
        return at(processes, where -> where.isEmpty() || where.equals(disk));
    }

    /** On the disk of record. */
    public synchronized Seen directory() {
        return at(directories, where -> where.isEmpty() || where.equals(disk));
    }

    /** Processes or a directory on a disk that the job had left, if it ever did. */
    public synchronized Seen leftBehind() {
        Predicate<String> elsewhere = where -> !where.isEmpty() && !where.equals(disk);
        return at(processes, elsewhere).and(at(directories, elsewhere));
    }

    /** Whether any disk ever had anything of it. */
    public synchronized boolean everRan() {
        return !processes.isEmpty() || !directories.isEmpty();
    }

    private static Seen at(Map<String, Seen> seen, Predicate<String> where) {
        return seen.entrySet().stream()
                .filter(entry -> where.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Seen.NEVER, Seen::and);
    }

    public synchronized Optional<Row> row() {
        return Optional.ofNullable(row);
    }

    public synchronized int sabotaged() {
        return sabotaged;
    }

    public synchronized int sabotagesAccepted() {
        return sabotagesAccepted;
    }

    public synchronized int replayed() {
        return replayed;
    }

    public List<Call> cancels() {
        return calls().stream().filter(Call::isCancel).toList();
    }

    public Optional<Call> acceptedCancel() {
        return cancels().stream().filter(Call::isAccepted).findFirst();
    }

    public boolean has(String what) {
        return changes().stream().anyMatch(change -> change.what().equals(what));
    }

    public Optional<Instant> when(String what) {
        return changes().stream()
                .filter(change -> change.what().equals(what))
                .map(Change::at)
                .findFirst();
    }

    /** The first time that the store saw it in a final status. */
    public Optional<Change> ending() {
        return changes().stream().filter(Change::isFinal).findFirst();
    }

    public Optional<Instant> firstHeard(String type) {
        return heard(type).stream().map(Heard::at).min(Comparator.naturalOrder());
    }

    public boolean isCancelled() {
        return row().filter(Row::isCancelled).isPresent();
    }
}
