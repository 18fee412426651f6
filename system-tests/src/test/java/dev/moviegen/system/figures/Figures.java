package dev.moviegen.system.figures;

import dev.moviegen.system.Api;
import dev.moviegen.system.RunningStack;
import dev.moviegen.system.figures.JobsAtWork.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures, and writes what docs/figures.md shows to {@code target/figures.md}. Its name keeps it out of {@code ./test}. */
@Tag("figures")
class Figures {

    private static final int MOVIES = 3;
    private static final int CANCELS_EACH = 15;
    private static final int POLITE_STOPS = 5;

    @Test
    void measure() throws Exception {
        RunningStack stack = RunningStack.shared();
        Machine machine = new Machine();
        Api api = new Api(stack.url());
        JobsAtWork jobs = new JobsAtWork(stack, api);
        SpeedFigures speed = new SpeedFigures(stack, api);
        CancelFigures cancels = new CancelFigures(stack, api, jobs);
        PoliteStopFigures polite = new PoliteStopFigures(jobs);

        List<String> report = new ArrayList<>();
        speed.measure(MOVIES);
        add(report, "The Japanese article, voice Mei, 1280×720", speed.table());
        cancels.measure(CANCELS_EACH);
        add(report, "Stopping a running job (milliseconds, p50 / p90 / max)", cancels.table());
        polite.measure(POLITE_STOPS);
        add(report, "Against asking the encoder to stop", polite.table(cancels.dead(Work.ENCODING)));
        add(report, "Measured on", machine.table());
    }

    /** Written at once: what has been measured stays when the rest fails. */
    private static void add(List<String> report, String title, List<String> lines) throws IOException {
        report.add("## " + title);
        report.add("");
        report.addAll(lines);
        report.add("");
        Files.write(Path.of("target/figures.md"), report);
    }
}
