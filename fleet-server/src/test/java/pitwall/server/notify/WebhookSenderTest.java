package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pitwall.fleet.notify.NoticeKind;
import pitwall.server.kit.LocalReceiver;

/// What reaches a receiver and what does not, over real HTTP.
class WebhookSenderTest {
    private static final Pace PACE =
            new Pace(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), 10);
    private static final Letter LETTER =
            new Letter("msg_1", new Notice(NoticeKind.DEVICE_ONLINE, Instant.EPOCH, Map.of("object", "car-1")));

    private final LocalReceiver receiver = new LocalReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    private static Channel channel(String url) {
        Channel.Webhook webhook =
                new Channel.Webhook(URI.create(url), "POST", Map.of(), Optional.empty(), Optional.empty());
        return new Channel("hook", new Channel.Filter(Set.of(), Set.of(), Set.of()), webhook, true);
    }

    private static Attempt send(List<String> allowed, Dns dns, String url) throws InterruptedException {
        AddressGuard guard = new AddressGuard(allowed);
        return new WebhookSender(guard, dns, PACE, InstantSource.system()).send(channel(url), List.of(LETTER));
    }

    private String named(String host) {
        return receiver.url("/x").replace("127.0.0.1", host);
    }

    private static void assertThatItIsRefused(Attempt attempt) {
        assertThat(attempt)
                .isInstanceOfSatisfying(
                        Attempt.Failed.class,
                        failed -> assertThat(failed.why()).contains("not in the public internet"));
    }

    @Test
    void aPrivateAddressIsRefusedByDefault() throws InterruptedException {
        assertThatItIsRefused(send(List.of(), Dns.SYSTEM, receiver.url("/x")));
        assertThatItIsRefused(send(List.of(), Dns.SYSTEM, named("localhost")));
        assertThat(receiver.hooks()).isEmpty();
    }

    /// A name that leads to the public internet when it is checked and elsewhere when it is used.
    @Test
    void aNameThatTurnsToAPrivateAddressIsRefused() throws InterruptedException {
        Dns rebinding = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));

        assertThatItIsRefused(send(List.of(), rebinding, named("hooks.example.org")));
        assertThatItIsRefused(send(List.of("other.example.org"), rebinding, named("hooks.example.org")));
        assertThat(receiver.hooks()).isEmpty();
    }

    @Test
    void whatWasAllowedIsReachedAndMayAnswerWhatItLikes() throws InterruptedException {
        List<String> loopback = List.of("127.0.0.0/8");
        assertThat(send(loopback, Dns.SYSTEM, receiver.url("/x"))).isEqualTo(new Attempt.Delivered(204));
        receiver.answers(422);
        assertThat(send(loopback, Dns.SYSTEM, receiver.url("/x"))).isInstanceOf(Attempt.Refused.class);
        receiver.answers(503, Map.of("Retry-After", "7"));
        assertThat(send(loopback, Dns.SYSTEM, receiver.url("/x")))
                .isInstanceOfSatisfying(
                        Attempt.Failed.class,
                        failed -> assertThat(failed.rest()).contains(Duration.ofSeconds(7)));
        receiver.answers(503, Map.of("Retry-After", "whenever"));
        assertThat(send(loopback, Dns.SYSTEM, receiver.url("/x")))
                .isInstanceOfSatisfying(
                        Attempt.Failed.class,
                        failed -> assertThat(failed.rest()).isEmpty());
    }

    @Test
    void aRedirectIsNotFollowed() throws InterruptedException {
        receiver.answers(307, Map.of("Location", receiver.url("/inside")));

        Attempt attempt = send(List.of("127.0.0.1"), Dns.SYSTEM, receiver.url("/x"));

        assertThat(attempt).isInstanceOf(Attempt.Failed.class);
        assertThat(receiver.hooks()).extracting(LocalReceiver.Hook::path).containsExactly("/x");
    }

    @Test
    void somethingThatIsNoHttpsIsNotTrusted() throws InterruptedException {
        Attempt attempt =
                send(List.of("127.0.0.1"), Dns.SYSTEM, receiver.url("/x").replace("http:", "https:"));

        assertThat(attempt).isInstanceOf(Attempt.Failed.class);
        assertThat(receiver.hooks()).isEmpty();
    }
}
