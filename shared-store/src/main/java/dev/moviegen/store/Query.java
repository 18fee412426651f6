package dev.moviegen.store;

/**
 * What to list.
 *
 * @param filter PocketBase's filter language, with every value in it made by {@link PocketBase#quoted}; empty: all
 * @param sort   PocketBase's sort, as {@code -created}; empty: as they lie
 * @param page   from 1
 * @param perPage at most 1000
 */
public record Query(String filter, String sort, int page, int perPage) {

    /** The first hundred that match. */
    public static Query where(String filter) {
        return new Query(filter, "", 1, 100);
    }

    public Query sortedBy(String order) {
        return new Query(filter, order, page, perPage);
    }

    public Query page(int number, int size) {
        return new Query(filter, sort, number, size);
    }

    public Query first(int size) {
        return new Query(filter, sort, 1, size);
    }
}
