package dev.moviegen.system.faults.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The stories of a run, by the jobs' ids. */
public final class Stories {

    private final ConcurrentMap<String, Story> stories = new ConcurrentHashMap<>();

    /** A job that was answered 201, and what is meant to happen to it. */
    public Story begin(String id, String intent) {
        Story story = of(id);
        story.intend(intent);
        return story;
    }

    public Optional<Story> find(String id) {
        return Optional.ofNullable(stories.get(id));
    }

    /** Also of jobs whose 201 was lost on the way: the store or the broker knows them. */
    public Story of(String id) {
        return stories.computeIfAbsent(id, key -> new Story(key, "unanswered"));
    }

    public Collection<Story> all() {
        return List.copyOf(stories.values());
    }
}
