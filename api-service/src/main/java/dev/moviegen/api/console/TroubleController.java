package dev.moviegen.api.console;

import dev.moviegen.api.jobs.CleanUpProof;
import dev.moviegen.api.operator.DeadLetters;
import dev.moviegen.api.operator.JobFilter;
import dev.moviegen.api.operator.ListJobs;
import dev.moviegen.api.operator.LostDisks;
import dev.moviegen.api.operator.RunAgain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs a person: clean-ups that nobody confirms, disks that are gone, work that the broker gave up. */
@Controller
class TroubleController {

    private static final int MOST = 100;
    private static final String BACK = "redirect:/operator/trouble";

    private final ListJobs listJobs;
    private final JobTable table;
    private final LostDisks lostDisks;
    private final DeadLetters letters;
    private final RunAgain runAgain;

    TroubleController(ListJobs listJobs, JobTable table, LostDisks lostDisks, DeadLetters letters, RunAgain runAgain) {
        this.listJobs = listJobs;
        this.table = table;
        this.lostDisks = lostDisks;
        this.letters = letters;
        this.runAgain = runAgain;
    }

    @GetMapping("/operator/trouble")
    String trouble(HttpServletRequest request, Locale locale, Model model) {
        JobFilter late = new JobFilter(Set.of(), "", Optional.empty(), Optional.empty(), true);
        var unconfirmed = listJobs.page(late, "completed_at", 1, MOST);
        model.addAttribute("unconfirmed", table.rows(unconfirmed.items(), locale));
        model.addAttribute("minutes", CleanUpProof.UNCONFIRMED_AFTER.toMinutes());
        model.addAttribute("total", unconfirmed.total());
        model.addAttribute("lost", lostDisks.all());
        model.addAttribute("letters", letters.newest());
        return ConsoleAdvice.isByScript(request) ? "operator/trouble-now" : "operator/trouble";
    }

    @PostMapping("/operator/disks/lost")
    String lost(@RequestParam String disk, RedirectAttributes after) {
        lostDisks.declareLost(disk);
        after.addFlashAttribute("done", "lost");
        return BACK;
    }

    @PostMapping("/operator/disks/found")
    String found(@RequestParam String disk, RedirectAttributes after) {
        lostDisks.declareFound(disk);
        after.addFlashAttribute("done", "found");
        return BACK;
    }

    @PostMapping("/operator/dead-letters/{letterId}/run-again")
    String again(@PathVariable String letterId, RedirectAttributes after) {
        RunAgain.Result result = runAgain.run(letterId);
        after.addFlashAttribute("done", result.outcome());
        after.addFlashAttribute("doneJob", result.jobId());
        return BACK;
    }
}
