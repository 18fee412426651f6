package dev.moviegen.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A way to the service that can be cut as a cable can: what is open breaks off, and nothing new is accepted until it is
 * mended.
 */
final class TcpRelay implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress target;
    private final InetSocketAddress address;
    private ServerSocket entrance;

    TcpRelay(String url) throws IOException {
        URI to = URI.create(url);
        target = new InetSocketAddress(to.getHost(), to.getPort());
        entrance = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        address = (InetSocketAddress) entrance.getLocalSocketAddress();
    }

    String url() {
        return "http://127.0.0.1:" + address.getPort();
    }

    void cut() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    void mend() throws IOException {
        entrance = listen(address);
    }

    private ServerSocket listen(InetSocketAddress on) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(on);
        threads.execute(() -> accept(listening));
        return listening;
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket near = remembered(listening.accept());
                Socket far = remembered(new Socket());
                far.connect(target);
                threads.execute(() -> pass(near, far));
                threads.execute(() -> pass(far, near));
                if (listening.isClosed()) { // cut between the two
                    near.close();
                    far.close();
                }
            }
        } catch (IOException cut) {
            // as was asked for
        }
    }

    private Socket remembered(Socket socket) {
        open.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // then the other half ends too
        } finally {
            open.remove(from);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        threads.shutdownNow();
    }
}
