package dev.moviegen.api.console;

import dev.moviegen.api.watch.Figures;
import dev.moviegen.api.watch.QueueDepths;
import dev.moviegen.api.watch.Workers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Workers, queues and figures, to look at. */
@Controller
class StackController {

    private final Workers workers;
    private final QueueDepths queues;
    private final Figures figures;

    StackController(Workers workers, QueueDepths queues, Figures figures) {
        this.workers = workers;
        this.queues = queues;
        this.figures = figures;
    }

    @GetMapping("/operator/workers")
    String workers(HttpServletRequest request, Model model) {
        model.addAttribute("workers", workers.all());
        model.addAttribute("queues", queues.all());
        return ConsoleAdvice.isByScript(request) ? "operator/workers-now" : "operator/workers";
    }

    @GetMapping("/operator/figures")
    String figures(HttpServletRequest request, Model model) {
        model.addAttribute("throughput", figures.throughput());
        model.addAttribute("steps", figures.steps());
        model.addAttribute("cancels", figures.cancels());
        return ConsoleAdvice.isByScript(request) ? "operator/figures-now" : "operator/figures";
    }
}
