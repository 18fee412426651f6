package dev.moviegen.system;

import java.io.File;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium without a window. */
final class Chromium {

    private static final String BLOCKED_BY_SETTING = "profile.managed_default_content_settings.javascript";

    private Chromium() {}

    static ChromeDriver reading(String language) {
        return start(Map.of("intl.accept_languages", language));
    }

    static ChromeDriver withoutJavaScript(String language) {
        return start(Map.of(BLOCKED_BY_SETTING, 2, "intl.accept_languages", language));
    }

    private static ChromeDriver start(Map<String, Object> preferences) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,1000");
        options.addArguments("--autoplay-policy=no-user-gesture-required");
        options.setExperimentalOption("prefs", preferences);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .build();
        return new ChromeDriver(service, options);
    }
}
