package pitwall.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.ServerFrame;

/// Our side of a connection: counts what is said, and measures the server's clock by the answers. Owned by the
/// `pitwall-fleet` thread.
final class Conversation {
    private final EventSource source;
    private final SteadyClock clock;
    private final ServerClock serverClock = new ServerClock();
    private final Map<Long, Instant> pings = new HashMap<>();
    private @Nullable Instant greetedAt;
    private boolean welcome;
    private long sent;
    private long pingToken;

    Conversation(EventSource source, SteadyClock clock) {
        this.source = source;
        this.clock = clock;
    }

    /// Begins a new connection with the first message of it.
    void greet(ClientFrame.Hello hello) {
        pings.clear();
        serverClock.forget();
        welcome = false;
        sent = 0;
        greetedAt = clock.wall();
        say(hello);
    }

    void say(ClientFrame frame) {
        sent++;
        source.send(new Envelope<>(sent, clock.wall(), null, frame));
    }

    /// Asks for a sign of life, once the server speaks to us at all.
    void ping() {
        if (welcome) {
            pingToken++;
            pings.put(pingToken, clock.wall());
            say(new ClientFrame.Ping(pingToken));
        }
    }

    /// The server answered the hello.
    void welcomed(ServerFrame.Welcome answer, Instant arrivedAt) {
        welcome = true;
        if (greetedAt != null) {
            serverClock.answered(greetedAt, answer.serverTime(), arrivedAt);
        }
    }

    void answered(ServerFrame.Pong pong, Instant arrivedAt) {
        Instant asked = pings.remove(pong.token());
        if (asked != null) {
            serverClock.answered(asked, pong.serverTime(), arrivedAt);
        }
    }

    /// The local clock jumped: what was asked before it cannot be measured with it.
    void clockJumped() {
        pings.clear();
        greetedAt = null;
        serverClock.forget();
    }

    /// True once the server has answered the hello of this connection.
    boolean isWelcome() {
        return welcome;
    }

    ServerClock serverClock() {
        return serverClock;
    }
}
