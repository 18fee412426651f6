package dev.moviegen.worker.process;

/** Processes of a job could not be killed: nothing may be said about its directory yet. */
public final class ProcessesStillAlive extends RuntimeException {

    private ProcessesStillAlive(String message) {
        super(message);
    }

    static ProcessesStillAlive of(String jobId) {
        return new ProcessesStillAlive("Processes of job " + jobId + " are still alive after repeated SIGKILL");
    }
}
