package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cancel whose clean-up nobody confirms for more than five minutes: the page says so, and the operator sees it counted. */
class UnconfirmedIT extends Looking {

    private static final Duration PAST_THE_THRESHOLD = Duration.ofMinutes(6);

    private final long worker = stack.workerPid();

    /** Also when the test fails: the next one needs it. */
    @AfterEach
    void letTheWorkerGoOn() {
        Signal.send("CONT", worker);
    }

    @Test
    void isSaidOnThePageAndCountedInTheConsoleUntilTheProofComes() throws Exception {
        String id = browser.submit(stack.articles().url("/stuck/unconfirmed"));
        browser.awaitStatus("processing", SOON);
        Signal.send("STOP", worker);
        browser.askToCancel();
        browser.click("#cancel-confirm");
        browser.awaitText("ファイルを削除しています…");
        StoreFile.of(stack).endedEarlier(id, PAST_THE_THRESHOLD);

        // Nothing but the clock has changed; the page hears of it with the next announcement of the cancel.
        await().atMost(SOON).until(() -> browser.panel().contains("ファイルの削除を確認できませんでした"));
        assertThat(browser.panel()).contains("ワーカー w1 から応答がありません");
        look("unconfirmed", "/jobs/" + id);
        browser.open("/jobs/" + id + "?lang=en");
        assertThat(browser.panel()).contains("could not be confirmed", "worker w1 is gone");
        browser.open("/jobs/" + id + "?lang=ja");

        countedInTheConsole(id);
        Signal.send("CONT", worker);
        await().atMost(SOON).until(() -> !api.job(id).path("cleaned_at").isNull());
        browser.awaitThat("#trouble .fine");
        browser.open("/jobs/" + id);
        assertThat(browser.panel()).contains("削除").doesNotContain("確認できませんでした");
        assertThat(stack.jobs().resolve(id)).doesNotExist();
    }

    private void countedInTheConsole(String id) throws Exception {
        browser.open("/operator");
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#jobs-table");
        browser.open("/operator?unconfirmed=true");
        browser.awaitThat("tr[data-id='" + id + "'] .late");
        assertThat(browser.text("#found")).startsWith("1 件");
        look("jobs-unconfirmed", "/operator?unconfirmed=true");
        look("trouble-unconfirmed", "/operator/trouble");
        assertThat(browser.text("h2")).isEqualTo("後片付けが未確認のジョブ（1 件）");
        assertThat(browser.has("#late-" + id)).isTrue();
    }
}
