package dev.moviegen.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Looks for English in a page of somebody who has asked for Japanese. */
public final class JapaneseOnly {

    /** Not read, or said to be something else; {@code code} is what machines are called by. */
    private static final Pattern UNSEEN = Pattern.compile(
            "(?s)<(script|style|svg|code)\\b.*?</\\1>|<!--.*?-->|<(\\w+)[^>]*\\blang=\"en\"[^>]*>.*?</\\2>");
    /** Also what is read from attributes: labels, and the words that the page's own script takes. */
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private static final Pattern SPOKEN_ATTRIBUTE = Pattern.compile(
            "\\b(?:aria-label|title|alt|label|data-(?:say|live|poll|lost|unsent|soon|sure|seconds|minutes|hours))=\"([^\"]*)\"");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");
    /** Names, units, addresses and times: the same in every language. */
    private static final Pattern ALLOWED = Pattern.compile(
            "Movie Generator|https?://\\S*|\\b(?:KB|MB|GB|ID|true|false)\\b|/jobs/\\S+|\\b(?:w1|disk-1)\\b|&\\w+;"
                    + "|HTS Voice &quot;Mei&quot;|operator-password");

    private JapaneseOnly() {}

    public static void check(String page) {
        assertThat(page).contains("id=\"").doesNotContain("??");
        String seen = UNSEEN.matcher(page).replaceAll(" ");
        StringBuilder words = new StringBuilder(TAG.matcher(seen).replaceAll(" "));
        SPOKEN_ATTRIBUTE
                .matcher(seen)
                .results()
                .forEach(found -> words.append(' ').append(found.group(1)));
        assertThat(ALLOWED.matcher(words).replaceAll(" ")).doesNotContainPattern(ENGLISH);
    }
}
