package dev.moviegen.api.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When each sentence is heard, read from the captions (WebVTT), whose cues have the sentences' numbers. */
final class CaptionTimes {

    private static final Pattern CUE = Pattern.compile(
            "(?m)^(\\d{1,6})\\R(\\d{2,}):(\\d{2}):(\\d{2}\\.\\d{3}) --> (\\d{2,}):(\\d{2}):(\\d{2}\\.\\d{3})");

    private static final int SIXTY = 60;

    /** Seconds from the start of the video. */
    record Span(double from, double to) {}

    private CaptionTimes() {}

    static Map<Integer, Span> of(String captions) {
        Map<Integer, Span> times = new HashMap<>();
        Matcher cue = CUE.matcher(captions);
        while (cue.find()) {
            times.put(Integer.parseInt(cue.group(1)), new Span(seconds(cue, 2), seconds(cue, 5)));
        }
        return times;
    }

    private static double seconds(Matcher cue, int first) {
        int minutes = Integer.parseInt(cue.group(first)) * SIXTY + Integer.parseInt(cue.group(first + 1));
        return minutes * SIXTY + Double.parseDouble(cue.group(first + 2));
    }
}
