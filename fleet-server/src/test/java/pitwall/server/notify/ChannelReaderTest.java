package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.notify.ChannelKind;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelSecrets;

class ChannelReaderTest {
    private static final ChannelSecrets NONE = new ChannelSecrets(null, null);

    private static ChannelBody webhook(String url) {
        return new ChannelBody("hook", ChannelKind.WEBHOOK, url, null, null, null, null, null, null, null, null, null);
    }

    private static ChannelBody email(@Nullable String subject, String... recipients) {
        return new ChannelBody(
                "noc", ChannelKind.EMAIL, null, null, List.of(recipients), null, null, null, subject, null, null, null);
    }

    private static Optional<Channel> read(ChannelBody body, ChannelSecrets secrets) {
        return new ChannelReader(new AddressGuard(List.of("10.1.0.0/16", "alerts.lan"))).read(body, secrets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "//hooks.example.org/x",
                "ftp://hooks.example.org/x",
                "file:///etc/passwd",
                "gopher://hooks.example.org/",
                "jar:https://hooks.example.org/x",
                "http://hooks.example.org/x",
                "https://user@hooks.example.org/x",
                "https://user:pass@hooks.example.org/x",
                "https://hooks.example.org/x?token=1",
                "https://hooks.example.org/x#y",
                "https://hooks.example.org:0/",
                "https://hooks.example.org:99999/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.2.0.1/",
                "https://1.1.1.1/",
                "https://hooks.example.org\\@127.0.0.1/",
                "https://hooks.example.org /x",
                "https://hooks.example.org/\r\nX: y",
                "https://%31%32%37.0.0.1/",
                "https://ⓛocalhost/",
                "https:///x",
                "https://",
                "http://10.2.0.1/",
                "http://localhost/",
                "javascript:alert(1)"
            })
    void anAddressThatIsNotPlainIsRefused(String url) {
        assertThat(read(webhook(url), NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.org/x",
                "https://hooks.example.org:8443/a/b",
                "https://xn--bcher-kva.example/",
                "https://10.1.2.3/x",
                "http://10.1.2.3:8080/x",
                "http://alerts.lan/x"
            })
    void aPlainAddressAndWhatWasAllowedAreTaken(String url) {
        assertThat(read(webhook(url), NONE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "webhook-id",
                "Webhook-Signature",
                "Idempotency-Key",
                "Proxy-Authorization",
                "X Y",
                "X:Y",
                ""
            })
    void headersThatTheSenderSaysItselfAreRefused(String name) {
        assertThat(read(webhook("https://a.example/"), new ChannelSecrets(null, Map.of(name, "x"))))
                .isEmpty();
    }

    @Test
    void aHeaderCannotBecomeTwo() {
        assertThat(read(webhook("https://a.example/"), new ChannelSecrets(null, Map.of("X-Key", "a\r\nHost: b"))))
                .isEmpty();
        assertThat(read(webhook("https://a.example/"), new ChannelSecrets(null, Map.of("Authorization", "Bearer a"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noc",
                "noc@",
                "@example.org",
                "noc@example.org, other@example.org",
                "noc@example.org\r\nBcc: x@example.org",
                "Noc <noc@example.org>",
                "noc@exa mple.org",
                "\"a b\"@example.org",
                "noc..x@example.org",
                ""
            })
    void aRecipientThatIsNoPlainAddressIsRefused(String recipient) {
        assertThat(read(email(null, recipient), NONE)).isEmpty();
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(read(email("[{level}] {text}", "noc@example.org"), NONE)).isPresent();
        assertThat(read(email("a\r\nBcc: x@example.org", "noc@example.org"), NONE))
                .isEmpty();
        assertThat(read(email("{nobody}", "noc@example.org"), NONE)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ChannelReader reader = new ChannelReader(new AddressGuard(List.of()));
        ChannelBody body = new ChannelBody(
                "Hook!",
                ChannelKind.WEBHOOK,
                "http://x.example",
                "GET",
                null,
                List.of("car_exploded"),
                null,
                null,
                null,
                "[]",
                null,
                null);

        assertThat(reader.read(body, new ChannelSecrets("short", null))).isEmpty();
        assertThat(reader.wrongs())
                .extracting(ChannelWrong::field)
                .containsExactly("name", "events", "url", "method", "secrets.signing", "template");
    }
}
