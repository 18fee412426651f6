package dev.moviegen.api.pages;

import dev.moviegen.store.ArticleLimits;
import dev.moviegen.store.Job;
import dev.moviegen.store.Length;
import java.util.List;
import java.util.stream.Stream;

/** What was chosen for a job beside its article, where it is not the usual. */
final class JobWishes {

    private JobWishes() {}

    /** The minutes of each length, which the words of the lengths take in this order. */
    static Object[] minutes(ArticleLimits limits) {
        return Stream.of(Length.FULL, Length.STANDARD, Length.SHORT)
                .map(length -> length.minutes(limits))
                .toArray();
    }

    static List<String> of(Job job, Words words, ArticleLimits limits) {
        SubmissionForm asked = SubmissionForm.like(job);
        return SubmissionForm.CHOICES.stream()
                .filter(choice ->
                        !asked.chosen(choice.name()).equals(choice.values().get(0)))
                .map(choice -> words.sayIfKnown(choice.name() + "." + asked.chosen(choice.name()), minutes(limits)))
                .filter(wish -> !wish.isEmpty())
                .toList();
    }
}
