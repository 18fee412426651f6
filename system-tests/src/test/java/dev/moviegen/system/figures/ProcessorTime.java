package dev.moviegen.system.figures;

import dev.moviegen.system.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the stack has used of the processors so far, with the programs that its workers have run to their end. */
record ProcessorTime(RunningStack stack) {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ of Linux, whatever its own clock
    private static final int FIRST = 11;
    private static final int AFTER_LAST = 15;

    double seconds() {
        return Stream.of("API_PID", "POCKETBASE_PID", "RABBITMQ_PID", "WORKER_PIDS")
                .flatMap(key -> Stream.of(stack.env(key).split(" ")))
                .mapToDouble(ProcessorTime::of)
                .sum();
    }

    /** utime, stime, cutime and cstime of proc(5), counted from what follows the name, which may contain anything. */
    private static double of(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = FIRST; field < AFTER_LAST; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw new IllegalStateException("Process " + pid + " has ended", e);
        }
    }
}
