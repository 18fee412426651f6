package dev.moviegen.api;

import dev.moviegen.store.CrashPoint;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Pages and JSON API: submit, watch, cancel; repeats what it said until the proof has come back. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ApiApplication {

    public static void main(String[] arguments) {
        CrashPoint.warnIfArmed();
        SpringApplication.run(ApiApplication.class, arguments);
    }
}
