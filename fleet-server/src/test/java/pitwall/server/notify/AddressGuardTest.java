package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final AddressGuard STRICT = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.251",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void whatIsNotThePublicInternetIsRefused(String address) {
        assertThat(STRICT.lets("example.org", InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "100.63.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "223.255.255.1",
                "2606:4700::1111",
                "2a00:1450::5",
                "64:ff9b::101:101"
            })
    void thePublicInternetIsReached(String address) {
        assertThat(STRICT.lets("example.org", InetAddress.ofLiteral(address))).isTrue();
    }

    /// A JDK turns such addresses into IPv4 ones itself; nobody promises that.
    @Test
    void anAddressThatOnlyLooksLikeSixIsJudgedByWhatItIs() throws UnknownHostException {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");

        assertThat(STRICT.lets("example.org", InetAddress.getByAddress(mapped))).isFalse();
    }

    @Test
    void whatWasAllowedAtTheStartIsReached() {
        AddressGuard guard = new AddressGuard(List.of("10.1.0.0/16", "fd00::/8", "alerts.lan"));

        assertThat(guard.lets("x", InetAddress.ofLiteral("10.1.9.9"))).isTrue();
        assertThat(guard.lets("x", InetAddress.ofLiteral("10.2.0.1"))).isFalse();
        assertThat(guard.lets("x", InetAddress.ofLiteral("fd12::1"))).isTrue();
        assertThat(guard.lets("Alerts.LAN", InetAddress.ofLiteral("192.168.7.7")))
                .isTrue();
        assertThat(guard.lets("other.lan", InetAddress.ofLiteral("192.168.7.7")))
                .isFalse();
        assertThat(guard.isAllowed("alerts.lan")).isTrue();
        assertThat(guard.isAllowed("[fd00::7]")).isTrue();
        assertThat(guard.isAllowed("10.9.0.1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "", "a b", "http://x", "1.2.3.4/x", "-x"})
    void anAllowanceThatMeansNothingIsAMistake(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressGuard(List.of(text)));
    }
}
