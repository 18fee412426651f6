package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.cancellation.Cancellation;

/** A voice that lives behind HTTP. */
interface SpeechService {

    /** The phrase as a WAV file. A cancel ends the call at once with MovieGeneratorCancelled. */
    byte[] speak(Phrase phrase, Cancellation cancellation) throws Exception;

    /** As for {@link Narrator#credit}; known once it has spoken. */
    String credit();
}
