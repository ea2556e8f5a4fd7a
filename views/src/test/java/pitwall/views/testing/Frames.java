package pitwall.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.Gap;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.testing.FleetFixtures;

/// Frames as a client would publish them.
public final class Frames {
    /// Server time of everything here.
    public static final Instant NOW = FleetFixtures.NOW;

    private Frames() {}

    public static SessionInfo operator() {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "a.huber",
                Role.OPERATOR,
                Role.OPERATOR.capabilities(),
                new Scope(Set.of("munich", "berlin"), Set.of()),
                FreshnessPolicy.DEFAULT);
    }

    /// Signed in, and may not even read.
    public static SessionInfo nobody() {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "a.guest",
                Role.VIEWER,
                Set.of(),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }

    public static SessionInfo simulated() {
        return new SessionInfo(
                "http://127.0.0.1:41237",
                "sample",
                true,
                "sample",
                Role.ADMIN,
                Role.ADMIN.capabilities(),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }

    /// A frame of 40 cars with a measured clock while there is a connection, an estimated one otherwise.
    public static FleetFrame of(Freshness freshness, SessionInfo session) {
        return of(freshness, session, FleetSnapshot.of(FleetFixtures.cars(40, 7)));
    }

    public static FleetFrame of(Freshness freshness, SessionInfo session, FleetSnapshot snapshot) {
        boolean connected = freshness.allowsCommands();
        return new FleetFrame(
                "epoch-1",
                8_120_331,
                snapshot,
                FleetChanges.WHOLE,
                List.of(),
                freshness,
                session,
                dataFrom(freshness),
                Duration.ZERO,
                !connected,
                new LinkStatus(
                        Duration.ofMillis(14),
                        connected ? 42.4 : 0,
                        connected ? 61_300 : 0,
                        IntStream.range(0, 300)
                                .mapToObj(i -> i > 200 && i < 230 ? -1 : 200 + i % 37 * 9)
                                .toList(),
                        3,
                        null));
    }

    /// The same frame on a connection that missed something.
    public static FleetFrame missing(Gap gap, FleetFrame frame) {
        LinkStatus link = frame.link();
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                new LinkStatus(
                        link.roundTrip(),
                        link.messagesPerSecond(),
                        link.bytesPerSecond(),
                        link.lagHistory(),
                        link.connections(),
                        gap));
    }

    public static Freshness live() {
        return new Freshness.Live(Duration.ofMillis(300));
    }

    public static Freshness lagging() {
        return new Freshness.Late(Duration.ofMillis(4_200), Freshness.Cause.SLOW_NETWORK);
    }

    /// Lost `ago` before now; the third attempt comes in four seconds.
    public static Freshness reconnecting(Duration ago) {
        return new Freshness.Reconnecting(3, NOW.plusSeconds(4), NOW.minus(ago), NOW.minus(ago));
    }

    public static Freshness offline() {
        return new Freshness.Offline(
                NOW.minus(Duration.ofMinutes(47)), 9, NOW.plusSeconds(20), Freshness.Trouble.UNREACHABLE);
    }

    public static Freshness replay() {
        return new Freshness.Replay(NOW.minus(Duration.ofMinutes(20)));
    }

    private static Instant dataFrom(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Offline(Instant from, var attempt, var next, var trouble) -> from == null ? NOW : from;
            case Freshness.Live ignored -> NOW;
            case Freshness.Late ignored -> NOW;
            case Freshness.Reconnecting ignored -> NOW;
            case Freshness.Resyncing ignored -> NOW;
            case Freshness.Replay ignored -> NOW;
        };
    }
}
