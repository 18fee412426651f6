package dev.moviegen.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.api.ApiOnRealParts;
import dev.moviegen.api.jobs.PocketBaseClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the console says how long a cancel took. */
class CancelTimesIT extends ApiOnRealParts {

    private ConsoleSession operator;

    @Autowired
    private PocketBaseClient store;

    @BeforeEach
    void login() throws Exception {
        operator = new ConsoleSession(port).loggedIn();
    }

    @Test
    void hasAUnitThatFits() throws Exception {
        String page = "/operator/jobs/" + cancelled(604, 12_640, 20_000);
        assertThat(operator.get(page + "?lang=en").body()).contains("stopped after 604 ms, files removed after 12.6 s");
        assertThat(operator.get(page + "?lang=ja").body()).contains("停止 604 ミリ秒、ファイル削除 12.6秒");
        String slow = "/operator/jobs/" + cancelled(59_900, 61_000, 62_000);
        assertThat(operator.get(slow + "?lang=en").body())
                .contains("stopped after 59.9 s, files removed after 1 min 1 s");
    }

    @Test
    void isSeparatedInTheTableWhichHasOneUnit() throws Exception {
        cancelled(604, 12_640, 1_130_000);
        assertThat(operator.get("/operator/figures").body())
                .contains("<td>604.0</td>", "<td>12,640.0</td>", "<td>1,130,000.0</td>");
    }

    /** A cancelled job with a proof; the times are milliseconds after the worker has heard of it. */
    private String cancelled(long stopped, long gone, long confirmed) throws Exception {
        String id = submit();
        claim(id);
        operator.post("/operator", "/operator/cancel", "scope=these&id=" + id);
        Instant heard = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as the store keeps the confirmation
        store.stampCleaned(
                id,
                heard.plusMillis(confirmed),
                Map.of(
                        "heard_at", heard.toString(),
                        "stopped_at", heard.plusMillis(stopped).toString(),
                        "gone_at", heard.plusMillis(gone).toString()));
        return id;
    }
}
