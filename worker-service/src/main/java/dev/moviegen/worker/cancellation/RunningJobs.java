package dev.moviegen.worker.cancellation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** The jobs that this worker runs now. A job leaves when its run ends, so it holds no more than run at a time. */
@Component
public class RunningJobs {

    private final ConcurrentMap<String, RunningJob> jobs = new ConcurrentHashMap<>();

    public void add(RunningJob job) {
        jobs.put(job.jobId(), job);
    }

    public void remove(RunningJob job) {
        jobs.remove(job.jobId(), job);
    }

    public Optional<RunningJob> find(String jobId) {
        return Optional.ofNullable(jobs.get(jobId));
    }

    public Collection<RunningJob> all() {
        return List.copyOf(jobs.values());
    }
}
