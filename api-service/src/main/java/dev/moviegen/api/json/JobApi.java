package dev.moviegen.api.json;

import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.CancelJob;
import dev.moviegen.api.jobs.CancelRequest;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.Submission;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.servers.Server;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submit, watch and cancel for programs. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Movie Generator",
                        version = "1",
                        description = "An article becomes a narrated slide video; a cancel is final."),
        servers = @Server(url = "/", description = "where this description comes from"))
@RestController
@RequestMapping("/api/jobs")
class JobApi {

    private final SubmitJob submitJob;
    private final FindJobs findJobs;
    private final CancelJob cancelJob;
    private final CancelBodyReader cancelBodies;

    JobApi(SubmitJob submitJob, FindJobs findJobs, CancelJob cancelJob, CancelBodyReader cancelBodies) {
        this.submitJob = submitJob;
        this.findJobs = findJobs;
        this.cancelJob = cancelJob;
        this.cancelBodies = cancelBodies;
    }

    @Operation(summary = "Makes a video of an article")
    @PostMapping
    ResponseEntity<JobView> submit(@RequestBody SubmitBody body, HttpServletRequest request) {
        String url = Optional.ofNullable(body.url).orElseThrow(() -> InvalidRequest.missing("url"));
        String language = Optional.ofNullable(body.language).orElse("auto");
        Job job = submitJob.submit(
                new Submission(url, language, body.options(), "", CallerAddress.of(request.getRemoteAddr())));
        return ResponseEntity.created(URI.create("/api/jobs/" + job.id())).body(view(job));
    }

    @Operation(summary = "Everything about a job")
    @GetMapping("/{jobId}")
    ResponseEntity<JobView> show(@PathVariable String jobId) {
        return fresh(view(findJobs.find(jobId)));
    }

    @Operation(summary = "What a program polls")
    @GetMapping("/{jobId}/status")
    ResponseEntity<StatusView> status(@PathVariable String jobId) {
        return fresh(StatusView.of(findJobs.find(jobId)));
    }

    @Operation(
            summary = "Cancels a waiting or running job, for ever",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CancelBody.class))))
    @PostMapping("/{jobId}/cancel")
    Map<String, String> cancel(
            @PathVariable String jobId,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        CancelBody why = cancelBodies.read(body);
        Job job = cancelJob
                .cancel(new CancelRequest(
                        jobId,
                        "api",
                        Optional.ofNullable(why.reason()).orElse(""),
                        Optional.ofNullable(why.note()).orElse(""),
                        CallerAddress.of(request.getRemoteAddr())))
                .job();
        return Map.of("status", job.status().word());
    }

    @Operation(summary = "Every change and event of a job, with times")
    @GetMapping("/{jobId}/timeline")
    ResponseEntity<TimelineView> timeline(@PathVariable String jobId) {
        Job job = findJobs.find(jobId);
        return fresh(TimelineView.of(job, findJobs.history(jobId)));
    }

    private JobView view(Job job) {
        return JobView.of(job, findJobs.positionOf(job));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
