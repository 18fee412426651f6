package dev.moviegen.system.faults;

import dev.moviegen.system.faults.history.Disturbance.Kind;
import java.time.Duration;

/**
 * One blow of the schedule.
 *
 * @param at from the beginning of the storm
 * @param target the number of the worker, where it concerns one
 * @param length how long it lasts, where that is ours to say
 */
record Strike(Duration at, Kind kind, int target, Duration length) {}
