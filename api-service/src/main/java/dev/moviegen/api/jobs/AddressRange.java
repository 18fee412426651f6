package dev.moviegen.api.jobs;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses belong to nobody on the public internet (RFC 6890 and its IPv6 kin). */
final class AddressRange {

    private AddressRange() {}

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isSpecialV4(address.getAddress())
                        : isSpecialV6(address.getAddress()));
    }

    /** "This" network, carrier-grade NAT, protocol assignments, examples, benchmarks, and everything from 240 up. */
    private static boolean isSpecialV4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
    }

    /** Unique local addresses, examples, and every form that carries an IPv4 address inside (compatible, NAT64, 6to4). */
    private static boolean isSpecialV6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean isExample = first == 0x2001 && second == 0x0db8;
        return isExample || (first & 0xfe00) == 0xfc00 || first == 0 || first == 0x0064 || first == 0x2002;
    }
}
