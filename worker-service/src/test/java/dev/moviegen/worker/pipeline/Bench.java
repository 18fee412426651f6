package dev.moviegen.worker.pipeline;

import dev.moviegen.store.Job;
import dev.moviegen.worker.cancellation.Cancellation;
import dev.moviegen.worker.cancellation.CancellationFlag;
import dev.moviegen.worker.pipeline.script.Narration;
import dev.moviegen.worker.pipeline.script.Script;
import dev.moviegen.worker.pipeline.script.Section;
import dev.moviegen.worker.process.Program;
import dev.moviegen.worker.process.ProgramResult;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import tools.jackson.databind.json.JsonMapper;

/** A job's directory with a small script and its sound, to try a step on without store and broker. */
public final class Bench {

    public final Path directory;
    public final List<String> reports = new ArrayList<>();

    public Bench(Path directory) {
        this.directory = directory;
    }

    public static Script snow() {
        return new Script(
                "雪の結晶はなぜ六角形なのか――氷の分子がつくる、ひとつとして同じもののない形",
                "空から届く小さな手紙を、水の分子のつながりから読み解きます。",
                "ja",
                List.of(
                        new Section(
                                "水の分子が六角形につながる",
                                List.of(
                                        new Narration("雪の結晶は、どれも六角形をしています。", null, null),
                                        new Narration(
                                                "それは、水の分子が凍るときに、百二十度に近い角度で手をつなぎ、六つで一つの輪をつくるからです。「形は分子が決める」のです。",
                                                null,
                                                null)),
                                List.of("結晶はすべて六角形が基本", "水分子(H₂O)は約120度の角度で結びつき、6個で1つの輪になる", "輪が積み重なって氷の格子ができる"),
                                null),
                        new Section(
                                "温度と湿り気; 形 = 天気の手紙 #1",
                                List.of(new Narration("気温がマイナス15度の前後では、枝の長い樹枝状の結晶が育ちます & 美しい。", null, null)),
                                List.of("−2℃前後:薄い板", "−5℃前後:針や柱", "−15℃前後:枝を広げた樹枝状", "湿り気が多いほど形は複雑になる"),
                                null)),
                List.of());
    }

    /** A tone of 220 Hz and {@code seconds} for each sentence, at a rate that differs from file to file. */
    public void sound(double... seconds) throws IOException {
        Files.createDirectories(directory.resolve("audio"));
        for (int i = 0; i < seconds.length; i++) {
            int rate = i % 2 == 0 ? 22_050 : 48_000;
            byte[] samples = new byte[2 * (int) (rate * seconds[i])];
            for (int n = 0; n < samples.length / 2; n++) {
                int value = (int) (9000 * Math.sin(2 * Math.PI * 220 * n / rate));
                samples[2 * n] = (byte) value;
                samples[2 * n + 1] = (byte) (value >> 8);
            }
            AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
            File file = directory.resolve("audio/00" + (i + 1) + ".wav").toFile();
            AudioInputStream stream =
                    new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2);
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file);
        }
    }

    public JobContext job(Cancellation cancellation) {
        Job row = new Job(JsonMapper.builder().build().createObjectNode());
        return new JobContext(
                row,
                directory,
                cancellation,
                (percent, key, arguments) -> reports.add(percent + " " + key + " " + arguments),
                this::runHere);
    }

    public JobContext job() {
        return job(new CancellationFlag("bench"));
    }

    private ProgramResult runHere(Program program) {
        try {
            Process process = new ProcessBuilder(program.command())
                    .directory(directory.toFile())
                    .redirectError(directory.resolve("errors.txt").toFile())
                    .start();
            process.inputReader().lines().forEach(program.onLine());
            int exitCode = process.waitFor();
            return new ProgramResult(exitCode, "", Files.readString(directory.resolve("errors.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
