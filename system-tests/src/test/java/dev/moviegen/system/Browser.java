package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** A person with Chromium before the pages: what can be clicked, and what is to be read. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_STOPS = 60;

    private final ChromeDriver driver;
    private final String url;

    private Browser(String url, ChromeDriver driver) {
        this.driver = driver;
        this.url = url;
    }

    static Browser reading(String language, String url) {
        return new Browser(url, Chromium.reading(language));
    }

    static Browser withoutJavaScript(String url) {
        return new Browser(url, Chromium.withoutJavaScript("ja"));
    }

    /** As one that was just installed: a single tab, no cookie, nothing emulated. Much sooner than a new one. */
    void forgetAll() {
        Set<String> old = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        old.forEach(tab -> driver.switchTo().window(tab).close());
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    /** Fills in the form and sends it; answers the job's id. */
    String submit(String article) {
        open("/");
        driver.findElement(By.id("url")).sendKeys(article);
        driver.findElement(By.cssSelector("main form button[type=submit]")).click();
        await().atMost(PATIENCE).until(() -> driver.getCurrentUrl().matches(".*/jobs/[a-z0-9]{26}"));
        return jobShown();
    }

    /** Whose page it is. */
    String jobShown() {
        return driver.getCurrentUrl().replaceFirst(".*/", "");
    }

    void open(String path) {
        driver.get(url + path);
    }

    void awaitStatus(String status, Duration atMost) {
        await().atMost(atMost)
                .ignoreExceptions()
                .until(() -> status.equals(find("#job-status").getDomAttribute("data-status")));
    }

    void awaitText(String text) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> panel().contains(text));
    }

    String panel() {
        return text("#job-status");
    }

    /** An update may take away what is read. */
    String text(String css) {
        return await().pollDelay(Duration.ZERO)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> find(css).getText(), text -> true);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void awaitThat(String css) {
        await(css).atMost(PATIENCE).ignoreExceptions().until(() -> has(css));
    }

    void click(String css) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> find(css).click());
    }

    /** Asks for the cancel and waits for the question. */
    void askToCancel() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            if (!find("#cancel-dialog").isDisplayed()) {
                find("#cancel-button").click();
            }
            return find("#cancel-dialog").isDisplayed();
        });
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** From now on {@link #updates} counts the panels that are shown. */
    void countUpdates() {
        script("window.shownPanels = 0; document.addEventListener('shown', () => window.shownPanels++);");
    }

    long updates() {
        return ((Number) script("return window.shownPanels")).longValue();
    }

    /** How often the page has asked for news, because none came by themselves. */
    long questions() {
        return ((Number) script("return performance.getEntriesByType('resource')"
                        + ".filter(entry => entry.name.endsWith('/status-html')).length"))
                .longValue();
    }

    /** One of {@code live poll lost}, or null when nothing more is to come. */
    String link() {
        return find("#link").getDomAttribute("data-way");
    }

    /** What lies around the pages, to be changed. */
    Surroundings surroundings() {
        return new Surroundings(driver);
    }

    void press(Keys key) {
        focused().sendKeys(key);
    }

    /** As often as it takes, and no oftener than a page has stops. */
    void tabTo(String css) {
        for (int stop = 0; stop < MOST_STOPS && !find(css).equals(focused()); stop++) {
            new Actions(driver).sendKeys(Keys.TAB).perform();
        }
        assertThat(focused()).as("reached by the tab key").isEqualTo(find(css));
    }

    /** A second tab of the same browser. */
    void openInNewTab(String path) {
        driver.switchTo().newWindow(WindowType.TAB);
        open(path);
    }

    void toTab(int number) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(number));
    }

    void doubleClick(String css) {
        new Actions(driver).doubleClick(find(css)).perform();
    }

    /** Of the whole page, however long it is. */
    byte[] wholePicture() {
        Map<String, Object> picture = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode((String) picture.get("data"));
    }

    Object script(String code) {
        return driver.executeScript(code);
    }

    void assertAccessible() {
        Results found = new AxeBuilder().setLegacyMode().analyze(driver);
        assertThat(found.getPasses()).as("what was looked at").isNotEmpty();
        assertThat(found.getViolations()).isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
