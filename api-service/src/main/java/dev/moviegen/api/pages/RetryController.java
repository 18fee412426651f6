package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.Submission;
import dev.moviegen.api.jobs.SubmissionRefused;
import dev.moviegen.api.jobs.SubmitJob;
import dev.moviegen.store.Job;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes a new job from the input of an old one, under the same limits as any other. */
@Controller
class RetryController {

    private final FindJobs findJobs;
    private final SubmitJob submitJob;
    private final Visitors visitors;
    private final JobPanels panels;

    RetryController(FindJobs findJobs, SubmitJob submitJob, Visitors visitors, JobPanels panels) {
        this.findJobs = findJobs;
        this.submitJob = submitJob;
        this.visitors = visitors;
        this.panels = panels;
    }

    @PostMapping("/jobs/{jobId}/retry")
    String retry(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response, Model model) {
        Job old = findJobs.find(jobId);
        String visitor = visitors.ofOrNew(request, response);
        try {
            Job job = submitJob.submit(Submission.again(old, visitor, CallerAddress.of(request.getRemoteAddr())));
            return Redirects.toJob(job.id(), response);
        } catch (SubmissionRefused refused) {
            response.setStatus(Refusals.statusOf(refused).value());
            refused.retryAfter().ifPresent(wait -> Refusals.retryAfter(response, wait));
            Locale locale = RequestContextUtils.getLocale(request);
            String notice = Refusals.say(refused, panels.words(locale));
            model.addAttribute("panel", panels.panel(old, locale, notice));
            model.addAttribute("url", old.url());
            model.addAttribute("wishes", JobWishes.of(old, panels.words(locale), panels.limits()));
            return "job";
        }
    }
}
