package dev.moviegen.worker.pipeline;

import dev.moviegen.events.amqp.JobEventPublisher;
import dev.moviegen.store.CrashPoint;
import dev.moviegen.worker.WorkerIdentity;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.process.JobPrograms;
import dev.moviegen.worker.scratch.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives every job its bench: a directory, programs that die with it, and a progress report with a heartbeat. */
@Component
class Workshop {

    private final Disk disk;
    private final JobProcesses processes;
    private final Heartbeat heartbeat;
    private final JobEventPublisher publisher;
    private final WorkerIdentity worker;

    Workshop(
            Disk disk,
            JobProcesses processes,
            Heartbeat heartbeat,
            JobEventPublisher publisher,
            WorkerIdentity worker) {
        this.disk = disk;
        this.processes = processes;
        this.heartbeat = heartbeat;
        this.publisher = publisher;
        this.worker = worker;
    }

    /** Made before anything is started: from here on a cancel kills whatever the job starts. */
    Bench benchFor(OwnedJob job) {
        return new Bench(job);
    }

    final class Bench implements AutoCloseable {

        private final OwnedJob job;
        private final JobPrograms programs;
        private final ProgressReport report;

        private Bench(OwnedJob job) {
            this.job = job;
            this.programs = new JobPrograms(disk.scopeOf(job.id()), processes, job.flag());
            this.report = new ProgressReport(job, publisher, worker);
            heartbeat.add(report);
        }

        /** What is left of an earlier owner dies before its directory is used again. */
        void prepare() throws IOException {
            processes.killUntilProven(disk.scopeOf(job.id()));
            job.flag().throwIfRequested();
            CrashPoint.WORKER_BEFORE_MKDIR.reached();
            makeDirectory();
            CrashPoint.WORKER_AFTER_MKDIR.reached();
        }

        /** A link or a file in its place is nothing of the job's: following it would put the job's files where nobody cleans. */
        private void makeDirectory() throws IOException {
            if (!Files.isDirectory(directory(), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(directory());
                Files.createDirectories(directory());
            }
        }

        void run(Step step) throws Exception {
            report.begin(step);
            CrashPoint.WORKER_BEFORE_STEP.reached();
            step.run(new JobContext(job.job(), directory(), job.flag(), report, programs));
            report.end();
            CrashPoint.WORKER_AFTER_STEP.reached();
        }

        /** When each step began and how long it took, as a column of the row. */
        Map<String, Object> stepTimes() {
            return report.stepTimes();
        }

        Path directory() {
            return disk.directoryOf(job.id());
        }

        int killed() {
            return programs.killed();
        }

        @Override
        public void close() {
            heartbeat.remove(report);
            programs.close();
        }
    }
}
