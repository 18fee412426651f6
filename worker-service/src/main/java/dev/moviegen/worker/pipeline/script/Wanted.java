package dev.moviegen.worker.pipeline.script;

import java.util.Set;

/** What an address is expected to lead to; anything else is refused. */
enum Wanted {
    PAGE("text/html,application/xhtml+xml;q=0.9", Set.of("text/html", "application/xhtml+xml")),
    PICTURE("image/png,image/jpeg", Set.of("image/png", "image/jpeg"));

    private final String accept;
    private final Set<String> types;

    Wanted(String accept, Set<String> types) {
        this.accept = accept;
        this.types = types;
    }

    /** The header of the request. */
    String accept() {
        return accept;
    }

    boolean is(String lowerCaseType) {
        return types.contains(lowerCaseType);
    }
}
