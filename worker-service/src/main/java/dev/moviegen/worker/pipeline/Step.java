package dev.moviegen.worker.pipeline;

/** One stage of making a video. Finished artefacts found in the directory are used again, not made again. */
public interface Step {

    /** The word of the contract: script, audio, slides or video. */
    String name();

    /** Throws {@link StepFailed} with a code of the contract; anything else is {@code internal}. */
    void run(JobContext job) throws Exception;
}
