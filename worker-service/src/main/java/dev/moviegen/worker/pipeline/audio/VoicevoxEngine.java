package dev.moviegen.worker.pipeline.audio;

import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.pipeline.RemoteCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** VOICEVOX ENGINE: asks how a text is to be said, then to say it so. Its licence wants the speaker named. */
final class VoicevoxEngine implements SpeechService {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final double PITCH_OF_A_SEMITONE = 0.02;

    private final String url;
    private final String style;
    private String speaker = "";

    /** @param style number of a speaker's style, as {@code GET /speakers} lists them */
    VoicevoxEngine(String url, String style) {
        this.url = url;
        this.style = style;
    }

    @Override
    public byte[] speak(Phrase phrase, Cancellation cancellation) throws Exception {
        if (speaker.isEmpty()) {
            speaker = nameIn(JsonMapper.shared().readTree(send(new HttpGet(url + "/speakers"), cancellation)));
        }
        HttpPost query = new HttpPost(url + "/audio_query?speaker=" + style + "&text="
                + URLEncoder.encode(phrase.text(), StandardCharsets.UTF_8));
        HttpPost synthesis = new HttpPost(url + "/synthesis?speaker=" + style);
        synthesis.setEntity(
                new ByteArrayEntity(pitched(send(query, cancellation), phrase.pitch()), ContentType.APPLICATION_JSON));
        return send(synthesis, cancellation);
    }

    private static byte[] pitched(byte[] query, int semitones) {
        if (semitones == 0) {
            return query;
        }
        JsonNode how = JsonMapper.shared().readTree(query);
        return how instanceof ObjectNode object
                ? JsonMapper.shared().writeValueAsBytes(object.put("pitchScale", semitones * PITCH_OF_A_SEMITONE))
                : query;
    }

    private static byte[] send(HttpUriRequestBase request, Cancellation cancellation) throws Exception {
        return RemoteCall.send(request, LIMIT, cancellation);
    }

    private String nameIn(JsonNode speakers) {
        for (JsonNode one : speakers) {
            for (JsonNode its : one.path("styles")) {
                if (its.path("id").asString("").equals(style)) {
                    return one.path("name").asString("");
                }
            }
        }
        throw new Narrator.NarratorFailed("VOICEVOX has no style " + style + " (MOVIEGEN_SPEECH_VOICE)");
    }

    @Override
    public String credit() {
        return speaker.isEmpty() ? "" : "VOICEVOX:" + speaker;
    }
}
