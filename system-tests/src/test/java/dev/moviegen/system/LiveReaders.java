package dev.moviegen.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.moviegen.system.LiveReader.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many open pages, read by one thread that waits for none of them: the thousand readers should cost as little as they can. */
final class LiveReaders implements AutoCloseable {

    private static final int MOST_AT_ONCE = 64 * 1024;

    private final InetSocketAddress api;
    private final Selector selector = Selector.open();
    private final List<LiveReader> readers = new ArrayList<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final ByteBuffer arrived = ByteBuffer.allocate(MOST_AT_ONCE);
    private final CompletableFuture<Void> reading = new CompletableFuture<>();

    LiveReaders(String url) throws IOException {
        URI address = URI.create(url);
        api = new InetSocketAddress(address.getHost(), address.getPort());
        new Thread(this::readAll, "readers").start();
    }

    void open(String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + api.getHostString()
                + "\r\nAccept: text/event-stream\r\nAccept-Language: ja\r\n\r\n";
        SocketChannel page = SocketChannel.open(api);
        page.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
        page.configureBlocking(false);
        LiveReader reader = new LiveReader(seen::add);
        readers.add(reader);
        page.register(selector, SelectionKey.OP_READ, reader);
        selector.wakeup(); // who is waiting does not know of it yet
    }

    boolean haveAllShownSomething() {
        check();
        return readers.stream().allMatch(LiveReader::hasShownSomething);
    }

    /** The service ends a page when nothing more can happen to its job. */
    boolean haveAllEnded() {
        check();
        return selector.keys().isEmpty();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void check() {
        if (reading.isDone()) {
            reading.join();
        }
    }

    private void readAll() {
        try {
            while (selector.isOpen()) {
                selector.select(this::readOne);
            }
            reading.complete(null);
        } catch (IOException | RuntimeException broken) {
            reading.completeExceptionally(broken);
        }
    }

    private void readOne(SelectionKey page) {
        try {
            SocketChannel channel = (SocketChannel) page.channel();
            arrived.clear();
            if (channel.read(arrived) < 0) {
                channel.close();
            } else {
                ((LiveReader) page.attachment()).read(arrived.flip(), Instant.now());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey page : List.copyOf(selector.keys())) {
            page.channel().close();
        }
        selector.close();
    }
}
