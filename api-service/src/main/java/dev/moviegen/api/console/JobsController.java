package dev.moviegen.api.console;

import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.JobTimeline;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All jobs, and the timeline of one. A table that is looked at again is answered alone. */
@Controller
class JobsController {

    private final JobTable table;
    private final JobTimeline timelines;
    private final PocketBaseClient store;

    JobsController(JobTable table, JobTimeline timelines, PocketBaseClient store) {
        this.table = table;
        this.timelines = timelines;
        this.store = store;
    }

    @GetMapping("/operator")
    String list(HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("table", table.view(JobsQuery.of(request), locale));
        return "operator/jobs";
    }

    @GetMapping("/operator/jobs-table")
    String table(HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("table", table.view(JobsQuery.of(request), locale));
        return "operator/jobs-table";
    }

    /** With the query of the list that it was found in, so that the way back leads there. */
    @GetMapping("/operator/jobs/{jobId}")
    String job(@PathVariable String jobId, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("back", "/operator" + JobsQuery.of(request).here());
        timeline(jobId, locale, model);
        return "operator/job";
    }

    @GetMapping("/operator/jobs/{jobId}/timeline")
    String timeline(@PathVariable String jobId, Locale locale, Model model) {
        model.addAttribute("timeline", timelines.of(jobId));
        List<JobRow> rows = table.rows(store.find(jobId).stream().toList(), locale);
        model.addAttribute("job", rows.isEmpty() ? null : rows.get(0));
        return "operator/timeline";
    }
}
