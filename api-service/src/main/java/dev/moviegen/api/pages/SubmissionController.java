package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.LimitSettings;
import dev.moviegen.api.jobs.SubmissionRefused;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The form, with the visitor's own jobs below it. */
@Controller
class SubmissionController {

    private static final int SHOWN = 10;

    private final SubmitJob submitJob;
    private final FindJobs findJobs;
    private final Visitors visitors;
    private final LimitSettings limits;
    private final JobPanels panels;

    SubmissionController(
            SubmitJob submitJob, FindJobs findJobs, Visitors visitors, LimitSettings limits, JobPanels panels) {
        this.submitJob = submitJob;
        this.findJobs = findJobs;
        this.visitors = visitors;
        this.limits = limits;
        this.panels = panels;
    }

    /**
     * Also at {@code /jobs}, where a refused form leaves the browser and its choice of a language.
     *
     * @param from a job whose input is to be changed
     */
    @GetMapping({"/", "/jobs"})
    String form(@RequestParam(defaultValue = "") String from, HttpServletRequest request, Model model) {
        SubmissionForm form = from.isEmpty() ? SubmissionForm.of(Map.of()) : SubmissionForm.like(findJobs.find(from));
        return form(form, request, model);
    }

    @PostMapping("/jobs")
    String submit(
            @RequestParam Map<String, String> values,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SubmissionForm form = SubmissionForm.of(values);
        try {
            Job job = submitJob.submit(
                    form.by(visitors.ofOrNew(request, response), CallerAddress.of(request.getRemoteAddr())));
            return Redirects.toJob(job.id(), response);
        } catch (SubmissionRefused refused) {
            response.setStatus(Refusals.statusOf(refused).value());
            refused.retryAfter().ifPresent(wait -> Refusals.retryAfter(response, wait));
            Words words = panels.words(RequestContextUtils.getLocale(request));
            return form(form.refused(Refusals.say(refused, words), refused.field()), request, model);
        }
    }

    private String form(SubmissionForm form, HttpServletRequest request, Model model) {
        Words words = panels.words(RequestContextUtils.getLocale(request));
        model.addAttribute("input", form);
        model.addAttribute("choices", SubmissionForm.CHOICES);
        model.addAttribute("limits", limits);
        model.addAttribute("article", panels.limits());
        model.addAttribute("minutes", JobWishes.minutes(panels.limits()));
        List<Job> own = findJobs.ofVisitor(visitors.of(request), SHOWN);
        model.addAttribute(
                "jobs", own.stream().map(job -> OwnJob.of(job, words)).toList());
        model.addAttribute("changes", own.stream().anyMatch(job -> !job.status().isFinal()));
        return "home";
    }

    /** A line of the list below the form. */
    record OwnJob(String id, String url, String status, String time, String made) {

        static OwnJob of(Job job, Words words) {
            return new OwnJob(
                    job.id(),
                    job.url(),
                    job.status().word(),
                    job.created().map(Object::toString).orElse(""),
                    job.created().map(words::dateAndTime).orElse(""));
        }
    }
}
