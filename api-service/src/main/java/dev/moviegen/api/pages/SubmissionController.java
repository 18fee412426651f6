package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.LimitSettings;
import dev.moviegen.api.jobs.Submission;
import dev.moviegen.api.jobs.SubmissionRefused;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form, with the visitor's own jobs below it. */
@Controller
class SubmissionController {

    private static final int SHOWN = 10;

    private final SubmitJob submitJob;
    private final FindJobs findJobs;
    private final Visitors visitors;
    private final LimitSettings limits;

    SubmissionController(SubmitJob submitJob, FindJobs findJobs, Visitors visitors, LimitSettings limits) {
        this.submitJob = submitJob;
        this.findJobs = findJobs;
        this.visitors = visitors;
        this.limits = limits;
    }

    /** Also at {@code /jobs}, where a refused form leaves the browser and its choice of a language. */
    @GetMapping({"/", "/jobs"})
    String form(HttpServletRequest request, Model model) {
        return form(new Input("", "auto", ""), request, model);
    }

    @PostMapping("/jobs")
    String submit(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "auto") String language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String visitor = visitors.ofOrNew(request, response);
        try {
            Job job = submitJob.submit(new Submission(url, language, Map.of(), visitor, request.getRemoteAddr()));
            return Redirects.toJob(job.id(), response);
        } catch (SubmissionRefused refused) {
            response.setStatus(Refusals.statusOf(refused).value());
            refused.retryAfter().ifPresent(wait -> Refusals.retryAfter(response, wait));
            return form(new Input(url, language, refused.code()), request, model);
        }
    }

    private String form(Input input, HttpServletRequest request, Model model) {
        model.addAttribute("input", input);
        model.addAttribute("limits", limits);
        model.addAttribute("jobs", findJobs.ofVisitor(visitors.of(request), SHOWN));
        return "home";
    }

    /** What was typed, and the code of the refusal, if any. */
    record Input(String url, String language, String error) {

        public boolean isUrlAtFault() {
            return error.equals("invalid_url") || error.equals("forbidden_url");
        }
    }
}
