package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever picks jobs out of many pages of them loses none on the way. */
class ConsoleListIT extends InTheBrowser {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MORE_THAN_A_PAGE = 27;

    private final String mark = "console-list-" + UUID.randomUUID();
    private final String list = "/operator?q=" + mark;

    @BeforeEach
    void login() {
        browser.open(list);
        logIn(stack.env("OPERATOR_PASSWORD"));
        browser.awaitThat("#jobs-table");
        browser.script("window.isTheSamePage = true");
    }

    @Test
    void whatIsTickedStaysTickedOnOtherPagesInOtherOrdersAndOnTheWayBack() {
        List<String> jobs = IntStream.range(0, MORE_THAN_A_PAGE)
                .mapToObj(number -> api.submit(stack.articles().url("/stuck/" + mark + "-" + number)))
                .toList();
        List<String> newest = jobs.subList(MORE_THAN_A_PAGE - 2, MORE_THAN_A_PAGE);
        newest.forEach(id -> browser.click("#select-" + id));
        awaitSelected("2 件を選択中");

        browser.click("#page-after");
        awaitSelected("2 件を選択中（うち 2 件はこのページの外）");
        assertThat(address()).contains("page=2");
        await("on the last page nothing leads further").atMost(SOON).until(() -> "jobs-scroll".equals(focused()));
        browser.click("#by-created");
        await().atMost(SOON).until(() -> address().contains("sort=created"));
        assertThat(focused()).isEqualTo("by-created");

        browser.script("history.back()");
        await().atMost(SOON).until(() -> address().contains("page=2") && browser.has("#page-before"));
        browser.script("history.back()");
        awaitSelected("2 件を選択中");
        assertThat(newest).allMatch(id -> browser.has("#select-" + id + ":checked"));
        browser.click("#cancel-selected");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#cancel-dialog").getText().contains("2 件のジョブをキャンセルしますか？"));
        assertThat(browser.script("return window.isTheSamePage")).isEqualTo(true);
    }

    @Test
    void whatIsTickedStaysTickedUnderAnotherFilterUntilItIsLetGo() {
        String job = api.submit(stack.articles().url("/stuck/" + mark));
        browser.click("#select-" + job);
        browser.find("#q").clear();
        browser.find("#q").sendKeys(mark + "-nothing");
        browser.click("#filter-go");
        awaitSelected("1 件を選択中（うち 1 件はこのページの外）");
        assertThat(browser.has("tr[data-id='" + job + "']")).isFalse();
        assertThat(focused()).isEqualTo("filter-go");
        assertThat(browser.find("#languages [lang=en]").getDomAttribute("href")).contains(mark + "-nothing");
        browser.assertAccessible();

        browser.click("#unselect");
        assertThat(browser.has("#selected[hidden]")).isTrue();
        browser.script("history.back()");
        browser.awaitThat("#select-" + job);
        assertThat(browser.has("#select-" + job + ":checked")).isFalse();
        assertThat(browser.find("#q").getDomProperty("value")).isEqualTo(mark);
        assertThat(browser.script("return window.isTheSamePage")).isEqualTo(true);
    }

    private void awaitSelected(String words) {
        await(words)
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> browser.find("#selected span").getText().equals(words));
    }

    private String focused() {
        return (String) browser.script("return document.activeElement.id");
    }

    private String address() {
        return (String) browser.script("return location.href");
    }
}
