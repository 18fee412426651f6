package dev.moviegen.api.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:50000, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:0DB8:0001:0002::ffff, 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::1], 2001:db8:1:2:0:0:0:0/64",
        "[2001:db8:1:2::1]:50000, 2001:db8:1:2:0:0:0:0/64",
        "64:ff9b::192.0.2.1, 192.0.2.1",
        "64:ff9b:1::192.0.2.1, 64:ff9b:1:0:0:0:0:0/64",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64",
        "fe80::2%3, fe80:0:0:0:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64",
        "a name, a name",
        "a:name, a:name",
        "beef:cafe, beef:cafe",
        "1:2:3, 1:2:3",
        ".::1, .::1",
        "'', ''",
        "'[', '['",
        "':', ':'"
    })
    void isAnIpv4AddressOrTheNetworkOfAnIpv6OneOrWhatItWas(String written, String counted) {
        assertThat(CallerAddress.of(written).text()).isEqualTo(counted);
    }

    @Test
    void countsNobodyWhereNothingIsKnown() {
        assertThat(CallerAddress.of("").isCounted()).isFalse();
        assertThat(CallerAddress.of("127.0.0.1").isCounted()).isTrue();
    }
}
