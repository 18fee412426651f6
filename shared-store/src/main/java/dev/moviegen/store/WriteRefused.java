package dev.moviegen.store;

/**
 * The store did not accept a write, and nothing was changed. It is not an error of its own: read the row again and obey what
 * it says; a final row with one's own owner and epoch means that one's own write went through and only its answer was lost.
 *
 * <p>{@link #code()} is the rule: {@code final} (the row had its last status), {@code illegal_edge} (no such change of
 * status), {@code fence} (owner, disk or epoch out of turn), {@code stamp} (a column that is not to be written now or by
 * clients), {@code birth} (a new row that is not a fresh pending one), {@code daily_limit}, {@code queue_full},
 * {@code not_deletable} (not final or not expired), {@code history} (only the store writes it), {@code rule} (this account may
 * not write that, or wrote to a processing job without its owner and epoch), {@code unknown} (PocketBase gave no reason).
 */
public final class WriteRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private WriteRefused(String message, String code) {
        super(message);
        this.code = code;
    }

    static WriteRefused because(String code, String collection, String id) {
        return new WriteRefused("The store refused to write " + collection + "/" + id + ": " + code, code);
    }

    public String code() {
        return code;
    }
}
