package dev.moviegen.worker.rehearsal;

import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a job's address asks of its steps: {@code https://example.org/article?audio=stay,setsid&video=fail} stays in
 * audio, in a program that has a session of its own. A step that is not named runs its program for the usual time.
 */
final class Rehearsal {

    /** What the program of a step, or the step itself, does beside or instead of ending in time. */
    enum Act {
        /** Runs until it is killed, for ten minutes at most. */
        STAY,
        /** Takes a hundred times as long as usual. */
        LINGER,
        /** Goes on until there is a file {@code <step>.go} in the job's directory. */
        WAIT,
        /** Makes 100,000 files first. */
        LITTER,
        /** Starts three more processes that outlive it, each of them ignoring SIGTERM. */
        FORK,
        /** One of its children is the leader of a session of its own, without the job's id in its environment. */
        SETSID,
        /** Is stopped (SIGSTOP) with a child, like a debugged process; continued after 20 s, when nobody has killed it. */
        STOP,
        /** Writes 100 MB to its stderr. */
        CHATTER,
        /** Computes in Java instead, and looks at the flag every 10 ms. */
        COMPUTE,
        /** The step fails with {@code <step>_failed}. */
        FAIL,
        /** The worker dies (SIGKILL) while the program runs. */
        POISON
    }

    private final String query;

    private Rehearsal(String query) {
        this.query = query;
    }

    static Rehearsal of(String url) {
        String query = URI.create(url).getQuery();
        return new Rehearsal(query == null ? "" : query);
    }

    Set<Act> in(String step) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (String part : query.split("&")) {
            if (part.startsWith(step + "=")) {
                for (String word : part.substring(step.length() + 1).split(",")) {
                    acts.add(Act.valueOf(word.toUpperCase(Locale.ROOT)));
                }
            }
        }
        return acts;
    }
}
