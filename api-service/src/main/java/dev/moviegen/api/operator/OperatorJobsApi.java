package dev.moviegen.api.operator;

import dev.moviegen.api.jobs.CancelRequest;
import dev.moviegen.api.json.InvalidRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All jobs, for the operator's programs. */
@RestController
@RequestMapping("/api/operator/jobs")
class OperatorJobsApi {

    private final ListJobs listJobs;
    private final CancelJobs cancelJobs;
    private final JobTimeline timelines;
    private final Clock clock;

    OperatorJobsApi(ListJobs listJobs, CancelJobs cancelJobs, JobTimeline timelines, Clock clock) {
        this.listJobs = listJobs;
        this.cancelJobs = cancelJobs;
        this.timelines = timelines;
        this.clock = clock;
    }

    @Operation(summary = "Everybody's jobs")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "pending, processing, …; several with commas")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "Text in the id, url, reason, note or error")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Made on this day (UTC) or at this moment, or later")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Made on this day (UTC) or before; or before this moment")
    @Parameter(name = "unconfirmed", in = ParameterIn.QUERY, description = "true: only clean-ups that nobody confirms")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "-created; - turns it round")
    @Parameter(name = "page", in = ParameterIn.QUERY, description = "From 1")
    @Parameter(name = "per_page", in = ParameterIn.QUERY, description = "1 to 200, else 20")
    @GetMapping
    ResponseEntity<Map<String, Object>> list(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        JobFilter filter = JobFilterReader.read(name -> parameters.getOrDefault(name, ""));
        int page = number(parameters, "page", 1, 1_000_000);
        int perPage = number(parameters, "per_page", 20, ListJobs.LONGEST_PAGE);
        Instant now = clock.instant();
        JobPage<OperatorJobView> found =
                listJobs.page(filter, sort(parameters), page, perPage).map(job -> OperatorJobView.of(job, now));
        return fresh(Map.of("items", found.items(), "page", page, "per_page", perPage, "total", found.total()));
    }

    @Operation(summary = "Every change and event of a job, with owner, epoch and who asked")
    @GetMapping("/{jobId}/timeline")
    ResponseEntity<JobTimeline.View> timeline(@PathVariable String jobId) {
        return fresh(timelines.of(jobId));
    }

    @Operation(summary = "Cancels many jobs, by ids or by filter; answers what became of each")
    @PostMapping("/cancel")
    ResponseEntity<List<CancelResult>> cancel(@RequestBody CancelJobsBody body) {
        String reason = bounded("reason", CancelJobsBody.text(body.reason()), CancelRequest.MAX_REASON);
        String note = bounded("note", CancelJobsBody.text(body.note()), CancelRequest.MAX_NOTE);
        if ((body.ids() == null) == (body.filter() == null)) {
            throw InvalidRequest.of("ids", "Either ids or filter must be there");
        }
        if (body.filter() != null) {
            return fresh(cancelJobs.all(JobFilterReader.read(body.filter()::value), reason, note));
        }
        if (body.ids() == null || body.ids().isEmpty() || body.ids().size() > cancelJobs.most()) {
            throw InvalidRequest.of("ids", "ids must name 1 to " + cancelJobs.most() + " jobs");
        }
        return fresh(
                cancelJobs.these(body.ids().stream().map(CancelJobsBody::text).toList(), reason, note));
    }

    private static String sort(Map<String, String> parameters) {
        String sort = parameters.getOrDefault("sort", ListJobs.NEWEST_FIRST);
        if (!ListJobs.SORTS.contains(sort.startsWith("-") ? sort.substring(1) : sort)) {
            throw InvalidRequest.of("sort", "sort must be of " + String.join(", ", ListJobs.SORTS));
        }
        return sort;
    }

    private static int number(Map<String, String> parameters, String name, int otherwise, int most) {
        try {
            int number = Integer.parseInt(parameters.getOrDefault(name, Integer.toString(otherwise)));
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw InvalidRequest.of(name, name + " must be a number");
        }
        throw InvalidRequest.of(name, name + " must be from 1 to " + most);
    }

    private static String bounded(String field, String text, int most) {
        if (text.length() > most) {
            throw InvalidRequest.tooLong(field, most);
        }
        return text;
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
