package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.protocol.CarFrame;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

/// Tails of logs over real sockets.
class LogTailTest {
    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ClientFrame.FollowLogs wish(
            String tail, @Nullable String query, @Nullable LogLevel least, @Nullable String text) {
        return new ClientFrame.FollowLogs(tail, query, least, text, null, null, null);
    }

    private static List<CarFrame.Line> lines(long from, long to, LogLevel level) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> new CarFrame.Line(n, Instant.EPOCH, level, "test", "line " + n, Map.of()))
                .toList();
    }

    @Test
    void aTailGoesOnWhereASearchEnds() {
        try (TestCar car = server.joinedCar("tail-1");
                TestCar other = server.joinedCar("tail-2");
                TestConsole console = TestConsole.watch(server.admin())) {
            car.awaitAck(car.log(lines(1, 5, LogLevel.INFO)));

            console.send(wish("t", "id:tail-1", LogLevel.WARN, "line"));
            ServerFrame.LogTail begun = console.take(ServerFrame.LogTail.class);
            assertThat(begun).isEqualTo(new ServerFrame.LogTail("t", begun.to(), begun.to(), 0, List.of(), null));
            assertThat(begun.to())
                    .isEqualTo(server.admin()
                            .get("/api/v1/logs?limit=1")
                            .data(LogPage.class)
                            .lines()
                            .getFirst()
                            .id());

            other.awaitAck(other.log(lines(1, 3, LogLevel.ERROR)));
            car.awaitAck(car.log(lines(6, 7, LogLevel.INFO)));
            car.awaitAck(car.log(lines(8, 9, LogLevel.ERROR)));
            List<LogLine> seen = new ArrayList<>();
            long to = begun.to();
            while (seen.size() < 2) {
                ServerFrame.LogTail piece = console.take(ServerFrame.LogTail.class);
                assertThat(piece.from()).isEqualTo(to);
                to = piece.to();
                seen.addAll(piece.lines());
            }
            assertThat(seen)
                    .isEqualTo(server.admin()
                            .get("/api/v1/logs?order=oldest&level=warn&car=tail-1")
                            .data(LogPage.class)
                            .lines());
        }
    }

    @Test
    void aFloodIsSampledAndTheCountsAddUp() {
        try (TestCar car = server.joinedCar("tail-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            console.send(wish("t", null, null, null));
            long to = console.take(ServerFrame.LogTail.class).to();
            for (int frame = 0; frame < 20; frame++) {
                car.log(lines(frame * 100 + 1, frame * 100 + 100, LogLevel.INFO));
            }

            long matched = 0;
            long shown = 0;
            while (matched < 2_000) {
                ServerFrame.LogTail piece = console.take(ServerFrame.LogTail.class);
                assertThat(piece.from()).isEqualTo(to);
                to = piece.to();
                matched += piece.matched();
                shown += piece.lines().size();
            }
            assertThat(matched).isEqualTo(2_000);
            assertThat(shown).isBetween(1L, 1_999L);
        }
    }

    @Test
    void fourTailsAtATimeAndWhatIsEndedIsSilent() {
        try (TestCar car = server.joinedCar("tail-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            for (int i = 1; i <= 4; i++) {
                console.send(wish("t" + i, null, null, null));
                assertThat(console.take(ServerFrame.LogTail.class).refusal()).isNull();
            }
            console.send(wish("t5", null, null, null));
            assertThat(console.take(ServerFrame.LogTail.class).refusal()).isEqualTo("TOO_MANY");
            console.send(new ClientFrame.FollowLogs("t4", null, null, null, "(a", null, null));
            assertThat(console.take(ServerFrame.LogTail.class).refusal()).isEqualTo("BAD_REGEX");

            for (int i = 1; i <= 3; i++) {
                console.send(new ClientFrame.UnfollowLogs("t" + i));
            }
            console.send(new ClientFrame.Ping(1));
            console.take(ServerFrame.Pong.class);
            car.awaitAck(car.log(lines(1, 1, LogLevel.INFO)));
            assertThat(console.take(ServerFrame.LogTail.class).tail()).isEqualTo("t4");
        }
    }
}
