package dev.moviegen.worker.pipeline.script;

import java.util.List;
import java.util.stream.Collectors;

/** The part of a page that is worth telling. */
record Article(String title, String description, List<Topic> topics) {

    /** A heading with what follows it; the words before the first heading have the article's title. Pictures are addresses. */
    record Topic(String heading, List<String> paragraphs, List<String> pictures) {}

    String text() {
        return topics.stream().flatMap(topic -> topic.paragraphs().stream()).collect(Collectors.joining("\n"));
    }
}
