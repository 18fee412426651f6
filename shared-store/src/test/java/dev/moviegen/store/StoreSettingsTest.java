package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StoreSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class))
            .withPropertyValues(
                    "moviegen.store.url=http://127.0.0.1:1",
                    "moviegen.store.user=api@moviegen.internal",
                    "moviegen.store.password=hidden");

    @Test
    void giveAServiceItsConnection() {
        service.run(context -> {
            assertThat(context).hasSingleBean(PocketBase.class);
            assertThat(context.getBean(StoreSettings.class).timeout()).isEqualTo(Duration.ofSeconds(5));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moviegen.store.url=ftp://x",
                "moviegen.store.url=",
                "moviegen.store.user=",
                "moviegen.store.password=",
                "moviegen.store.timeout=1ms",
                "moviegen.store.timeout=1h"
            })
    void stopTheStartWhenTheyAreWrong(String property) {
        String name = property.substring("moviegen.store.".length(), property.indexOf('='));
        service.withPropertyValues(property)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(name));
    }

    @Test
    void doNotShowThePassword() {
        service.run(context ->
                assertThat(context.getBean(StoreSettings.class).toString()).doesNotContain("hidden"));
    }
}
