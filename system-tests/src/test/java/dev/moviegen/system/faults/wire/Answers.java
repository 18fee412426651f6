package dev.moviegen.system.faults.wire;

import java.io.IOException;
import java.io.InputStream;

/** Answers as bytes, some of which are lost with their connection: what was asked has been done, and nobody says so. */
final class Answers implements Relay {

    private final Gate gate;

    Answers(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void carry(InputStream from, SharedOutput to, SharedOutput upstream) throws IOException {
        byte[] some = new byte[SOME];
        for (int count = from.read(some); count >= 0; count = from.read(some)) {
            if (gate.losesAnswer()) {
                throw new IOException("lost on the way");
            }
            to.write(some, count);
        }
    }
}
