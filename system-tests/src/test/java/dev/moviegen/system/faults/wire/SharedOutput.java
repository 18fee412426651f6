package dev.moviegen.system.faults.wire;

import java.io.IOException;
import java.io.OutputStream;

/** An output that two threads write to, a whole frame at a time. */
final class SharedOutput {
    private final OutputStream out;

    SharedOutput(OutputStream out) {
        this.out = out;
    }

    synchronized void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }
}
