package dev.moviegen.worker.process;

/** A program took longer, or was silent for longer, than it may; it has been killed. */
public final class ProgramTimedOut extends RuntimeException {

    private ProgramTimedOut(String message) {
        super(message);
    }

    static ProgramTimedOut of(Program program, String what) {
        return new ProgramTimedOut(program.command().get(0) + " " + what);
    }
}
