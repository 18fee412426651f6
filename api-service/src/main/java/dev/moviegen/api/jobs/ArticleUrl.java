package dev.moviegen.api.jobs;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What can be known about an article's address without asking anybody. A name that resolves to a private address is
 * found by the worker when it connects; looking names up here would only tell strangers what this network can see.
 */
@Component
class ArticleUrl {

    /** Digits, dots, hexadecimal: everything that resolvers read as an IPv4 address ({@code 127.1}, {@code 0x7f000001}). */
    private static final Pattern NUMERIC_HOST =
            Pattern.compile("(?:0x[0-9a-f]*|[0-9]+)(?:\\.(?:0x[0-9a-f]*|[0-9]+))*\\.?");

    /** Java reads it as decimal, most resolvers as octal. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?:.*\\.)?0[0-9].*");

    private static final Pattern HOST_IN_ANY_SCRIPT = Pattern.compile("(?i)(https?://)([^/?#:@\\[]+)(.*)");

    private static final int MAX_LENGTH = 2048;

    private final FetchSettings settings;

    ArticleUrl(FetchSettings settings) {
        this.settings = settings;
    }

    /** The address without its surrounding spaces, its host in ASCII; {@link SubmissionRefused} if it cannot be an article's. */
    String check(String typed) {
        String text = withAsciiHost(typed.strip());
        URI url = parse(text);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!settings.allows(url) && (isLocalName(host) || isPrivateLiteral(host))) {
            throw SubmissionRefused.forbiddenUrl(host);
        }
        return text;
    }

    private static String withAsciiHost(String text) {
        Matcher parts = HOST_IN_ANY_SCRIPT.matcher(text);
        if (!parts.matches() || parts.group(2).chars().allMatch(c -> c < 128)) {
            return text;
        }
        try {
            return parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3);
        } catch (IllegalArgumentException unwritable) {
            return text; // no host is found in it then
        }
    }

    private static URI parse(String text) {
        if (text.isEmpty()) {
            throw SubmissionRefused.invalidUrl("An address is needed");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw SubmissionRefused.invalidUrl("The address has half of a character"); // a lone surrogate
        }
        if (text.length() > MAX_LENGTH) {
            throw SubmissionRefused.invalidUrl("The address is longer than " + MAX_LENGTH + " characters");
        }
        try {
            URI url = new URI(new URI(text).toASCIIString());
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw SubmissionRefused.invalidUrl("The address must begin with http:// or https://");
            }
            if (url.getHost() == null || url.getUserInfo() != null || url.getPort() == 0 || url.getPort() > 65_535) {
                throw SubmissionRefused.invalidUrl("The address has no usable host");
            }
            return url;
        } catch (URISyntaxException malformed) {
            throw SubmissionRefused.invalidUrl("The address is not well-formed");
        }
    }

    private static boolean isLocalName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal");
    }

    private static boolean isPrivateLiteral(String host) {
        boolean numeric = NUMERIC_HOST.matcher(host).matches();
        if (!numeric && !host.startsWith("[")) {
            return false;
        }
        if (numeric && AMBIGUOUS.matcher(host).matches()) {
            return true;
        }
        try {
            return AddressRange.isPrivate(InetAddress.getByName(host));
        } catch (UnknownHostException notCanonical) {
            return true; // a number that Java does not read but another resolver may
        }
    }
}
