package dev.moviegen.worker.rehearsal;

import dev.moviegen.worker.rehearsal.Rehearsal.Act;
import java.util.Set;

/** The program of a rehearsed step, for bash: real processes that behave as badly as they are asked to. */
final class Script {

    private Script() {}

    /** It says that it runs by {@code <step>.started}, and then goes on for that many seconds, with a child. */
    static String of(Set<Act> acts, String step, String seconds, long worker) {
        StringBuilder script = new StringBuilder("trap '' TERM INT HUP; ");
        if (acts.contains(Act.FORK)) {
            script.append("for i in 1 2 3; do (trap '' TERM; sleep 600; sleep 600) & done; ");
        }
        if (acts.contains(Act.SETSID)) {
            script.append("env -u MOVIEGEN_JOB_ID setsid sleep 600 & ");
        }
        if (acts.contains(Act.CHATTER)) {
            script.append("head -c 104857600 /dev/zero | tr '\\0' x >&2; ");
        }
        if (acts.contains(Act.LITTER)) {
            script.append("mkdir -p litter; (cd litter; seq 100000 | xargs touch); ");
        }
        script.append("touch ").append(step).append(".started; ");
        if (acts.contains(Act.WAIT)) {
            script.append("until [ -e ").append(step).append(".go ]; do sleep 0.2; done; ");
        }
        if (acts.contains(Act.POISON)) {
            script.append("kill -KILL ").append(worker).append("; ");
        }
        if (acts.contains(Act.STOP)) {
            script.append("sleep 600 & s=$!; (sleep 20; kill -CONT $s $$) & kill -STOP $s $$; ");
        }
        return script.append("sleep ").append(seconds).append(" & wait $!").toString();
    }
}
