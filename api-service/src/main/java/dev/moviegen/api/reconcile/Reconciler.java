package dev.moviegen.api.reconcile;

import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes through all rules, every second, in every process of this service. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final List<Rule> rules;
    private boolean troubled;

    Reconciler(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Scheduled(fixedDelay = 1_000)
    void reconcile() {
        boolean wellDone = true;
        for (Rule rule : rules) {
            wellDone &= apply(rule);
        }
        if (wellDone && troubled) {
            log.info("Store and broker take everything again");
        }
        troubled = !wellDone;
    }

    private boolean apply(Rule rule) {
        try {
            for (Job job : rule.due()) {
                act(rule, job);
            }
            return true;
        } catch (StoreUnreachable away) {
            rules.forEach(Rule::storeWasAway);
            return later(rule, away);
        } catch (EventNotConfirmed unconfirmed) {
            return later(rule, unconfirmed);
        } catch (RuntimeException broken) {
            log.error("{} is broken", rule.getClass().getSimpleName(), broken);
            return true;
        }
    }

    /** The rest of this rule would only run into the same wall; the next round is a second away. */
    private boolean later(Rule rule, RuntimeException why) {
        if (!troubled) {
            log.warn("{} waits: {}", rule.getClass().getSimpleName(), why.getMessage());
        }
        return false;
    }

    /** A row that this code cannot understand must not keep the others waiting. */
    private void act(Rule rule, Job job) {
        try {
            rule.act(job);
        } catch (IllegalStateException | IllegalArgumentException odd) {
            log.warn(
                    "{} cannot do anything for job {}: {}",
                    rule.getClass().getSimpleName(),
                    job.id(),
                    odd.getMessage());
        }
    }
}
