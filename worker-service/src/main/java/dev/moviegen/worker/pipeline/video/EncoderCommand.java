package dev.moviegen.worker.pipeline.video;

import dev.moviegen.worker.pipeline.FinishedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one call of the encoder. Only names that were made here are in it, relative to the job's directory; it may read
 * files and nothing else. One frame for each picture (variable frame rate) is ten times as fast as 30 a second, and
 * plays and seeks as well.
 */
final class EncoderCommand {

    private static final int SAMPLE_RATE = 48_000;
    private static final String PICTURE =
            "[0:v]scale=1280:720:in_range=pc:out_range=tv:out_color_matrix=bt709,format=yuv420p,setsar=1[picture]";

    private final List<String> arguments = new ArrayList<>();

    private EncoderCommand() {}

    static List<String> of(Timeline timeline, String language) {
        EncoderCommand command = new EncoderCommand();
        command.add("ffmpeg -nostdin -hide_banner -v error -xerror -y -progress pipe:1 -nostats");
        command.input("-f concat", VideoStep.PICTURES);
        for (Scene scene : timeline.scenes()) {
            command.input("-f wav", Timeline.audioFile(scene.number()));
        }
        int captions = timeline.scenes().size() + 1;
        command.input("-f webvtt", FinishedFiles.CAPTIONS);
        command.input("-f ffmetadata", VideoStep.CHAPTERS);
        command.arguments.addAll(List.of("-filter_complex", PICTURE + ";" + sound(timeline)));
        command.arguments.addAll(List.of("-map", "[picture]", "-map", "[sound]", "-map", captions + ":s"));
        command.add("-map_metadata " + (captions + 1) + " -map_chapters " + (captions + 1));
        command.add("-c:v libx264 -preset veryfast -tune stillimage -crf 20 -g 1 -vsync vfr");
        command.add("-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv");
        command.add("-c:a aac -aac_coder fast -b:a 128k -c:s mov_text -disposition:s:0 0");
        String code = language.equals("ja") ? "jpn" : "eng";
        command.add("-metadata:s:a:0 language=" + code + " -metadata:s:s:0 language=" + code);
        command.add("-t " + seconds(timeline.end()) + " -movflags +faststart -f mp4");
        command.arguments.add(VideoStep.UNFINISHED);
        return command.arguments;
    }

    private void add(String words) {
        arguments.addAll(List.of(words.split(" ")));
    }

    private void input(String format, String file) {
        add("-protocol_whitelist file,pipe " + format);
        arguments.addAll(List.of("-i", file));
    }

    /** Each sentence at one rate and exactly as long as its scene, the first after the silent title, the last with the silent closing; evenly loud. */
    private static String sound(Timeline timeline) {
        StringBuilder filter = new StringBuilder();
        StringBuilder all = new StringBuilder();
        String delay = "adelay=" + Timeline.TITLE + ":all=1,";
        long start = 0;
        for (Scene scene : timeline.scenes()) {
            long end = scene.number() == timeline.scenes().size() ? timeline.end() : scene.end();
            String length = seconds(end - start);
            filter.append("[" + scene.number() + ":a]aresample=" + SAMPLE_RATE);
            filter.append(",aformat=sample_fmts=s16:channel_layouts=mono," + (start == 0 ? delay : ""));
            filter.append("apad=whole_dur=" + length + ",atrim=end=" + length + "[s" + scene.number() + "];");
            all.append("[s" + scene.number() + "]");
            start = end;
        }
        all.append("concat=n=" + timeline.scenes().size() + ":v=0:a=1,loudnorm=I=-16:TP=-1.5:LRA=11");
        return filter + all.toString() + ",aresample=" + SAMPLE_RATE + "[sound]";
    }

    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
    }
}
