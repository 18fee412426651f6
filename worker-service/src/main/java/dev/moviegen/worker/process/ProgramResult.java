package dev.moviegen.worker.process;

/** How a program ended; the tails are the last 64 KiB of what it said. */
public record ProgramResult(int exitCode, String outputTail, String errorTail) {

    public boolean succeeded() {
        return exitCode == 0;
    }
}
