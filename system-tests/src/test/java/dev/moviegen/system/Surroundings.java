package dev.moviegen.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser's connection, screen and wishes, as they hold for the present tab. */
record Surroundings(ChromeDriver driver) {

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

    /** Whether pages that are opened from now on run their scripts; what a test runs in them works all the same. */
    void scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** As on another device, or with another wish for colours. */
    void looks(String scheme, int width) {
        prefers("color-scheme", scheme);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** @param feature without its {@code prefers-}; the wishes before are forgotten */
    void prefers(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-" + feature, "value", value))));
    }
}
