package dev.moviegen.api.jobs;

import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that the use cases are made of. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    /** Announcements wait for the broker's confirm; with a hanging broker these threads hang, and no request does. */
    private static final int ANNOUNCERS = 4;

    private static final int WAITING_ANNOUNCEMENTS = 1_000;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** No default candidate: Boot's own executor for requests and schedules must stay. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService announcing() {
        return new ThreadPoolExecutor(
                ANNOUNCERS,
                ANNOUNCERS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_ANNOUNCEMENTS),
                task -> new Thread(task, "announcing"));
    }
}
