package dev.moviegen.system;

import java.time.Duration;
import java.util.List;

/** What docker-compose.yml builds, under one tag: that of a test run, or {@code -Dmoviegen.images=TAG} that are there. */
record ComposeImages(String tag, boolean builtBefore) {

    private static final List<String> BUILT = List.of("passwords", "pocketbase", "api-service", "worker-service");
    private static final Duration BUILD = Duration.ofMinutes(20);

    static ComposeImages tagged(String tag) {
        String given = System.getProperty("moviegen.images");
        return given == null ? new ComposeImages(tag, false) : new ComposeImages(given, true);
    }

    String of(String service) {
        return "movie-generator/" + service + ":" + tag;
    }

    void build(Docker docker) {
        if (!builtBefore) {
            docker.run(BUILD, "compose", "build", "--quiet");
        }
    }

    void remove(Docker docker) {
        if (!builtBefore) {
            BUILT.forEach(service -> docker.run("image", "rm", "--force", of(service)));
        }
    }
}
