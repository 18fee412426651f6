package dev.moviegen.store;

/** There is no such record (any more): the store said so, for exactly this id. */
public final class RecordGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RecordGone(String message) {
        super(message);
    }

    static RecordGone from(String collection, String id) {
        return new RecordGone("There is no " + collection + "/" + id);
    }
}
