package dev.moviegen.store;

/** No answer that says anything: a write may or may not have happened. Wait, then read. */
public final class StoreUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreUnreachable(String message) {
        super(message);
    }

    private StoreUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    static StoreUnreachable at(String what, Throwable cause) {
        return new StoreUnreachable("The store did not answer " + what + ": " + cause.getMessage(), cause);
    }

    static StoreUnreachable answered(int status, String what) {
        return new StoreUnreachable("The store answered " + status + " to " + what);
    }

    static StoreUnreachable signInRefused(String user, int status) {
        return new StoreUnreachable("The store does not let " + user + " in (" + status + ")");
    }

    static StoreUnreachable uploadEnded(String collection, String id) {
        return new StoreUnreachable("The upload to " + collection + "/" + id + " was ended from outside");
    }
}
