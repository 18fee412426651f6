package dev.moviegen.worker.pipeline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.pipeline.Bench;
import dev.moviegen.worker.pipeline.FakeService;
import dev.moviegen.worker.pipeline.FakeService.Asked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that speak the real protocols: VOICEVOX ENGINE's three calls, and OpenAI's one. */
class RemoteNarratorTest {

    private static final String SPEAKERS = """
        [{"name": "四国めたん", "styles": [{"name": "ノーマル", "id": 2}]},
         {"name": "ずんだもん", "styles": [{"name": "ノーマル", "id": 3}, {"name": "あまあま", "id": 1}]}]
        """;

    @TempDir
    Path directory;

    private final CancellationFlag flag = new CancellationFlag("bench");
    private FakeService service;
    private byte[] wav;
    private Phrase phrase;

    @BeforeEach
    void open() throws Exception {
        service = new FakeService();
        AudioFormat format = new AudioFormat(24_000, 16, 1, true, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(new byte[4_800]), format, 2_400),
                AudioFileFormat.Type.WAVE,
                bytes);
        wav = bytes.toByteArray();
        Files.createDirectories(directory.resolve("audio"));
        phrase = new Phrase(1, "雪が 降る。", "ユキガフル。", "mei", 0, directory.resolve("audio/001.wav"));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private Narrator narrator(String engine) throws Exception {
        Path key = Files.writeString(directory.resolve("key"), "secret\n");
        RemoteVoice voice = new RemoteVoice(service.url() + "/", "", "", key.toString());
        return new RemoteSpeech(new SpeechSettings(engine, "", "", voice))
                .narrator("ja")
                .orElseThrow();
    }

    private void speak(Narrator narrator) throws Exception {
        narrator.speak(List.of(phrase), number -> {}, new Bench(directory).job(flag));
    }

    @Test
    void asksVoicevoxHowToSayItAndThenToSayIt() throws Exception {
        service.answer("/speakers", SPEAKERS)
                .answer("/audio_query", "{\"kana\": \"ユキ\"}")
                .answer("/synthesis", 200, wav);
        Narrator narrator = narrator("voicevox");

        speak(narrator);

        assertThat(directory.resolve("audio/001.wav")).hasBinaryContent(wav);
        assertThat(narrator.credit()).isEqualTo("VOICEVOX:ずんだもん");
        assertThat(service.asked)
                .extracting(Asked::call)
                .containsExactly(
                        "GET /speakers",
                        "POST /audio_query?speaker=3&text=%E9%9B%AA%E3%81%8C+%E9%99%8D%E3%82%8B%E3%80%82",
                        "POST /synthesis?speaker=3");
        assertThat(service.asked.get(2).body()).isEqualTo("{\"kana\": \"ユキ\"}");
    }

    @Test
    void asksAnOpenAiEndpointForAWav() throws Exception {
        service.answer("/audio/speech", 200, wav);

        speak(narrator("openai"));

        assertThat(directory.resolve("audio/001.wav")).hasBinaryContent(wav);
        assertThat(service.asked.get(0).authorization()).isEqualTo("Bearer secret");
        assertThat(service.asked.get(0).body())
                .contains("\"input\":\"雪が 降る。\"", "\"voice\":\"alloy\"", "\"response_format\":\"wav\"");
    }

    @Test
    void leavesTheRestToOthersWhenTheServiceFailsOrSendsNoSound() throws Exception {
        service.answer("/audio/speech", 500, "overloaded".getBytes());
        assertThatThrownBy(() -> speak(narrator("openai")))
                .isInstanceOf(Narrator.NarratorFailed.class)
                .hasMessageContaining("500")
                .hasMessageContaining("overloaded");

        service.answer("/v2/audio/speech", 200, "no sound".getBytes());
        RemoteVoice voice = new RemoteVoice(service.url() + "/v2", "", "", "");
        Narrator narrator = new RemoteSpeech(new SpeechSettings("openai", "", "", voice))
                .narrator("ja")
                .orElseThrow();
        assertThatThrownBy(() -> speak(narrator)).hasMessageContaining("no sound");
        assertThat(directory.resolve("audio")).isEmptyDirectory();
    }

    @Test
    void isAbortedWithinATenthOfASecond() throws Exception {
        service.answer("/speakers", SPEAKERS).answer("/audio_query", "{}").hang("/synthesis");
        Narrator narrator = narrator("voicevox");

        assertThat(service.untilAborted(() -> speak(narrator), flag)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void voicevoxSpeaksNothingButJapanese() {
        RemoteSpeech speech = new RemoteSpeech(new SpeechSettings("voicevox", "", "", RemoteVoice.NONE));
        assertThat(speech.narrator("en")).isEmpty();
    }
}
