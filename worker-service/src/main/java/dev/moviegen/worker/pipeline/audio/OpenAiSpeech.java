package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.pipeline.RemoteCall;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.json.JsonMapper;

/** The speech endpoint of OpenAI and of the many that speak like it: {@code POST <url>/audio/speech}. */
final class OpenAiSpeech implements SpeechService {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RemoteVoice voice;
    private final String key;

    OpenAiSpeech(RemoteVoice voice, String key) {
        this.voice = voice;
        this.key = key;
    }

    @Override
    public byte[] speak(Phrase phrase, Cancellation cancellation) throws Exception {
        HttpPost request = new HttpPost(voice.url() + "/audio/speech");
        if (!key.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "model", voice.model(),
                        "voice", voice.voice(),
                        "input", phrase.text(),
                        "response_format", "wav"));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return RemoteCall.send(request, LIMIT, cancellation);
    }

    /** A listener must know that nobody has said this. */
    @Override
    public String credit() {
        return "AI voice: " + voice.model() + " " + voice.voice();
    }
}
