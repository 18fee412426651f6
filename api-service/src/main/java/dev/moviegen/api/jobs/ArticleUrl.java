package dev.moviegen.api.jobs;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
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

    private static final int MAX_LENGTH = 2048;

    private final FetchSettings settings;

    ArticleUrl(FetchSettings settings) {
        this.settings = settings;
    }

    /** The address without its surrounding spaces; {@link SubmissionRefused} if it cannot be an article's. */
    String check(String typed) {
        String text = typed.strip();
        URI url = parse(text);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!settings.allows(url) && (isLocalName(host) || isPrivateLiteral(host))) {
            throw SubmissionRefused.forbiddenUrl(host);
        }
        return text;
    }

    private static URI parse(String text) {
        if (text.isEmpty()) {
            throw SubmissionRefused.invalidUrl("An address is needed");
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
        try {
            return AddressRange.isPrivate(InetAddress.getByName(host));
        } catch (UnknownHostException notCanonical) {
            return true; // a number that Java does not read but another resolver may
        }
    }
}
