package dev.moviegen.system.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between a service and what it lives on, in our hands: it can be cut (connections reset, new ones closed at
 * once), stalled (taken, but nothing comes through) and slowed down.
 */
public final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Gate gate;
    private final Relay up;
    private final Relay down;
    private volatile boolean cut;

    private Wire(int target, Gate gate, Relay up, Relay down) {
        this.target = target;
        this.gate = gate;
        this.up = up;
        this.down = down;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background(this::acceptAll, "wire-" + target);
    }

    /** Bytes, whatever they mean. */
    public static Wire to(int target) {
        Gate gate = new Gate();
        return new Wire(target, gate, Relay.BYTES, new Answers(gate));
    }

    /** AMQP, whose deliveries of JobCancelled meet the given fate. */
    public static Wire toBroker(int target, Fate fate) {
        return new Wire(target, new Gate(), Relay.FRAMES, new Deliveries(fate));
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        sockets.forEach(this::end);
        gate.open();
    }

    public void stall() {
        gate.close();
    }

    /** What was asked has arrived; of what comes back, this share is lost together with its connection. */
    public void loseAnswers(double share) {
        gate.loseAnswers(share);
    }

    public void slowDown(Duration eachRead) {
        gate.slowDown(eachRead);
    }

    public void mend() {
        cut = false;
        gate.open();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException e) {
                continue; // closed, or the target is away: the caller sees its connection end
            }
        }
    }

    private void join(Socket near) throws IOException {
        sockets.add(near);
        if (cut) {
            end(near);
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            if (far.getLocalPort() == target) {
                far.close(); // nobody listens, and the kernel has connected it with itself
                throw new IOException("nobody listens on " + target);
            }
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            SharedOutput toFar = new SharedOutput(far.getOutputStream());
            SharedOutput toNear = new SharedOutput(near.getOutputStream());
            background(() -> carry(up, near, toFar, toFar, far), "wire-up");
            background(() -> carry(down, far, toNear, toFar, near), "wire-down");
        } catch (IOException e) {
            end(near);
            throw e;
        }
    }

    private void carry(Relay relay, Socket from, SharedOutput to, SharedOutput upstream, Socket other) {
        try (InputStream in = from.getInputStream()) {
            relay.carry(new GatedInput(in, gate), to, upstream);
        } catch (IOException e) {
            // The connection ends on one side: it ends on the other.
        } finally {
            end(from);
            end(other);
        }
    }

    private static void background(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is no longer open: that was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
