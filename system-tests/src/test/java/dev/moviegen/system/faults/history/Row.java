package dev.moviegen.system.faults.history;

/** The job's row when everything had come to rest. */
public record Row(String status, int epoch, int deaths, boolean announced, boolean cleaned, String errorCode) {

    public boolean isFinal() {
        return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
    }

    public boolean isCancelled() {
        return status.equals("cancelled");
    }
}
