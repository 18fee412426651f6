package dev.moviegen.system.faults;

import static org.awaitility.Awaitility.await;

import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbances;
import dev.moviegen.system.faults.load.Caller;
import dev.moviegen.system.faults.load.Replayer;
import dev.moviegen.system.faults.stage.ScratchDisk;
import dev.moviegen.system.faults.stage.Stage;
import dev.moviegen.system.faults.stage.Stage.Member;
import dev.moviegen.system.faults.witness.EventWitness;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** Carries out one blow after the other, and heals what it has hurt. */
final class Striker {

    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final double DROPPED = 0.5;
    private static final double LOST_ANSWERS = 0.1;

    private final Stage stage;
    private final Disturbances disturbances;
    private final EventWitness events;
    private final Replayer replayer;
    private final Caller caller;
    private final Grip grip = new Grip();
    private final AtomicInteger silent = new AtomicInteger();

    Striker(Stage stage, Disturbances disturbances, EventWitness events, Replayer replayer, Caller caller) {
        this.stage = stage;
        this.disturbances = disturbances;
        this.events = events;
        this.replayer = replayer;
        this.caller = caller;
    }

    /** Whatever comes of it, it is written down that it was done. */
    void perform(Strike planned) {
        Strike strike = grip.take(planned);
        Instant from = Instant.now();
        try {
            strike(strike, stage.workers().get(strike.target()));
        } finally {
            disturbances.add(new Disturbance(strike.kind(), strike.target() + "", from, Instant.now()));
            grip.release(strike);
        }
    }

    private void strike(Strike strike, Member worker) {
        switch (strike.kind()) {
            case WORKER_KILLED -> killed(worker);
            case API_KILLED -> killed(stage.api());
            case WORKER_STOPPED ->
                new Overtaking(caller).of(worker, stage.disks().of(strike.target()), strike.length());
            case WORKER_LEFT -> left(worker);
            case CLOCK_SHIFTED -> shifted(strike);
            case BROKER_KILLED -> brokerGone(false);
            case BROKER_WIPED -> brokerGone(true);
            case BROKER_CUT ->
                during(
                        strike,
                        () -> worker.toBroker().cut(),
                        () -> worker.toBroker().mend());
            case STORE_CUT ->
                during(
                        strike,
                        () -> worker.toStore().stall(),
                        () -> worker.toStore().mend());
            case EVENTS_LOST -> eventsLost(strike);
            case STORE_KILLED -> during(strike, stage.store()::kill, stage.store()::restart);
            case STORE_STOPPED -> during(strike, stage.store()::stop, stage.store()::cont);
            case DISK_FULL -> diskFull(strike);
            case ANSWERS_LOST -> answersLost(strike);
            case POISON -> poison();
            case REPLAY -> replayer.replay();
            case MACHINE_BUSY -> throw new IllegalArgumentException("not ours to do: " + strike);
        }
    }

    /** Whatever may still be hurt when a blow could not be healed. */
    void healAll() {
        stage.members().forEach(member -> {
            member.toBroker().mend();
            member.toStore().mend();
            member.service().signal("CONT");
        });
        stage.fate().none();
        stage.disks().free();
        stage.members().forEach(stage::awaitReady);
    }

    private void killed(Member member) {
        member.service().kill();
        stage.awaitReady(member);
    }

    /** As in a rolling restart. */
    private void left(Member worker) {
        worker.service().leave();
        stage.awaitReady(worker);
    }

    /** An hour ahead, an hour behind, and back again, by turns; with the API's going the other way. */
    private void shifted(Strike strike) {
        if (!stage.canShiftClocks()) {
            return;
        }
        Member member = strike.target() == 0 ? stage.api() : stage.workers().get(strike.target());
        int hours = strike.target() == 1 ? 1 : -1;
        stage.shiftClock(member, hours);
        left(member);
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        stage.shiftClock(member, 0);
        left(member);
    }

    /** With its data gone, nobody may be back before the witness is, or it would miss what is said first. */
    private void brokerGone(boolean withItsData) {
        if (withItsData) {
            stage.members().forEach(member -> member.toBroker().cut());
            patiently(stage.broker()::wipe);
            await("the witness is back").atMost(SILENCE).until(events::isListening);
            stage.members().forEach(member -> member.toBroker().mend());
        } else {
            stage.broker().kill();
            patiently(stage.broker()::restart);
        }
        long before = events.count();
        try {
            await().atMost(SILENCE).until(() -> events.count() > before);
        } catch (ConditionTimeoutException nothing) {
            silent.incrementAndGet();
        }
    }

    /** On a machine with much to do a broker takes longer than its own patience: it is started again, with what it has. */
    private void patiently(Runnable start) {
        try {
            start.run();
        } catch (ConditionTimeoutException slow) {
            stage.broker().restart();
        }
    }

    private void diskFull(Strike strike) {
        ScratchDisk disk = stage.disks().of(strike.target());
        during(strike, disk::fill, disk::free);
    }

    private void eventsLost(Strike strike) {
        during(
                strike,
                () -> {
                    stage.fate().drop(DROPPED);
                    stage.fate().delay(Duration.ofSeconds(2));
                },
                stage.fate()::none);
    }

    /** Of the API as of the workers, each in its turn. */
    private void answersLost(Strike strike) {
        Member member = strike.target() == 0 ? stage.api() : stage.workers().get(strike.target());
        during(
                strike,
                () -> member.toStore().loseAnswers(LOST_ANSWERS),
                () -> member.toStore().mend());
    }

    /** A job that kills each worker that takes it; over when all are back. */
    private void poison() {
        caller.submit("/article?audio=poison", "poison");
        LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
        stage.workers().forEach(stage::awaitReady);
    }

    private static void during(Strike strike, Runnable harm, Runnable heal) {
        harm.run();
        LockSupport.parkNanos(strike.length().toNanos());
        heal.run();
    }

    /** Broker deaths after which nothing came through. */
    int silent() {
        return silent.get();
    }
}
