package dev.moviegen.api.jobs;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Where a caller is, as limits count it. An IPv4 address is one; of IPv6 it is the first 64 bits, for who has one address of
 * such a network has all of them (https://www.rfc-editor.org/rfc/rfc7421).
 *
 * @param text an IPv4 address, or the network of an IPv6 one, or what cannot be read as either; empty: nobody is counted
 */
public record CallerAddress(String text) {

    public static final CallerAddress NONE = new CallerAddress("");

    private static final int NETWORK_BYTES = 8;
    private static final int ALL_BYTES = 16;

    /** An IPv4 address behind it is what a translator has made of it (https://www.rfc-editor.org/rfc/rfc6052). */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /** Some proxies add the port that a caller came from. */
    private static final Pattern WITH_PORT = Pattern.compile("^(?:\\[([^]]*)]|([0-9.]+))(?::[0-9]+)?$");

    private static final Pattern ZONE = Pattern.compile("%.*");

    /** Anything else could be a name, and somebody would be asked for it. */
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /** @param address as a server or a proxy before it writes it */
    public static CallerAddress of(String address) {
        String bare =
                ZONE.matcher(WITH_PORT.matcher(address).replaceFirst("$1$2")).replaceFirst("");
        if (!V6.matcher(bare).matches()) {
            return new CallerAddress(bare);
        }
        try {
            InetAddress read = InetAddress.getByName(bare);
            return new CallerAddress(read instanceof Inet4Address ? read.getHostAddress() : network(read));
        } catch (UnknownHostException notAnAddress) {
            return new CallerAddress(bare);
        }
    }

    private static String network(InetAddress address) throws UnknownHostException {
        byte[] all = address.getAddress();
        if (Arrays.equals(all, 0, TRANSLATED.length, TRANSLATED, 0, TRANSLATED.length)) {
            return InetAddress.getByAddress(Arrays.copyOfRange(all, TRANSLATED.length, ALL_BYTES))
                    .getHostAddress();
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(all, NETWORK_BYTES), ALL_BYTES);
        return InetAddress.getByAddress(network).getHostAddress() + "/64";
    }

    boolean isCounted() {
        return !text.isEmpty();
    }
}
