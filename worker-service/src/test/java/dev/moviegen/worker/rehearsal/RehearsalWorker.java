package dev.moviegen.worker.rehearsal;

import dev.moviegen.worker.WorkerApplication;
import dev.moviegen.worker.pipeline.Pipeline;
import dev.moviegen.worker.pipeline.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.MessageListenerContainer;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** The worker with rehearsed steps; the package says how it is started. Not scanned: only its own main names it. */
public class RehearsalWorker {

    private static final Logger log = LoggerFactory.getLogger(RehearsalWorker.class);

    public static void main(String[] arguments) {
        RabbitListenerEndpointRegistry listeners =
                WorkerApplication.start(arguments, RehearsalWorker.class).getBean(RabbitListenerEndpointRegistry.class);
        log.info("Rehearsal worker is ready");
        Thread commands = new Thread(() -> obey(listeners.getListenerContainer("worker-jobs")), "commands");
        commands.setDaemon(true);
        commands.start();
    }

    @Bean
    @Primary
    Pipeline rehearsal(Environment settings) {
        long stepMs = settings.getProperty("MOVIEGEN_REHEARSAL_STEP_MS", Long.class, 100L);
        return new Pipeline(Stream.of("script", "audio", "slides", "video")
                .map(name -> (Step) new RehearsedStep(name, Duration.ofMillis(stepMs)))
                .toList());
    }

    private static void obey(MessageListenerContainer jobs) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("pause")) {
                    jobs.stop();
                } else if (line.equals("resume")) {
                    jobs.start();
                }
                log.info("Rehearsal: {}d", line);
            }
        } catch (IOException closed) {
            log.debug("No more commands");
        }
    }
}
