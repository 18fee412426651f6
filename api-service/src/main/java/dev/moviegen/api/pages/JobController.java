package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.CancelJob;
import dev.moviegen.api.jobs.CancelLimitReached;
import dev.moviegen.api.jobs.CancelRequest;
import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobNotCancellable;
import dev.moviegen.store.Job;
import dev.moviegen.store.JobStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The page of one job and its cancel button. Every action of the page answers with the status panel, whole. */
@Controller
class JobController {

    private static final String PAGE = "job";
    private static final MediaType CHAPTERS = new MediaType("text", "vtt", StandardCharsets.UTF_8);

    private final FindJobs findJobs;
    private final CancelJob cancelJob;
    private final JobPanels panels;

    JobController(FindJobs findJobs, CancelJob cancelJob, JobPanels panels) {
        this.findJobs = findJobs;
        this.cancelJob = cancelJob;
        this.panels = panels;
    }

    @GetMapping("/jobs/{jobId}")
    String page(@PathVariable String jobId, Locale locale, Model model) {
        return show(PAGE, findJobs.find(jobId), "", locale, model);
    }

    /** Where a refused form leaves the browser, which may then choose another language. */
    @GetMapping({"/jobs/{jobId}/cancel", "/jobs/{jobId}/retry"})
    String back(@PathVariable String jobId, HttpServletResponse response) {
        return Redirects.toJob(findJobs.find(jobId).id(), response);
    }

    @GetMapping("/jobs/{jobId}/status-html")
    String status(@PathVariable String jobId, Locale locale, Model model) {
        return show(JobPanels.PANEL, findJobs.find(jobId), "", locale, model);
    }

    @GetMapping("/jobs/{jobId}/chapters.vtt")
    ResponseEntity<String> chapters(@PathVariable String jobId) {
        return ResponseEntity.ok()
                .contentType(CHAPTERS)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(panels.chapters(findJobs.find(jobId)));
    }

    /** The panel for the page's own script; for a plain form the way back to the page, or the page with the refusal. */
    @PostMapping("/jobs/{jobId}/cancel")
    String cancel(@PathVariable String jobId, HttpServletRequest request, HttpServletResponse response, Model model) {
        Locale locale = RequestContextUtils.getLocale(request);
        boolean byScript = PageAdvice.isByScript(request);
        try {
            Job job = cancelJob.cancel(asked(jobId, request)).job();
            return byScript ? show(JobPanels.PANEL, job, "", locale, model) : Redirects.toJob(jobId, response);
        } catch (JobNotCancellable ended) {
            if (ended.status() == JobStatus.CANCELLED && !byScript) {
                return Redirects.toJob(jobId, response); // the second of two clicks has nothing to add
            }
            String notice =
                    panels.words(locale).say("notice.ended." + ended.status().word());
            return refuse(jobId, HttpStatus.BAD_REQUEST, notice, new Exchange(byScript, locale, response, model));
        } catch (CancelLimitReached limited) {
            Refusals.retryAfter(response, limited.retryAfter());
            String notice = panels.words(locale)
                    .say("notice.cancel_limit", panels.words(locale).waiting(limited.retryAfter()));
            return refuse(jobId, HttpStatus.TOO_MANY_REQUESTS, notice, new Exchange(byScript, locale, response, model));
        }
    }

    /** The page's script shows only a 200 in the place of the panel. */
    private String refuse(String jobId, HttpStatus status, String notice, Exchange exchange) {
        exchange.response.setStatus(exchange.byScript ? HttpStatus.OK.value() : status.value());
        String view = exchange.byScript ? JobPanels.PANEL : PAGE;
        return show(view, findJobs.find(jobId), notice, exchange.locale, exchange.model);
    }

    private String show(String view, Job job, String notice, Locale locale, Model model) {
        model.addAttribute("panel", panels.panel(job, locale, notice));
        model.addAttribute("url", job.url());
        model.addAttribute("wishes", JobWishes.of(job, panels.words(locale), panels.limits()));
        return view;
    }

    private static CancelRequest asked(String jobId, HttpServletRequest request) {
        String reason = parameter(request, "reason");
        String note = parameter(request, "note").strip();
        return new CancelRequest(
                jobId,
                "visitor",
                CancelRequest.offered(reason),
                CancelRequest.bounded(note),
                CallerAddress.of(request.getRemoteAddr()));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private record Exchange(boolean byScript, Locale locale, HttpServletResponse response, Model model) {}
}
