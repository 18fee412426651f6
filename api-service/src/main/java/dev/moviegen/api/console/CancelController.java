package dev.moviegen.api.console;

import dev.moviegen.api.jobs.CancelRequest;
import dev.moviegen.api.jobs.PocketBaseClient;
import dev.moviegen.api.operator.CancelJobs;
import dev.moviegen.api.operator.CancelResult;
import dev.moviegen.api.operator.ListJobs;
import dev.moviegen.store.Job;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Cancels those that are ticked, or all that match: asks first, then says of each what became of it. */
@Controller
class CancelController {

    private static final String ALL = "all";

    private final CancelJobs cancelJobs;
    private final ListJobs listJobs;
    private final PocketBaseClient store;
    private final JobTable table;

    CancelController(CancelJobs cancelJobs, ListJobs listJobs, PocketBaseClient store, JobTable table) {
        this.cancelJobs = cancelJobs;
        this.listJobs = listJobs;
        this.store = store;
        this.table = table;
    }

    @GetMapping("/operator/cancel")
    String ask(HttpServletRequest request, Locale locale, Model model) {
        JobsQuery query = JobsQuery.of(request);
        boolean all = isAll(request);
        List<Job> jobs = all
                ? List.of()
                : ids(request).stream()
                        .map(store::find)
                        .flatMap(Optional::stream)
                        .filter(job -> !job.status().isFinal())
                        .toList();
        model.addAttribute("query", query);
        model.addAttribute("all", all);
        model.addAttribute("rows", table.rows(jobs, locale));
        int matching = all && query.isReadable() ? listJobs.count(cancelJobs.activeOf(query.filter())) : jobs.size();
        model.addAttribute("count", Math.min(matching, cancelJobs.most()));
        model.addAttribute("more", Math.max(0, matching - cancelJobs.most()));
        model.addAttribute("scripted", ConsoleAdvice.isByScript(request));
        return ConsoleAdvice.isByScript(request) ? "operator/cancel-form" : "operator/cancel";
    }

    @PostMapping("/operator/cancel")
    String cancel(HttpServletRequest request, Model model) {
        String reason = CancelRequest.offered(text(request, "reason"));
        String note = CancelRequest.bounded(text(request, "note"));
        JobsQuery query = JobsQuery.of(request);
        List<CancelResult> results = !isAll(request)
                ? cancelJobs.these(ids(request), reason, note)
                : query.isReadable() ? cancelJobs.all(query.filter(), reason, note) : List.of();
        model.addAttribute("results", results);
        model.addAttribute(
                "cancelled",
                results.stream()
                        .filter(result -> result.result().equals("cancelled"))
                        .count());
        model.addAttribute("scripted", ConsoleAdvice.isByScript(request));
        model.addAttribute("back", "/operator" + query.here());
        return ConsoleAdvice.isByScript(request) ? "operator/results" : "operator/cancelled";
    }

    private static boolean isAll(HttpServletRequest request) {
        return text(request, "scope").equals(ALL);
    }

    private Set<String> ids(HttpServletRequest request) {
        Set<String> ids = new LinkedHashSet<>();
        String[] asked = request.getParameterValues("id");
        if (asked != null) {
            ids.addAll(List.of(asked).subList(0, Math.min(asked.length, cancelJobs.most())));
        }
        return ids;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
