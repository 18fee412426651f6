package dev.moviegen.api.console;

import dev.moviegen.api.operator.CancelJobs;
import dev.moviegen.api.operator.JobPage;
import dev.moviegen.api.operator.ListJobs;
import dev.moviegen.api.operator.LostDisks;
import dev.moviegen.store.Job;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The table of the list. */
@Component
class JobTable {

    private static final int PER_PAGE = 25;

    private final ListJobs listJobs;
    private final CancelJobs cancelJobs;
    private final LostDisks lostDisks;
    private final JobRow.Maker rows;

    JobTable(ListJobs listJobs, CancelJobs cancelJobs, LostDisks lostDisks, JobRow.Maker rows) {
        this.listJobs = listJobs;
        this.cancelJobs = cancelJobs;
        this.lostDisks = lostDisks;
        this.rows = rows;
    }

    /** @param active how many of all that match can be cancelled */
    record View(JobsQuery query, List<JobRow> rows, int page, int pages, int total, int active) {}

    View view(JobsQuery query, Locale locale) {
        if (!query.isReadable()) {
            return new View(query, List.of(), 1, 1, 0, 0);
        }
        JobPage<Job> page = page(query, query.page());
        if (page.items().isEmpty() && page.total() > 0) {
            page = page(query, page.pages()); // the list has become shorter than that
        }
        return new View(query, rows(page.items(), locale), page.page(), page.pages(), page.total(), active(query));
    }

    private JobPage<Job> page(JobsQuery query, int number) {
        return listJobs.page(query.filter(), query.sort(), number, PER_PAGE);
    }

    List<JobRow> rows(List<Job> jobs, Locale locale) {
        Map<String, Instant> lost = lostDisks.all();
        return jobs.stream().map(job -> rows.row(job, lost, locale)).toList();
    }

    private int active(JobsQuery query) {
        var active = cancelJobs.activeOf(query.filter());
        return active.statuses().isEmpty() ? 0 : listJobs.count(active);
    }
}
