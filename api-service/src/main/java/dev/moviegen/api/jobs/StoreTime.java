package dev.moviegen.api.jobs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The store compares dates as text, {@code 2026-11-24 06:00:00.000Z}: with a space, in UTC, to the millisecond. */
public final class StoreTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private StoreTime() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
