package dev.moviegen.api.pages;

import dev.moviegen.store.Job;
import java.util.List;

/** What was chosen for a job beside its article, where it is not the usual. */
final class JobWishes {

    private JobWishes() {}

    static List<String> of(Job job, Words words) {
        SubmissionForm asked = SubmissionForm.like(job);
        return SubmissionForm.CHOICES.stream()
                .filter(choice ->
                        !asked.chosen(choice.name()).equals(choice.values().get(0)))
                .map(choice -> words.sayIfKnown(choice.name() + "." + asked.chosen(choice.name())))
                .filter(wish -> !wish.isEmpty())
                .toList();
    }
}
