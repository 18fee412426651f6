package dev.moviegen.worker;

import dev.moviegen.store.CrashPoint;
import dev.moviegen.worker.pipeline.Pipeline;
import dev.moviegen.worker.pipeline.Step;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.scratch.Disk;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.amqp.rabbit.config.ContainerCustomizer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** One worker: takes jobs, makes videos, stops at once. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WorkerApplication {

    /** Less than the 10 s in which a worker that was asked to end is gone. */
    private static final long HAND_BACK_WITHIN_MS = 8_000;

    private static final Duration GONE_WITHIN = Duration.ofMillis(9_500);

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** Also with beans that take the place of its own: a rehearsal has other steps. */
    public static ConfigurableApplicationContext start(String[] arguments, Class<?>... others) {
        CrashPoint.warnIfArmed();
        LastExit.within(GONE_WITHIN);
        SpringApplication worker = new SpringApplication(WorkerApplication.class);
        worker.addPrimarySources(List.of(others));
        return worker.run(arguments);
    }

    @Bean
    WorkerIdentity workerIdentity(WorkerSettings settings) {
        return new WorkerIdentity(settings.name());
    }

    @Bean
    Disk disk(WorkerSettings settings) throws IOException {
        return Disk.open(settings.jobsDir());
    }

    @Bean
    JobProcesses jobProcesses() {
        return new JobProcesses();
    }

    @Bean
    Pipeline pipeline(List<Step> steps) {
        return new Pipeline(steps);
    }

    @Bean
    ContainerCustomizer<SimpleMessageListenerContainer> waitForHandedBackJobs() {
        return container -> {
            container.setShutdownTimeout(HAND_BACK_WITHIN_MS);
            container.setRecoveryInterval(500);
            container.setMessageAckListener((success, tag, cause) -> CrashPoint.WORKER_AFTER_ACKNOWLEDGE.reached());
        };
    }
}
