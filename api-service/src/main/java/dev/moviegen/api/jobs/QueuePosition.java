package dev.moviegen.api.jobs;

/**
 * Where a waiting job stands.
 *
 * @param position 1 is the next; 0 when the job does not wait
 * @param total all waiting jobs
 * @param ahead those before it
 */
public record QueuePosition(int position, int total, int ahead) {

    public static final QueuePosition NOT_WAITING = new QueuePosition(0, 0, 0);
}
