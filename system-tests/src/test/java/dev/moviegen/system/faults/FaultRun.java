package dev.moviegen.system.faults;

import static org.awaitility.Awaitility.await;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.system.faults.history.Disturbances;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Stories;
import dev.moviegen.system.faults.judge.Finding;
import dev.moviegen.system.faults.judge.Judge;
import dev.moviegen.system.faults.judge.Report;
import dev.moviegen.system.faults.judge.Verdict;
import dev.moviegen.system.faults.load.Caller;
import dev.moviegen.system.faults.load.Crowd;
import dev.moviegen.system.faults.load.Neighbours;
import dev.moviegen.system.faults.load.Replayer;
import dev.moviegen.system.faults.stage.Stage;
import dev.moviegen.system.faults.witness.EventWitness;
import dev.moviegen.system.faults.witness.Scanner;
import dev.moviegen.system.faults.witness.StoreWitness;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/** One run: neighbours, a lively time, a storm, rest, judgement. */
final class FaultRun {

    private static final Duration A_LIVELY_TIME = Duration.ofMinutes(20);
    private static final Duration UNTIL_REST = Duration.ofSeconds(240);
    private static final int HISTORIES_SHOWN = 5;

    private final Plan plan;
    private final PrintStream out;
    private final Stage stage;
    private final Stories stories = new Stories();
    private final Disturbances disturbances = new Disturbances();
    private final Caller caller;
    private final Replayer replayer;

    FaultRun(Plan plan, PrintStream out, Stage stage) {
        this.plan = plan;
        this.out = out;
        this.stage = stage;
        this.caller = new Caller(stage.url(), stories);
        this.replayer = new Replayer(stage.broker(), stories, plan.seed());
    }

    Verdict run() throws Exception {
        say("seed " + plan.seed() + ", logs in " + stage.home());
        say(
                stage.disks().canBeFilled()
                        ? "the scratch disks are small"
                        : "SKIPPED: a full disk (no right to mount one)");
        say(
                stage.canShiftClocks()
                        ? "clocks can be shifted"
                        : "SKIPPED: shifted clocks (libfaketime is not installed)");
        stage.start();
        RawStore administrator = RawStore.asAdministrator(stage.store());
        StoreWitness store = new StoreWitness(administrator);
        try (EventWitness events = new EventWitness(stage.broker(), stories, replayer::remember);
                Scanner scanner = new Scanner(stories, stage.disks().all(), disturbances)) {
            await("the witness listens").until(events::isListening);
            Neighbours neighbours = new Neighbours(caller, stories, stage.disks());
            say(neighbours.run(plan.neighbours(), plan.lingering()) + " of " + plan.neighbours() + " jobs ran at once");
            Striker striker = new Striker(stage, disturbances, events, replayer, caller);
            live(new Crowd(caller, stories, administrator, stage.disks()), striker);
            rest(store, scanner);
            store.tell(stories);
            Set<String> remains = stage.disks().remains();
            Evidence evidence = new Evidence(
                    stories.all(), disturbances, Set.of(Stage.ALONE + ""), remains, scanner.alive(), striker.silent());
            return report(Judge.of(evidence));
        }
    }

    private void live(Crowd crowd, Striker striker) throws InterruptedException {
        crowd.gather(plan.peopleBefore(), Duration.ZERO, plan.seed());
        try {
            await("lively")
                    .atMost(A_LIVELY_TIME)
                    .until(() -> crowd.cancels() >= plan.cancels() && crowd.races() >= plan.races());
        } catch (ConditionTimeoutException slow) {
            say("NOT REACHED before the storm: " + plan.cancels() + " cancels and " + plan.races() + " races");
        }
        crowd.disperse();
        say(crowd.cancels() + " cancels, " + crowd.races() + " races before the storm");
        crowd.gather(plan.people(), Duration.ofMillis(50), plan.seed() + 1);
        Storm storm = new Storm(striker);
        storm.rage(Schedule.of(plan.seed(), plan.storm()), plan.storm());
        storm.troubles().forEach(trouble -> say("TROUBLE: " + trouble));
        striker.healAll();
        crowd.disperse();
        say(crowd.cancels() + " cancels, " + crowd.races() + " races, "
                + stage.fate().dropped() + " events dropped, " + stage.fate().delayed() + " delayed");
    }

    private void rest(StoreWitness store, Scanner scanner) {
        long begin = System.nanoTime();
        try {
            await("at rest")
                    .atMost(UNTIL_REST)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> store.open() == 0
                            && stage.disks().remains().isEmpty()
                            && scanner.alive().isEmpty());
            say("at rest after " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        } catch (ConditionTimeoutException restless) {
            say("NOT AT REST after " + UNTIL_REST.toSeconds() + " s: " + store.open() + " jobs open");
        }
    }

    private Verdict report(Verdict verdict) {
        say(Report.of(verdict, disturbances));
        say(Report.of(disturbances));
        verdict.findings().forEach(finding -> say(finding.toString()));
        verdict.findings().stream()
                .map(Finding::jobId)
                .distinct()
                .limit(HISTORIES_SHOWN)
                .forEach(id -> stories.find(id).map(Report::of).ifPresent(this::say));
        return verdict;
    }

    private void say(String what) {
        out.println(what);
    }
}
