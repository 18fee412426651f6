/**
 * A whole worker whose steps are short programs of ours instead of a video's: for tests that need many jobs, or a
 * worker process that they may kill. It is the production code but for the list of steps, and lives in this module's
 * test-jar, so that the system's tests can start it as a process of its own:
 *
 * <pre>
 * built=$(bin/build)     # the folder of the extracted services
 * java -XX:SharedArchiveFile=$built/worker-service/classes.jsa \
 *   -cp $built/worker-service/worker-service.jar:worker-service/target/worker-service-tests.jar \
 *   dev.moviegen.worker.rehearsal.RehearsalWorker
 * </pre>
 *
 * <p>It takes the worker's own settings ({@code MOVIEGEN_BROKER_PORT MOVIEGEN_STORE_URL MOVIEGEN_JOBS_DIR
 * MOVIEGEN_WORKER_NAME MOVIEGEN_CONCURRENT_JOBS MOVIEGEN_SECRETS}, a folder with {@code broker-password} and {@code
 * store-password}, ending in a slash), {@code MOVIEGEN_CRASH_AT}, and {@code MOVIEGEN_REHEARSAL_STEP_MS}, how long each
 * step's program runs (100). It says {@code Rehearsal worker is ready} when it takes jobs. The lines {@code pause} and
 * {@code resume} on its stdin make it stop and start taking work messages; it goes on listening to cancels meanwhile.
 *
 * <p>What a job's steps do is said by its address: {@link dev.moviegen.worker.rehearsal.Rehearsal}.
 */
@NullMarked
package dev.moviegen.worker.rehearsal;

import org.jspecify.annotations.NullMarked;
