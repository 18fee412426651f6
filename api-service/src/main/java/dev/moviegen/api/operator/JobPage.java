package dev.moviegen.api.operator;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param page from 1
 * @param total all that match, on whatever page
 */
public record JobPage<T>(List<T> items, int page, int perPage, int total) {

    public int pages() {
        return Math.max(1, (total + perPage - 1) / perPage);
    }

    <R> JobPage<R> map(Function<T, R> view) {
        return new JobPage<>(items.stream().map(view).toList(), page, perPage, total);
    }
}
