package dev.moviegen.worker.process;

/** Runs the external programs of one job, in its directory, killed at once when the job is cancelled. */
public interface Programs {

    /** Waits for its end. Throws MovieGeneratorCancelled when the job was stopped meanwhile, {@link ProgramTimedOut} past its limits. */
    ProgramResult run(Program program);
}
