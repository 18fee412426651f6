package dev.moviegen.worker.pipeline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.cancellation.HeardBy;
import dev.moviegen.worker.cancellation.MovieGeneratorCancelled;
import dev.moviegen.worker.cancellation.Stop;
import dev.moviegen.worker.pipeline.JobContext;
import dev.moviegen.worker.pipeline.StepFailed;
import dev.moviegen.worker.pipeline.script.Narration;
import dev.moviegen.worker.pipeline.script.Script;
import dev.moviegen.worker.pipeline.script.Section;
import dev.moviegen.worker.process.JobProcesses;
import dev.moviegen.worker.process.JobPrograms;
import dev.moviegen.worker.process.JobScope;
import dev.moviegen.worker.process.ProgramResult;
import dev.moviegen.worker.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init")
class AudioStepTest {

    @TempDir
    Path directory;

    private final CancellationFlag flag = new CancellationFlag("job1");
    private final List<Map<String, ?>> reports = new ArrayList<>();
    private JobPrograms programs;

    @BeforeEach
    void open() {
        JobScope scope = new JobScope("job1", directory, directory.resolve(".alive"));
        programs = new JobPrograms(scope, new JobProcesses(), flag);
    }

    @AfterEach
    void close() {
        programs.close();
    }

    @Test
    void speaksJapaneseFromItsReading() throws Exception {
        script("ja", new Narration("雪が降る。", "ユキガフル。", null), new Narration("静かだ。", "シズカダ。", null));

        run(settings("espeak", "", ""), programs);

        assertThat(seconds("001")).isBetween(0.5, 5.0);
        assertThat(seconds("002")).isBetween(0.5, 5.0);
        assertThat(reports).first().isEqualTo(Map.of("i", 1, "n", 2));
        assertThat(reports).last().isEqualTo(Map.of("i", 2, "n", 2));
    }

    @Test
    void takesTextThatLooksLikeAnOptionForText() throws Exception {
        script("en", new Narration("--help is only a word", null, null));

        run(settings("espeak", "", ""), programs);

        assertThat(seconds("001")).isBetween(0.5, 5.0);
    }

    @Test
    void speaksWithTheFallBackWhatTheNarratorLeftUnspoken() throws Exception {
        Path narrator = directory.resolve("narrator.sh");
        Files.writeString(narrator, "echo RIFF > audio/001.wav; echo '{\"n\": 1}'; exit 3");
        script("en", new Narration("One.", null, null), new Narration("Two.", null, null));

        run(settings("espeak", "sh", narrator.toString()), programs);

        assertThat(directory.resolve("audio/001.wav")).hasContent("RIFF");
        assertThat(seconds("002")).isBetween(0.3, 5.0);
        assertThat(Files.readString(directory.resolve("phrases.jsonl"))).contains("\"voice\":\"heart\"");
    }

    @Test
    void namesWhoHasReallySpoken() throws Exception {
        script("en", new Narration("One.", null, null));

        run(settings("espeak", "/nonexistent/python", "narrator.py"), programs);

        assertThat(VoiceCredits.read(directory)).containsExactly("eSpeak NG");
    }

    @Test
    void doesNotSpeakAgainWhatIsThere() throws Exception {
        script("en", new Narration("One.", null, null));
        Files.createDirectories(directory.resolve("audio"));
        Files.writeString(directory.resolve("audio/001.wav"), "kept");

        run(settings("espeak", "", ""), programs);

        assertThat(directory.resolve("audio/001.wav")).hasContent("kept");
    }

    @Test
    void givesEachSubtitleItsTimeWhenSilent() throws Exception {
        script("en", new Narration("x".repeat(90), null, null));

        run(settings("silent", "", ""), programs);

        assertThat(seconds("001")).isBetween(5.9, 6.1);
    }

    @Test
    void failsWhenNobodyCanSpeak() throws Exception {
        script("en", new Narration("One.", null, null));
        Programs broken = program -> new ProgramResult(1, "", "no voice");

        assertThatThrownBy(() -> run(settings("espeak", "python", "narrator.py"), broken))
                .isInstanceOfSatisfying(
                        StepFailed.class, e -> assertThat(e.code()).isEqualTo("speech_failed"));
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        script("en", new Narration("One.", null, null));
        flag.request(Stop.cancelled(HeardBy.EVENT, null));

        assertThatThrownBy(() -> run(settings("espeak", "", ""), programs)).isInstanceOf(MovieGeneratorCancelled.class);
        assertThat(directory.resolve("audio/001.wav")).doesNotExist();
    }

    private void script(String language, Narration... said) throws Exception {
        Section section = new Section("Title", List.of(said), List.of(), null);
        new Script("Title", "", language, List.of(section), List.of()).write(directory);
    }

    private static SpeechSettings settings(String engine, String python, String narrator) {
        return new SpeechSettings(engine, python, narrator, RemoteVoice.NONE);
    }

    private void run(SpeechSettings settings, Programs with) throws Exception {
        Job job = new Job(JsonMapper.shared().createObjectNode().put("id", "job1"));
        JobContext context = new JobContext(job, directory, flag, (percent, key, args) -> reports.add(args), with);
        new AudioStep(new Casting(settings, new RemoteSpeech(settings))).run(context);
    }

    private double seconds(String number) throws Exception {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(
                directory.resolve("audio/" + number + ".wav").toFile())) {
            assertThat(audio.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(audio.getFormat().getChannels()).isEqualTo(1);
            return audio.getFrameLength() / audio.getFormat().getFrameRate();
        }
    }
}
