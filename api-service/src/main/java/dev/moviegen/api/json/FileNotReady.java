package dev.moviegen.api.json;

/** The job is there, this file of it is not (yet). */
final class FileNotReady extends RuntimeException {

    private FileNotReady(String message) {
        super(message);
    }

    static FileNotReady of(JobFile file) {
        return new FileNotReady("The " + file.what + " is not ready");
    }
}
