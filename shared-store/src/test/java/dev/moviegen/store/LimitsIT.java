package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moviegen.store.testing.AtOnce;
import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.RawStore.Reply;
import dev.moviegen.store.testing.StoreProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits hold under simultaneous submissions, because they are counted where the row is written. */
class LimitsIT {

    private StoreProcess store;

    @BeforeEach
    void startWithTheDefaults() {
        store = StoreProcess.start(Map.of("MOVIEGEN_LIMIT_JOBS_PER_DAY", "", "MOVIEGEN_LIMIT_QUEUE", ""));
    }

    @AfterEach
    void end() {
        store.close();
    }

    private static Reply submit(RawStore api, String address) {
        return api.create(Job.COLLECTION, Map.of("status", "pending", "address", address));
    }

    @Test
    void ofAHundredSubmissionsFromOneAddressFivePass() throws Exception {
        RawStore api = RawStore.asApi(store);

        List<Reply> replies = AtOnce.run(100, i -> submit(api, "one"));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(5);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .allMatch(reply -> reply.status() == 409 && reply.code().equals("daily_limit"));
    }

    @Test
    void ofAHundredSubmissionsFromEverywhereTenWait() throws Exception {
        RawStore api = RawStore.asApi(store);

        List<Reply> replies = AtOnce.run(100, i -> submit(api, "address-" + i));

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(10);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 200)
                .allMatch(reply -> reply.status() == 409 && reply.code().equals("queue_full"));
    }

    @Test
    void onlyWaitingJobsFillTheQueueAndAnUnknownAddressHasNoDailyLimit() {
        RawStore api = RawStore.asApi(store);
        for (int i = 0; i < 12; i++) {
            Reply created = submit(api, "");
            assertThat(created.status()).isEqualTo(200);
            String id = created.body().path("id").asString();
            api.patch(Job.COLLECTION, id, Map.of("status", "cancelled"));
        }
    }

    @Test
    void areSetByTheNextStart() {
        store.set("MOVIEGEN_LIMIT_QUEUE", "1");
        store.restart();
        RawStore api = RawStore.asApi(store);

        assertThat(submit(api, "a").status()).isEqualTo(200);
        assertThat(submit(api, "b").code()).isEqualTo("queue_full");
    }
}
