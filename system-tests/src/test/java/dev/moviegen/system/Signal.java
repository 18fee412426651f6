package dev.moviegen.system;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals to one process, as from a shell. */
public final class Signal {

    private Signal() {}

    /** {@code STOP CONT TERM KILL}: to the process alone, never to what it has started. */
    public static void send(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
