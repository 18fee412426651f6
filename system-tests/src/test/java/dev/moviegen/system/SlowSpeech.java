package dev.moviegen.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A speech service, as the worker's engine {@code openai} calls it, that takes its time: a job that waits for it changes
 * twice a second and leaves the processors to others.
 */
record SlowSpeech(CountDownLatch closed) implements HttpHandler {

    static final String URL = "/speech";
    static final String PATH = URL + "/audio/speech";

    private static final Duration A_PHRASE = Duration.ofMillis(500);
    private static final AudioFormat FORMAT = new AudioFormat(24_000, 16, 1, true, false);
    private static final int FRAMES = 2_400;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            exchange.getRequestBody().readAllBytes();
            closed.await(A_PHRASE.toMillis(), TimeUnit.MILLISECONDS);
            ArticleServer.answer(exchange, "audio/wav", silence());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static byte[] silence() throws IOException {
        byte[] samples = new byte[FRAMES * FORMAT.getFrameSize()];
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), FORMAT, FRAMES),
                AudioFileFormat.Type.WAVE,
                wav);
        return wav.toByteArray();
    }
}
