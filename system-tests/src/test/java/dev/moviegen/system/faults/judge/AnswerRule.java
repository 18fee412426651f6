package dev.moviegen.system.faults.judge;

import dev.moviegen.system.faults.history.Call;
import dev.moviegen.system.faults.history.Disturbance;
import dev.moviegen.system.faults.history.Evidence;
import dev.moviegen.system.faults.history.Story;
import dev.moviegen.system.faults.judge.Finding.Word;
import java.time.Duration;
import java.util.List;

/** What the API answered against what the store says (P1, P2, P14). */
final class AnswerRule implements Judge.Rule {

    private static final Duration AROUND = Duration.ofSeconds(1);

    @Override
    public void judge(Story story, Evidence evidence, Verdict verdict) {
        for (Call call : story.calls()) {
            if (call.isAccepted()) {
                judgeCommitted(story, call, evidence, verdict);
            }
        }
        judgeCancels(story, verdict);
        judgeRefusals(story, verdict);
        judgeSabotage(story, verdict);
    }

    /** A 2xx stands for a commit, all the more when the store was away. */
    private static void judgeCommitted(Story story, Call call, Evidence evidence, Verdict verdict) {
        boolean outage = evidence.disturbances().touching(call.sent(), call.answered(), AROUND).stream()
                .anyMatch(AnswerRule::isStoreOutage);
        if (outage) {
            verdict.attempt(Promise.P14);
        }
        String what = call.isCancel() ? "cancelled" : "created";
        if (!story.has(what)) {
            Promise promise = outage ? Promise.P14 : call.isCancel() ? Promise.P1 : Promise.P11;
            verdict.found(promise, Word.LOST, story.id(), "answered " + call.status() + " but never " + what);
        }
    }

    private static boolean isStoreOutage(Disturbance one) {
        return switch (one.kind()) {
            case STORE_KILLED, STORE_STOPPED, STORE_CUT, ANSWERS_LOST -> true;
            default -> false;
        };
    }

    private static void judgeCancels(Story story, Verdict verdict) {
        List<Call> accepted = story.cancels().stream().filter(Call::isAccepted).toList();
        if (!accepted.isEmpty()) {
            verdict.attempt(Promise.P1);
            if (!story.isCancelled()) {
                verdict.found(Promise.P1, Word.LOST, story.id(), "answered 200, now " + story.row());
            }
            if (accepted.size() > 1) {
                verdict.found(Promise.P1, Word.DUPLICATED, story.id(), accepted.size() + " cancels answered 200");
            }
        } else if (story.isCancelled() && story.cancels().stream().anyMatch(Call::isUnknown)) {
            verdict.count("recovered: cancels without an answer that had been accepted");
        } else if (story.isCancelled()) {
            verdict.found(Promise.P5, Word.UNEXPECTED, story.id(), "is cancelled, but no call did it");
        }
    }

    private static void judgeRefusals(Story story, Verdict verdict) {
        for (Call call : story.cancels()) {
            if (call.status() == 0 || call.status() >= 500) {
                continue;
            }
            verdict.attempt(Promise.P2);
            boolean true400 = call.status() == 400
                    && story.row()
                            .filter(row -> row.status().equals(call.jobStatus()))
                            .isPresent();
            if (!call.isAccepted() && !true400) {
                verdict.found(
                        Promise.P2,
                        Word.UNEXPECTED,
                        story.id(),
                        "cancel answered " + call.status() + " " + call.jobStatus() + ", but the job is "
                                + story.row());
            }
        }
        if (story.intent().equals("race")) {
            verdict.count("races against completion: " + (story.isCancelled() ? "cancelled" : "finished"));
        }
    }

    private static void judgeSabotage(Story story, Verdict verdict) {
        verdict.attempts(Promise.P1, 0);
        for (int i = 0; i < story.sabotaged(); i++) {
            verdict.count("plain writes of an administrator to an ended row");
        }
        if (story.sabotagesAccepted() > 0) {
            verdict.found(Promise.P1, Word.UNEXPECTED, story.id(), "an administrator's plain write was accepted");
        }
    }
}
