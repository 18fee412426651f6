package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that is away or stuck is said to be unreachable, in time, and is found again. */
class OutageIT {

    private StoreProcess store;
    private PocketBase api;
    private String job;

    @BeforeEach
    void start() {
        store = StoreProcess.start(Map.of());
        StoreSettings settings = store.apiSettings();
        api = new PocketBase(
                new StoreSettings(settings.url(), settings.user(), settings.password(), Duration.ofSeconds(2), ""));
        job = new Job(api.create(Job.COLLECTION, Map.of("status", "pending"))).id();
    }

    @AfterEach
    void end() {
        api.close();
        store.close();
    }

    private void isUnreachable() {
        assertThatThrownBy(() -> api.find(Job.COLLECTION, job)).isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> api.update(Job.COLLECTION, job, Map.of("note", "x")))
                .isInstanceOf(StoreUnreachable.class);
        assertThatThrownBy(() -> api.list(Job.COLLECTION, Query.where(""))).isInstanceOf(StoreUnreachable.class);
        assertThat(api.isHealthy()).isFalse();
    }

    @Test
    void aKilledStoreIsUnreachableUntilItIsBackWithAllItHadAnswered() {
        store.kill();
        isUnreachable();

        store.restart();

        Awaitility.await().until(() -> api.isHealthy());
        assertThat(api.find(Job.COLLECTION, job)).isPresent();
    }

    @Test
    void aStoreThatHangsIsUnreachableWithinTheTimeout() {
        store.stop();
        long before = System.nanoTime();
        isUnreachable();
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        store.cont();

        assertThat(took).isLessThan(Duration.ofSeconds(14)); // four calls of two seconds each
        assertThat(api.find(Job.COLLECTION, job)).isPresent();
    }

    @Test
    void anUnchangedPasswordLeavesTokensAlive() {
        RawStore signedIn = RawStore.asApi(store);

        store.restart();

        assertThat(signedIn.get("/api/collections/jobs/records/" + job).status())
                .isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsTheTokensOfTheOldOne() throws IOException {
        RawStore signedIn = RawStore.asApi(store);

        store.setPassword("API", UUID.randomUUID().toString());
        store.restart();

        assertThat(signedIn.get("/api/collections/jobs/records/" + job).status())
                .isEqualTo(401);
        assertThat(RawStore.asApi(store)
                        .get("/api/collections/jobs/records/" + job)
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> api.find(Job.COLLECTION, job))
                .isInstanceOf(StoreUnreachable.class)
                .hasMessageContaining("api@moviegen.internal")
                .hasMessageNotContaining(store.apiPassword());
    }

    @Test
    void aWrongSettingStopsTheStartWithItsName() {
        store.set("MOVIEGEN_LIMIT_QUEUE", "many");

        assertThatThrownBy(() -> store.restart()).hasMessageContaining("MOVIEGEN_LIMIT_QUEUE");
    }
}
