package dev.moviegen.api.operator;

import dev.moviegen.api.watch.Figures;
import dev.moviegen.api.watch.QueueDepths;
import dev.moviegen.api.watch.Workers;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What works, for the operator's programs. */
@RestController
@RequestMapping("/api/operator")
class OperatorStackApi {

    private final Workers workers;
    private final QueueDepths queues;
    private final Figures figures;

    OperatorStackApi(Workers workers, QueueDepths queues, Figures figures) {
        this.workers = workers;
        this.queues = queues;
        this.figures = figures;
    }

    @Operation(summary = "Workers with their jobs and heartbeats")
    @GetMapping("/workers")
    List<Workers.Worker> workers() {
        return workers.all();
    }

    @Operation(summary = "What lies in the queues, at most five seconds old")
    @GetMapping("/queues")
    List<QueueDepths.Depth> queues() {
        return queues.all();
    }

    @Operation(summary = "Ends by hour, times of the steps, and the four times of the last cancels")
    @GetMapping("/figures")
    Map<String, Object> figures() {
        return Map.of("throughput", figures.throughput(), "steps", figures.steps(), "cancels", figures.cancels());
    }
}
