package dev.moviegen.api.json;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.store.FileAnswer;
import dev.moviegen.store.Job;
import dev.moviegen.store.PocketBase;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Streams a job's files out of the store, whole or in parts; the store judges ranges and conditions. */
@RestController
@RequestMapping("/api/jobs/{jobId}")
class JobFiles {

    private static final List<String> CONDITIONS = List.of(
            HttpHeaders.RANGE,
            HttpHeaders.IF_RANGE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_UNMODIFIED_SINCE);

    private final FindJobs findJobs;
    private final PocketBase store;

    JobFiles(FindJobs findJobs, PocketBase store) {
        this.findJobs = findJobs;
        this.store = store;
    }

    @Operation(summary = "The video, to be played")
    @GetMapping("/video")
    void video(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(findJobs.find(jobId), JobFile.VIDEO, request, response);
    }

    @Operation(summary = "The video, to be kept")
    @GetMapping("/download")
    void download(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Job job = findJobs.find(jobId);
        JobFile.VIDEO.storedName(job);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"movie_" + job.id() + ".mp4\"");
        send(job, JobFile.VIDEO, request, response);
    }

    @Operation(summary = "Captions of the video")
    @GetMapping("/captions.vtt")
    void captions(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(findJobs.find(jobId), JobFile.CAPTIONS, request, response);
    }

    @Operation(summary = "What is said and shown, as text")
    @GetMapping("/script.yaml")
    void script(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(findJobs.find(jobId), JobFile.SCRIPT, request, response);
    }

    @Operation(summary = "A picture of the video")
    @GetMapping("/thumbnail.png")
    void thumbnail(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(findJobs.find(jobId), JobFile.THUMBNAIL, request, response);
    }

    private void send(Job job, JobFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = file.storedName(job);
        boolean head = HttpMethod.HEAD.matches(request.getMethod());
        try (FileAnswer answer = store.file(job, Job.COLLECTION, name, conditions(request), head)) {
            if (answer.status() == HttpStatus.NOT_FOUND.value()) {
                throw FileNotReady.of(file);
            }
            pass(answer, file, response);
            if (!head) {
                answer.body().transferTo(response.getOutputStream());
            }
        }
    }

    private static Map<String, String> conditions(HttpServletRequest request) {
        Map<String, String> conditions = new HashMap<>();
        for (String header : CONDITIONS) {
            String value = request.getHeader(header);
            if (value != null) {
                conditions.put(header, value);
            }
        }
        return conditions;
    }

    private static void pass(FileAnswer answer, JobFile file, HttpServletResponse response) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) { // the store guesses it from the first bytes
                response.setHeader(name, value);
            }
        });
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (answer.status() < HttpStatus.MULTIPLE_CHOICES.value()) {
            response.setContentType(file.mediaType);
        }
    }
}
