package dev.moviegen.api.console;

import dev.moviegen.api.json.InvalidRequest;
import dev.moviegen.api.operator.JobFilter;
import dev.moviegen.api.operator.JobFilterReader;
import dev.moviegen.api.operator.ListJobs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the list shows: the filter as it was typed, the order and the page.
 *
 * @param wrong the name of a part that could not be read; the list shows nothing then
 */
record JobsQuery(
        List<String> status,
        String q,
        String from,
        String to,
        boolean unconfirmed,
        String sort,
        int page,
        String wrong) {

    static JobsQuery of(HttpServletRequest request) {
        List<String> status = new ArrayList<>();
        String[] several = request.getParameterValues("status");
        if (several != null) {
            status.addAll(List.of(several));
        }
        status.removeIf(String::isBlank);
        JobsQuery typed = new JobsQuery(
                status,
                text(request, "q"),
                text(request, "from"),
                text(request, "to"),
                text(request, "unconfirmed").equals("true"),
                sort(text(request, "sort")),
                page(text(request, "page")),
                "");
        try {
            typed.filter();
            return typed;
        } catch (InvalidRequest wrong) {
            return typed.withWrong(wrong.field());
        }
    }

    /** Public, like the others below, because templates call it. */
    public boolean isReadable() {
        return wrong.isEmpty();
    }

    JobFilter filter() {
        return JobFilterReader.read(name -> switch (name) {
            case "status" -> String.join(",", status);
            case "q" -> q;
            case "from" -> from;
            case "to" -> to;
            default -> Boolean.toString(unconfirmed);
        });
    }

    /** The same list in another order or on another page, as the query of an address. */
    public String address(String otherSort, int otherPage) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        status.forEach(word -> address.queryParam("status", "{status}"));
        List<Object> values = new ArrayList<>(status);
        add(address, values, "q", q);
        add(address, values, "from", from);
        add(address, values, "to", to);
        add(address, values, "unconfirmed", unconfirmed ? "true" : "");
        add(address, values, "sort", otherSort.equals(ListJobs.NEWEST_FIRST) ? "" : otherSort);
        add(address, values, "page", otherPage == 1 ? "" : Integer.toString(otherPage));
        return Optional.ofNullable(
                        address.encode().buildAndExpand(values.toArray()).getQuery())
                .map(query -> "?" + query)
                .orElse("");
    }

    public String here() {
        return address(sort, page);
    }

    /** A click on a column: the order by it, and once more the other way round. */
    public String sortedBy(String column) {
        return address(sort.equals("-" + column) ? column : "-" + column, 1);
    }

    public String direction(String column) {
        if (sort.equals(column)) {
            return "ascending";
        }
        return sort.equals("-" + column) ? "descending" : "none";
    }

    private JobsQuery withWrong(String field) {
        return new JobsQuery(status, q, from, to, unconfirmed, sort, page, field);
    }

    private static void add(UriComponentsBuilder address, List<Object> values, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}");
            values.add(value);
        }
    }

    private static String sort(String text) {
        boolean known = ListJobs.SORTS.contains(text.startsWith("-") ? text.substring(1) : text);
        return known ? text : ListJobs.NEWEST_FIRST;
    }

    private static int page(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(text) : 1;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }
}
