package dev.moviegen.api.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The pages that are open on this instance, by the job they show. A job that nobody looks at is not in here. */
@Component
class LivePages {

    private final Map<String, Set<LivePage>> pages = new ConcurrentHashMap<>();

    void add(LivePage page) {
        pages.compute(page.jobId(), (id, open) -> {
            Set<LivePage> all = open == null ? ConcurrentHashMap.newKeySet() : open;
            all.add(page);
            return all;
        });
    }

    void remove(LivePage page) {
        pages.computeIfPresent(page.jobId(), (id, open) -> {
            open.remove(page);
            return open.isEmpty() ? null : open;
        });
    }

    List<LivePage> of(String jobId) {
        return List.copyOf(pages.getOrDefault(jobId, Set.of()));
    }

    boolean isWatched(String jobId) {
        return pages.containsKey(jobId);
    }

    List<String> jobs() {
        return List.copyOf(pages.keySet());
    }

    List<LivePage> all() {
        return pages.values().stream().flatMap(Set::stream).toList();
    }
}
