package dev.moviegen.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the API costs, as the machine counts it. */
record ApiProcess(RunningStack stack) {

    private static final Pattern USED = Pattern.compile("(?:total|heap)[^\\n]*? used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private String pid() {
        return stack.env("API_PID");
    }

    /** What is still in use after a collection, which stops the service for a moment; in KiB. */
    long heap() throws IOException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder("jcmd", pid(), command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** In KiB. */
    long resident() throws IOException {
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", pid(), "status")));
        return resident.find() ? Long.parseLong(resident.group(1)) : -1;
    }

    long threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", pid(), "task"))) {
            return tasks.count();
        }
    }

    Duration processorTime() {
        return ProcessHandle.of(Long.parseLong(pid()))
                .flatMap(api -> api.info().totalCpuDuration())
                .orElseThrow();
    }
}
