package dev.moviegen.worker.pipeline;

/** A step cannot be done: a code of the contract and an English detail. */
public final class StepFailed extends RuntimeException {

    private final String code;

    public StepFailed(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public StepFailed(String code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
