package dev.moviegen.api.jobs;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** What a submission is counted with. */
@Component
record SubmitContext(KeyedHash hash, LimitSettings limits, Clock clock) {}
