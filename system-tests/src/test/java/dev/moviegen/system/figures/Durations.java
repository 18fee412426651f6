package dev.moviegen.system.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measured durations of one kind, in milliseconds. A percentile is a value that was seen (nearest rank). */
record Durations(List<Double> milliseconds) {

    Durations {
        milliseconds = milliseconds.stream().sorted().toList();
    }

    Durations and(Durations others) {
        List<Double> all = new ArrayList<>(milliseconds);
        all.addAll(others.milliseconds);
        return new Durations(all);
    }

    double percentile(int p) {
        int rank = (int) Math.ceil(p / 100.0 * milliseconds.size());
        return milliseconds.get(Math.max(1, rank) - 1);
    }

    /** {@code p50 / p90 / max}. */
    @Override
    public String toString() {
        return String.join(
                " / ", Stream.of(50, 90, 100).map(p -> shown(percentile(p))).toList());
    }

    private static String shown(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 10 ? "%.1f" : "%.0f", milliseconds);
    }
}
