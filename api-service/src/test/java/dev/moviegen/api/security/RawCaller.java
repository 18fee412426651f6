package dev.moviegen.api.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;

/** Java's client neither chooses the address that it comes from nor sends what no client should. */
record RawCaller(int port, String address) {

    private static final int MOST_MILLIS = 20_000;

    /** An answer as it came, to the end of the connection. */
    record Answer(String text) {

        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        List<String> headers(String name) {
            return text.split("\r\n\r\n", 2)[0]
                    .lines()
                    .skip(1)
                    .map(line -> line.split(": *", 2))
                    .filter(header -> header[0].equalsIgnoreCase(name))
                    .map(header -> header.length == 1 ? "" : header[1])
                    .toList();
        }
    }

    /** The request's first line and its headers, to which those are added that every request has. */
    Answer send(String... lines) throws IOException {
        return sendRaw(Stream.concat(Stream.of(lines), Stream.of("Host: localhost", "Connection: close", "", ""))
                .reduce((before, line) -> before + "\r\n" + line)
                .orElseThrow());
    }

    /** What a wrong password is answered. */
    int fails(String header) throws IOException {
        return send("GET /api/operator/jobs HTTP/1.1", "Authorization: Bearer wrong", header)
                .status();
    }

    Answer sendRaw(String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.setSoTimeout(MOST_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new Answer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
    }
}
