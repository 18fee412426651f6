package dev.moviegen.worker.pipeline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SpeechSettingsTest {

    @Test
    void takesTheVoicesOfThisMachineUnlessToldOtherwise() {
        with(Map.of())
                .run(context -> assertThat(context.getBean(SpeechSettings.class))
                        .isEqualTo(new SpeechSettings("espeak", "", "", RemoteVoice.NONE)));
    }

    @Test
    void readsItsVariables() {
        with(Map.of(
                        "MOVIEGEN_SPEECH",
                        "silent",
                        "MOVIEGEN_SPEECH_PYTHON",
                        "/venv/bin/python",
                        "MOVIEGEN_NARRATOR",
                        "n.py"))
                .run(context -> assertThat(context.getBean(SpeechSettings.class))
                        .isEqualTo(new SpeechSettings("silent", "/venv/bin/python", "n.py", RemoteVoice.NONE)));
    }

    @Test
    void doesNotStartWithAnEngineThatNobodyKnows() {
        with(Map.of("MOVIEGEN_SPEECH", "festival"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("MOVIEGEN_SPEECH must be espeak, voicevox, openai or silent"));
    }

    private static ApplicationContextRunner with(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        return new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(name, new SystemEnvironmentPropertySource(name, variables)))
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Settings.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SpeechSettings.class)
    static class Settings {}
}
