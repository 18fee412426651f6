package dev.moviegen.system.faults.witness;

import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Disturbance.Kind;
import dev.moviegen.system.faults.history.Disturbances;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes while the machine has far more to do than it can: then times say nothing about the product. */
final class Machine {

    /** Programs that want to run, for each core, averaged over a minute. The run itself makes about two. */
    private static final double BUSY = 4;

    private final Disturbances disturbances;
    private @Nullable Instant busySince;

    Machine(Disturbances disturbances) {
        this.disturbances = disturbances;
    }

    /** Between these two moments one scan was made. */
    void look(Instant from, Instant to) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load > BUSY * Runtime.getRuntime().availableProcessors()) {
            busySince = busySince == null ? from : busySince;
            if (to.isAfter(busySince.plusSeconds(1))) {
                note(to);
            }
        } else if (busySince != null) {
            note(to);
        }
    }

    private void note(Instant to) {
        if (busySince != null) {
            disturbances.add(new Disturbance(Kind.MACHINE_BUSY, "", busySince, to.plusSeconds(1)));
        }
        busySince = null;
    }
}
