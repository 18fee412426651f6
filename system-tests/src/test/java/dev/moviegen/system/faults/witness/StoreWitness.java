package dev.moviegen.system.faults.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moviegen.store.PocketBase;
import dev.moviegen.store.testing.RawStore;
import dev.moviegen.system.faults.history.Change;
import dev.moviegen.system.faults.history.Row;
import dev.moviegen.system.faults.history.Stories;
import java.net.URLEncoder;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads what the store has, as its administrator: the rows, and the history that its triggers wrote. */
public final class StoreWitness {

    private static final int PAGE = 500;
    private static final String OPEN =
            "status = 'pending' || status = 'processing' || announced_at = '' || (status = 'cancelled' && cleaned_at = '')";

    private final RawStore store;

    public StoreWitness(RawStore store) {
        this.store = store;
    }

    /** Jobs that are not ended, told and cleaned. */
    public int open() {
        String path = "/api/collections/jobs/records?perPage=1&fields=id&filter=" + URLEncoder.encode(OPEN, UTF_8);
        return store.get(path).body().path("totalItems").asInt(Integer.MAX_VALUE);
    }

    public void tell(Stories stories) {
        each("jobs", "id", row -> stories.of(text(row, "id")).row(rowOf(row)).recordedOn(text(row, "disk")));
        each("job_history", "at,@rowid", line -> stories.of(text(line, "job")).add(changeOf(line)));
    }

    private void each(String collection, String sort, Consumer<JsonNode> reader) {
        int found = PAGE;
        for (int page = 1; found == PAGE; page++) {
            String path = "/api/collections/" + collection + "/records?skipTotal=1&perPage=" + PAGE + "&page=" + page
                    + "&sort=" + sort;
            JsonNode items = store.get(path).body().path("items");
            items.forEach(reader);
            found = items.size();
        }
    }

    private static Row rowOf(JsonNode row) {
        return new Row(
                text(row, "status"),
                row.path("epoch").asInt(),
                row.path("deaths").asInt(),
                !text(row, "announced_at").isEmpty(),
                !text(row, "cleaned_at").isEmpty(),
                row.path("error").path("code").asString(""));
    }

    private static Change changeOf(JsonNode line) {
        return new Change(
                PocketBase.instant(text(line, "at")),
                text(line, "what"),
                text(line, "from_status"),
                text(line, "to_status"),
                text(line, "owner"),
                line.path("epoch").asInt(),
                text(line, "disk"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
