package dev.moviegen.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A person with Chromium before the pages: what can be clicked, and what is to be read. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BLOCKED_BY_SETTING = "profile.managed_default_content_settings.javascript";

    private final ChromeDriver driver;
    private final String url;

    private Browser(String url, ChromeOptions options) {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        this.driver = new ChromeDriver(service, options);
        this.url = url;
    }

    static Browser reading(String language, String url) {
        return new Browser(url, options(language));
    }

    static Browser withoutJavaScript(String url) {
        ChromeOptions options = options("ja");
        options.setExperimentalOption("prefs", Map.of(BLOCKED_BY_SETTING, 2, "intl.accept_languages", "ja"));
        return new Browser(url, options);
    }

    private static ChromeOptions options(String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000");
        options.addArguments("--autoplay-policy=no-user-gesture-required");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        return options;
    }

    /** Fills in the form and sends it; answers the job's id. */
    String submit(String article) {
        open("/");
        driver.findElement(By.id("url")).sendKeys(article);
        driver.findElement(By.cssSelector("main form button[type=submit]")).click();
        await().atMost(PATIENCE).until(() -> driver.getCurrentUrl().matches(".*/jobs/[a-z0-9]{26}"));
        return driver.getCurrentUrl().substring(driver.getCurrentUrl().lastIndexOf('/') + 1);
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
        return find("#job-status").getText();
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
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

    void network(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network." + command, parameters);
    }

    /** @param bytes a second; -1: as many as there are */
    void connection(boolean offline, int latencyMilliseconds, int bytes) {
        Map<String, Object> limits = new HashMap<>(Map.of("offline", offline, "latency", latencyMilliseconds));
        limits.put("downloadThroughput", bytes);
        limits.put("uploadThroughput", bytes);
        network("emulateNetworkConditions", limits);
    }

    /** As on another device, or with another wish for colours. */
    void looks(String scheme, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void press(Keys key) {
        focused().sendKeys(key);
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
