package dev.moviegen.api.json;

import dev.moviegen.store.Job;
import java.util.function.Function;

/** The files of a finished job: what they are called here, and where the record keeps their stored names. */
enum JobFile {
    VIDEO("video", "video/mp4", Job::video),
    CAPTIONS("captions", "text/vtt;charset=UTF-8", Job::captions),
    SCRIPT("script", "application/yaml", Job::script),
    THUMBNAIL("thumbnail", "image/png", Job::thumbnail);

    final String what;
    final String mediaType;
    private final Function<Job, String> storedName;

    JobFile(String what, String mediaType, Function<Job, String> storedName) {
        this.what = what;
        this.mediaType = mediaType;
        this.storedName = storedName;
    }

    String storedName(Job job) {
        String name = storedName.apply(job);
        if (name.isEmpty()) {
            throw FileNotReady.of(this);
        }
        return name;
    }
}
