package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens.Access;
import pitwall.client.Freshness.Trouble;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.GoingAway;
import pitwall.protocol.Protocol;
import pitwall.testing.FaultProxy;
import pitwall.testing.FleetFixtures;

/// Over real sockets, because what Tyrus does at the edges cannot be read from its interface.
final class LiveSourceTest {
    private final StreamPeer peer = new StreamPeer(Set.of("Bearer good"));
    private final List<LinkEvent> events = new CopyOnWriteArrayList<>();
    private final LiveSource source = source(peer.uri(), new Access.Granted("good"), new Access.SignInNeeded());

    @AfterEach
    void close() {
        source.close();
        peer.close();
    }

    @Test
    void theTokenTravelsInTheHeaderOfTheUpgradeAndTextBothWays() {
        open();
        source.send(new Envelope<>(1, FleetFixtures.NOW, null, new ClientFrame.Ping(7)));
        await().until(() -> peer.received().size() == 1);
        peer.send("{\"ünicode\":\"✓\"}");
        await().until(() -> events.size() == 2);

        assertThat(peer.offered()).containsExactly("Bearer good");
        assertThat(peer.protocols()).containsExactly(Protocol.SUBPROTOCOL);
        assertThat(peer.received().getFirst()).contains("\"type\":\"ping\"", "\"token\":7");
        assertThat(((LinkEvent.Arrived) events.get(1)).text()).isEqualTo("{\"ünicode\":\"✓\"}");
    }

    @Test
    void theLargestFrameOfTheProtocolArrivesAndALargerOneEndsTheConnection() {
        open();
        String largest = "x".repeat(Protocol.MAX_SERVER_FRAME);
        peer.send(largest);
        await().until(() -> events.size() == 2);
        assertThat(((LinkEvent.Arrived) events.get(1)).text()).hasSize(Protocol.MAX_SERVER_FRAME);

        peer.send("x".repeat(Protocol.MAX_SERVER_FRAME + 1000));
        await().until(() -> events.size() == 3);
        assertThat(events.get(2)).isEqualTo(new LinkEvent.Ended(1, Trouble.NONE));
    }

    @Test
    void theCloseCodeSaysWhatToDoNext() {
        open();
        peer.close(Protocol.CLOSE_VERSION);
        await().until(() -> events.size() == 2);
        assertThat(events.get(1)).isEqualTo(new LinkEvent.Ended(1, Trouble.INCOMPATIBLE));
    }

    @Test
    void aServerThatStopsSaysWhenToComeBack() {
        open();
        peer.close(Protocol.CLOSE_GOING_AWAY, new GoingAway(Duration.ofMillis(2_500)).words());
        await().until(() -> events.size() == 2);
        assertThat(events.get(1)).isEqualTo(new LinkEvent.Ended(1, Trouble.NONE, Duration.ofMillis(2_500)));
    }

    @Test
    void aResetConnectionEndsOnce() {
        try (FaultProxy proxy = FaultProxy.before(peer.port(), 1)) {
            LiveSource distant = source(
                    URI.create("http://127.0.0.1:" + proxy.port()),
                    new Access.Granted("good"),
                    new Access.SignInNeeded());
            distant.open(1, events::add);
            await().until(() -> events.contains(new LinkEvent.Opened(1)));

            proxy.resetConnections();

            await().until(() -> events.size() == 2);
            assertThat(events.get(1)).isEqualTo(new LinkEvent.Ended(1, Trouble.NONE));
            distant.close();
        }
    }

    @Test
    void aRefusedTokenIsReplacedWithinTheSameAttempt() {
        LiveSource stale = source(peer.uri(), new Access.Granted("old"), new Access.Granted("good"));
        stale.open(1, events::add);
        await().until(() -> !events.isEmpty());

        assertThat(events).containsExactly(new LinkEvent.Opened(1));
        assertThat(peer.offered()).containsExactly("Bearer old", "Bearer good");
        stale.close();
    }

    @Test
    void withoutAnyGoodTokenAPersonMustAct() {
        assertThat(failure(source(peer.uri(), new Access.Granted("old"), new Access.Granted("older"))))
                .isEqualTo(Trouble.SIGN_IN_NEEDED);
        assertThat(failure(source(peer.uri(), new Access.Granted("old"), new Access.SignInNeeded())))
                .isEqualTo(Trouble.SIGN_IN_NEEDED);
        assertThat(failure(source(peer.uri(), new Access.Unreachable(), new Access.SignInNeeded())))
                .isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void noServerIsUnreachableAndAPlainOneIsNotTrusted() {
        URI wrongScheme = URI.create("https://127.0.0.1:" + peer.port());
        assertThat(failure(source(wrongScheme, new Access.Granted("good"), new Access.SignInNeeded())))
                .isIn(Trouble.UNTRUSTED, Trouble.UNREACHABLE);

        URI nobody = URI.create("http://127.0.0.1:1");
        assertThat(failure(source(nobody, new Access.Granted("good"), new Access.SignInNeeded())))
                .isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void aClosedConnectionSaysNothingMore() {
        open();
        source.close();
        await().until(() -> peer.closes().size() == 1);

        assertThat(peer.closes()).containsExactly(1000);
        assertThat(events).containsExactly(new LinkEvent.Opened(1));
    }

    @Test
    void connectionsThatWereGivenUpLeaveNoThreadsBehind() {
        try (FaultProxy proxy = FaultProxy.before(peer.port(), 1)) {
            LiveSource distant = source(
                    URI.create("http://127.0.0.1:" + proxy.port()),
                    new Access.Granted("good"),
                    new Access.SignInNeeded());
            for (int i = 1; i <= 10; i++) {
                int connection = i;
                distant.open(connection, events::add);
                await().until(() -> events.contains(new LinkEvent.Opened(connection)));
                proxy.halfOpen();
                distant.close();
                proxy.heal();
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> linkThreads() <= 6);
        }
    }

    private static long linkThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pitwall-link"))
                .count();
    }

    private void open() {
        source.open(1, events::add);
        await().until(() -> peer.isOpen() && !events.isEmpty());
        assertThat(events).containsExactly(new LinkEvent.Opened(1));
    }

    private static Trouble failure(LiveSource source) {
        List<LinkEvent> events = new CopyOnWriteArrayList<>();
        source.open(1, events::add);
        await().atMost(Duration.ofSeconds(15)).until(() -> !events.isEmpty());
        source.close();
        return ((LinkEvent.Ended) events.getFirst()).trouble();
    }

    private static LiveSource source(URI server, Access first, Access second) {
        AccessTokens tokens = new AccessTokens() {
            @Override
            public Access current() {
                return first;
            }

            @Override
            public Access renewed(String refused) {
                return second;
            }
        };
        try {
            return new LiveSource(server, tokens, OsTrust.with(Optional.empty()), InstantSource.system());
        } catch (java.security.GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
