package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.LogLine;

class LogTailsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LogWish WISH = new LogWish(
            "region:munich",
            Set.of(new CarId("car-2"), new CarId("car-1")),
            LogLevel.WARN,
            null,
            null,
            Set.of("update"),
            "verify",
            null,
            Map.of("attempt", "2"));

    private final List<ClientFrame> said = new ArrayList<>();
    private final List<LogPiece> pieces = new ArrayList<>();
    private final Conversation talk = new Conversation(
            new EventSource() {
                @Override
                public void open(long connection, Consumer<LinkEvent> events) {}

                @Override
                public void send(Envelope<ClientFrame> message) {
                    said.add(message.frame());
                }

                @Override
                public void close() {}
            },
            new SteadyClock(NOON));
    private final LogTails tails = new LogTails(talk);

    private void welcome() {
        talk.greet(new ClientFrame.Hello("test", null, Set.of(), null));
        talk.welcomed(
                new ServerFrame.Welcome(
                        "s",
                        "e",
                        1,
                        1,
                        false,
                        NOON,
                        "TEST",
                        true,
                        "lena",
                        Role.OPERATOR,
                        Set.of(),
                        Scope.ALL,
                        Duration.ofSeconds(3),
                        FreshnessPolicy.DEFAULT,
                        null),
                NOON);
        said.clear();
        tails.welcomed();
    }

    private static ServerFrame.LogTail piece(long from, long to, int matched, LogLine... lines) {
        return new ServerFrame.LogTail("t", from, to, matched, List.of(lines), null);
    }

    private static LogLine line(long id) {
        return new LogLine(id, new CarId("car-1"), NOON, NOON, 1, id, LogLevel.WARN, "update", "verify", Map.of());
    }

    private static LogPiece told(
            long from, long to, int matched, boolean begins, @Nullable Long missedAfter, LogLine... lines) {
        return new LogPiece(from, to, List.of(lines), matched, begins, missedAfter, null);
    }

    @Test
    void aWishIsAskedForOnceSomebodyListensAndAnewOnEveryConnection() {
        tails.follow("t", WISH, pieces::add);
        assertThat(said).isEmpty();

        welcome();
        ClientFrame.FollowLogs asked = new ClientFrame.FollowLogs(
                "t",
                "region:munich id:car-1,car-2",
                LogLevel.WARN,
                "verify",
                null,
                Set.of("update"),
                Map.of("attempt", "2"));
        assertThat(said).containsExactly(asked);
        welcome();
        assertThat(said).containsExactly(asked);

        tails.unfollow("t");
        assertThat(said).endsWith(new ClientFrame.UnfollowLogs("t"));
        tails.arrived(piece(1, 2, 0));
        assertThat(pieces).isEmpty();
    }

    @Test
    void whatWasMissedBetweenPiecesAndConnectionsIsTold() {
        tails.follow("t", LogWish.EVERYTHING, pieces::add);
        welcome();
        tails.arrived(piece(10, 10, 0));
        tails.arrived(piece(10, 30, 14, line(12)));
        tails.arrived(piece(50, 60, 0));
        welcome();
        tails.arrived(piece(90, 90, 0));
        tails.arrived(piece(90, 91, 1, line(91)));

        assertThat(pieces)
                .containsExactly(
                        told(10, 10, 0, true, null),
                        told(10, 30, 14, false, null, line(12)),
                        told(50, 60, 0, false, 30L),
                        told(90, 90, 0, true, 60L),
                        told(90, 91, 1, false, null, line(91)));
        assertThat(pieces.get(1).isSampled()).isTrue();
        assertThat(pieces.getLast().isSampled()).isFalse();
    }

    @Test
    void aRefusalIsHandedOver() {
        tails.follow("t", LogWish.EVERYTHING, pieces::add);
        welcome();
        tails.arrived(new ServerFrame.LogTail("t", 0, 0, 0, List.of(), "TOO_MANY"));

        assertThat(pieces).extracting(LogPiece::refusal).containsExactly("TOO_MANY");
    }
}
