package dev.moviegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.testing.RawStore;
import dev.moviegen.store.testing.StoreProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each verb against the real store. */
class PocketBaseIT {

    private static final StoreProcess STORE = StoreProcess.shared();
    private static final PocketBase API = new PocketBase(STORE.apiSettings());
    private static final PocketBase WORKER = new PocketBase(STORE.workerSettings());

    @AfterAll
    static void close() {
        API.close();
        WORKER.close();
    }

    private static Job pending() {
        return new Job(API.create(
                Job.COLLECTION,
                Map.of(
                        "status", "pending",
                        "url", "https://example.org/article",
                        "language", "ja",
                        "options", Map.of("voice", "mei"))));
    }

    private static Job claimed() {
        return new Job(WORKER.update(
                Job.COLLECTION,
                pending().id(),
                Map.of("status", "processing", "owner", "w#1", "epoch", 1, "disk", "d", "began", false)));
    }

    @Test
    void aNewJobIsReadBackAsItWasWritten() {
        Job job = pending();

        Job read = API.find(Job.COLLECTION, job.id()).map(Job::new).orElseThrow();

        assertThat(read.id()).matches("[a-z0-9]{26}");
        assertThat(read.status()).isEqualTo(JobStatus.PENDING);
        assertThat(read.url()).isEqualTo("https://example.org/article");
        assertThat(read.language()).isEqualTo("ja");
        assertThat(read.options().path("voice").asString()).isEqualTo("mei");
        assertThat(read.epoch()).isZero();
        assertThat(read.owner()).isEmpty();
        assertThat(read.created()).isPresent();
        assertThat(read.submittedAt()).isEmpty();
        assertThat(read.message()).isEmpty();
        assertThat(read.error()).isEmpty();
        assertThat(read.proof()).isEmpty();
    }

    @Test
    void onlyAnUnknownIdIsNotThere() {
        assertThat(API.find(Job.COLLECTION, "a".repeat(26))).isEmpty();
        assertThat(API.find(Job.COLLECTION, "../limits/records")).isEmpty();
        assertThat(API.find(Job.COLLECTION, "")).isEmpty();
    }

    @Test
    void writesToWhatIsNotThereSayThatItIsGone() {
        assertThatThrownBy(() -> API.update(Job.COLLECTION, "a".repeat(26), Map.of("note", "x")))
                .isInstanceOf(RecordGone.class);
        assertThatThrownBy(
                        () -> API.updateInOneTransaction(Job.COLLECTION, "a".repeat(26), Map.of("status", "cancelled")))
                .isInstanceOf(RecordGone.class);
        assertThatThrownBy(() -> API.delete(Job.COLLECTION, "../x")).isInstanceOf(RecordGone.class);
    }

    @Test
    void aCancelInOneTransactionAnswersWithTheClockOfTheStore() {
        Job job = claimed();

        Job cancelled = new Job(API.updateInOneTransaction(
                Job.COLLECTION, job.id(), Map.of("status", "cancelled", "requested_by", "visitor", "request", "r1")));

        assertThat(cancelled.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(cancelled.cancelledFrom()).isEqualTo("processing");
        assertThat(cancelled.completedAt()).isPresent();
        assertThat(cancelled.request()).isEqualTo("r1");
        assertThat(API.find(Job.COLLECTION, job.id())
                        .map(Job::new)
                        .orElseThrow()
                        .completedAt())
                .isEqualTo(cancelled.completedAt());
    }

    @Test
    void aRefusalNamesItsRule() {
        Job job = claimed();
        API.updateInOneTransaction(Job.COLLECTION, job.id(), Map.of("status", "cancelled"));

        assertThatThrownBy(() -> API.updateInOneTransaction(Job.COLLECTION, job.id(), Map.of("status", "cancelled")))
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("final"));
        assertThatThrownBy(() ->
                        WORKER.update(Job.COLLECTION, job.id(), Map.of("progress", 50, "owner", "w#1", "epoch", 1)))
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("final"));
    }

    @Test
    void aRuleThatDoesNotLetUsWriteIsARefusalAndNotAGoneRecord() {
        Job job = claimed();

        assertThatThrownBy(() -> WORKER.update(Job.COLLECTION, job.id(), Map.of("progress", 7)))
                .isInstanceOfSatisfying(
                        WriteRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("rule"));
    }

    @Test
    void aWrongValueNamesItsColumn() {
        Job job = pending();

        assertThatThrownBy(() -> API.create(Job.COLLECTION, Map.of("id", job.id(), "status", "pending")))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        invalid -> assertThat(invalid.fields()).containsEntry("id", "validation_not_unique"));
        assertThatThrownBy(() -> API.create(Job.COLLECTION, Map.of("status", "sleeping")))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys("status"));
    }

    @Test
    void listsCountAndFilterWithAnyValue() {
        String visitor = "it's \\ a \"visitor\" " + pending().id();
        Job job = new Job(API.create(Job.COLLECTION, Map.of("status", "pending", "visitor", visitor)));
        String filter = "visitor = " + PocketBase.quoted(visitor);

        assertThat(API.list(Job.COLLECTION, Query.where(filter).sortedBy("-created")))
                .extracting(row -> new Job(row).id())
                .containsExactly(job.id());
        assertThat(API.count(Job.COLLECTION, filter)).isEqualTo(1);
        assertThat(API.count(Job.COLLECTION, filter + " && status = 'cancelled'"))
                .isZero();
        assertThat(API.list(Job.COLLECTION, Query.where(filter).page(2, 1))).isEmpty();
    }

    @Test
    void datesAreSpelledAsTheStoreComparesThem() {
        Job job = pending();

        assertThat(PocketBase.date(job.created().orElseThrow()))
                .isEqualTo(job.row().path("created").asString());
    }

    @Test
    void aDeadTokenIsReplacedWithoutAnybodyNoticing() {
        RawStore admin = RawStore.asAdministrator(STORE);
        Job job = pending();
        String worker = admin.get("/api/collections/services/records?filter=name='worker'")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        WORKER.find(Job.COLLECTION, job.id());

        // The same password anew ends every token of the account.
        admin.patch(
                "services",
                worker,
                Map.of("password", STORE.workerPassword(), "passwordConfirm", STORE.workerPassword()));

        assertThat(WORKER.find(Job.COLLECTION, job.id())).isPresent();
    }
}
