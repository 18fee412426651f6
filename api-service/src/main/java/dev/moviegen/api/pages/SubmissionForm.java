package dev.moviegen.api.pages;

import dev.moviegen.api.jobs.CallerAddress;
import dev.moviegen.api.jobs.Submission;
import dev.moviegen.store.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form as it was filled in.
 *
 * @param values name of a field → what was typed or chosen
 * @param error why it was refused, in the reader's words; empty: it was not
 * @param field the field at fault; empty: none of them
 */
record SubmissionForm(Map<String, String> values, String error, String field) {

    /** A choice of the form; the first value is what is taken without one. */
    record Choice(String name, List<String> values) {}

    static final List<Choice> CHOICES = List.of(
            new Choice("language", List.of("auto", "ja", "en")),
            new Choice("voice", List.of("auto", "mei", "heart", "espeak")),
            new Choice("speakers", List.of("one", "two")),
            new Choice("length", List.of("full", "standard", "short")));

    static SubmissionForm of(Map<String, String> values) {
        return new SubmissionForm(values, "", "");
    }

    /** As the job was submitted, to be changed and submitted again. */
    static SubmissionForm like(Job job) {
        Map<String, String> values = new HashMap<>();
        values.put("url", job.url());
        values.put("language", job.language());
        values.put("voice", job.options().path("voice").asString("auto"));
        values.put("speakers", job.options().path("dialogue").asBoolean(false) ? "two" : "one");
        values.put("length", job.options().path("length").asString("full"));
        return of(values);
    }

    SubmissionForm refused(String why, String at) {
        return new SubmissionForm(values, why, at);
    }

    public String url() {
        return values.getOrDefault("url", "");
    }

    public String chosen(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean isAtFault(String name) {
        return !error.isEmpty() && field.equals(name);
    }

    /** What was not chosen is left to its default, so that a plain submission stays a plain one. */
    Submission by(String visitor, CallerAddress address) {
        Map<String, Object> options = new HashMap<>();
        keep(options, "voice", "auto");
        keep(options, "length", "full");
        if (chosen("speakers").equals("two")) {
            options.put("dialogue", true);
        }
        return new Submission(url(), values.getOrDefault("language", "auto"), options, visitor, address);
    }

    private void keep(Map<String, Object> options, String name, String usual) {
        String value = values.getOrDefault(name, usual);
        if (!value.equals(usual)) {
            options.put(name, value);
        }
    }
}
