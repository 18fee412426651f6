package dev.moviegen.api.operator;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Disks given up and work given up, for the operator's programs. */
@RestController
@RequestMapping("/api/operator")
class OperatorTroubleApi {

    private final LostDisks lostDisks;
    private final DeadLetters deadLetters;
    private final RunAgain runAgain;

    OperatorTroubleApi(LostDisks lostDisks, DeadLetters deadLetters, RunAgain runAgain) {
        this.lostDisks = lostDisks;
        this.deadLetters = deadLetters;
        this.runAgain = runAgain;
    }

    @Operation(summary = "Disks declared lost, each with the time of it")
    @GetMapping("/disks/lost")
    Map<String, Instant> lost() {
        return lostDisks.all();
    }

    @Operation(summary = "Ends the asking for confirmations of this disk; confirms nothing")
    @PostMapping("/disks/{disk}/lost")
    Map<String, Boolean> declareLost(@PathVariable String disk) {
        lostDisks.declareLost(disk);
        return Map.of("lost", true);
    }

    @Operation(summary = "The disk is there again")
    @DeleteMapping("/disks/{disk}/lost")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declareFound(@PathVariable String disk) {
        lostDisks.declareFound(disk);
    }

    @Operation(summary = "Work messages that the broker gave up")
    @GetMapping("/dead-letters")
    List<DeadLetters.DeadLetter> deadLetters() {
        return deadLetters.newest();
    }

    @Operation(summary = "Gives the job of such a message another chance")
    @PostMapping("/dead-letters/{letterId}/run-again")
    RunAgain.Result runAgain(@PathVariable String letterId) {
        return runAgain.run(letterId);
    }
}
