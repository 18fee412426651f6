package dev.moviegen.system.faults.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How one direction of a connection is carried on. */
interface Relay {

    int SOME = 16 * 1024;

    /** {@code upstream} is the same connection towards the server, for those who answer in the client's place. */
    void carry(InputStream from, SharedOutput to, SharedOutput upstream) throws IOException;

    Relay BYTES = (from, to, upstream) -> {
        byte[] some = new byte[SOME];
        for (int count = from.read(some); count >= 0; count = from.read(some)) {
            to.write(some, count);
        }
    };

    /** From an AMQP client: its greeting, then frame by frame, so that a frame of ours can come between two. */
    Relay FRAMES = (from, to, upstream) -> {
        DataInputStream in = new DataInputStream(from);
        byte[] greeting = new byte[8];
        in.readFully(greeting);
        to.write(greeting, greeting.length);
        while (true) {
            byte[] frame = Frame.readFrom(in).bytes();
            to.write(frame, frame.length);
        }
    };
}
