package dev.moviegen.api.live;

import dev.moviegen.api.jobs.FindJobs;
import dev.moviegen.api.jobs.JobExpired;
import dev.moviegen.api.jobs.JobNotFound;
import dev.moviegen.store.StoreUnreachable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The stream of one job's panels: the present one first, whenever a page connects, then each new one. */
@Controller
class LiveController {

    private final FindJobs findJobs;
    private final LivePages pages;
    private final LiveUpdates updates;

    LiveController(FindJobs findJobs, LivePages pages, LiveUpdates updates) {
        this.findJobs = findJobs;
        this.pages = pages;
        this.updates = updates;
    }

    @GetMapping("/jobs/{jobId}/events")
    void events(@PathVariable String jobId, Locale locale, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        findJobs.find(jobId);
        LivePage page = new LivePage(jobId, locale, request, response);
        pages.add(page);
        page.stream().open(() -> pages.remove(page));
        // Read only now that the page is known to those who have news: nothing can happen in between unseen.
        updates.look(jobId);
    }

    @ExceptionHandler({JobNotFound.class, JobExpired.class, StoreUnreachable.class})
    ResponseEntity<Void> nothingToShow(RuntimeException reason) {
        HttpStatus status = reason instanceof StoreUnreachable
                ? HttpStatus.SERVICE_UNAVAILABLE
                : reason instanceof JobExpired ? HttpStatus.GONE : HttpStatus.NOT_FOUND;
        return ResponseEntity.status(status).build();
    }
}
