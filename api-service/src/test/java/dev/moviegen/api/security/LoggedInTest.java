package dev.moviegen.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedInTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/operator/workers?a=b, /operator/workers?a=b",
        "https://elsewhere.example/operator, /operator",
        "https://elsewhere.example/, /operator",
        "/\\elsewhere.example, /operator",
        "//elsewhere.example/operator, /operator",
        "https:elsewhere.example, /operator"
    })
    void leadsToAPageOfTheConsole(String asked, String led) {
        assertThat(LoggedIn.within(asked)).isEqualTo(led);
    }
}
