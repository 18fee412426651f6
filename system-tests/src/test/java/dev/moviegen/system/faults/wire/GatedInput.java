package dev.moviegen.system.faults.wire;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that pass the gate as they are read. */
final class GatedInput extends InputStream {
    private final InputStream in;
    private final Gate gate;

    GatedInput(InputStream in, Gate gate) {
        this.in = in;
        this.gate = gate;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        try {
            gate.pass();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return count;
    }
}
