package pitwall.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.server.access.Principal;
import pitwall.server.live.CarChange;
import pitwall.server.logs.PlaceText;
import pitwall.testing.FleetFixtures;

class TailTest {
    private static final PlaceText PLACES = new PlaceText(Set.of("lat", "lon"));
    private static final QueryContext NOW = new QueryContext(Instant.EPOCH, FreshnessPolicy.DEFAULT);

    private final Car car = FleetFixtures.cars(1, 1).getFirst();
    private long id = 100;

    private static Principal person(Role role, Scope scope) {
        return new Principal("lena", role, scope, "family", 1, null, null);
    }

    private static ClientFrame.FollowLogs wish(
            @Nullable String query, @Nullable LogLevel least, @Nullable String text, @Nullable String regex) {
        return new ClientFrame.FollowLogs("t", query, least, text, regex, null, null);
    }

    private static Tail tail(ClientFrame.FollowLogs wish) {
        if (Tail.read(wish, PLACES, 100) instanceof Tail.Reading.Good(Tail tail)) {
            return tail;
        }
        throw new AssertionError("refused: " + wish);
    }

    private LogLine line(LogLevel level, String message) {
        return new LogLine(
                ++id,
                car.id(),
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                id,
                level,
                "test",
                message,
                Map.of("lat", "48.137154"));
    }

    private void feed(Tail tail, Principal reader, List<LogLine> lines) {
        tail.look(new CarChange(car.id(), car, Set.of(), lines), reader, NOW);
        tail.looked(lines.getFirst().id(), lines.getLast().id());
    }

    @Test
    void whatIsShownAndWhatIsNotAddsUpWhateverTheRoomIs() {
        SplittableRandom random = new SplittableRandom(11);
        Principal reader = person(Role.ADMIN, Scope.ALL);
        Tail tail = tail(wish(null, LogLevel.WARN, null, null));
        long wanted = 0;
        long matched = 0;
        long from = tail.begun().to();
        for (int round = 0; round < 60; round++) {
            List<LogLine> lines = new ArrayList<>();
            for (int n = random.nextInt(1, 60); n > 0; n--) {
                lines.add(line(LogLevel.values()[random.nextInt(4)], "x"));
            }
            List<LogLine> expected = lines.stream()
                    .filter(line -> line.level().compareTo(LogLevel.WARN) <= 0)
                    .toList();
            wanted += expected.size();
            feed(tail, reader, lines);
            if (random.nextBoolean()) {
                int room = random.nextInt(20);
                ServerFrame.LogTail piece = tail.take(room);

                assertThat(piece.from()).isEqualTo(from);
                assertThat(piece.to()).isEqualTo(id);
                assertThat(piece.lines())
                        .hasSize(Math.min(room, piece.matched()))
                        .isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
                from = piece.to();
                matched += piece.matched();
            }
        }
        ServerFrame.LogTail rest = tail.take(1_000);

        assertThat(matched + rest.matched()).isEqualTo(wanted);
        assertThat(tail.take(1_000).matched()).isZero();
    }

    @Test
    void whereThereIsNoRoomErrorsComeBeforeNewerLines() {
        Principal reader = person(Role.ADMIN, Scope.ALL);
        Tail tail = tail(wish(null, null, null, null));
        List<LogLine> lines = new ArrayList<>(List.of(line(LogLevel.ERROR, "the cause")));
        for (int i = 0; i < 13; i++) {
            lines.add(line(LogLevel.INFO, "line " + i));
        }
        feed(tail, reader, lines);

        ServerFrame.LogTail piece = tail.take(2);

        assertThat(piece.matched()).isEqualTo(14);
        assertThat(piece.lines()).extracting(LogLine::message).containsExactly("the cause", "line 12");
    }

    @Test
    void whatWasNeverLookedAtIsOnePieceThatIsMissing() {
        Principal reader = person(Role.ADMIN, Scope.ALL);
        Tail tail = tail(wish(null, null, null, null));
        feed(tail, reader, List.of(line(LogLevel.INFO, "told")));
        ServerFrame.LogTail told = tail.take(10);
        feed(tail, reader, List.of(line(LogLevel.INFO, "waits")));

        tail.lose();
        assertThat(tail.hasNews()).isFalse();
        line(LogLevel.INFO, "never seen");
        feed(tail, reader, List.of(line(LogLevel.INFO, "after")));

        ServerFrame.LogTail after = tail.take(10);
        assertThat(told.to()).isEqualTo(101);
        assertThat(after.from()).isEqualTo(103);
        assertThat(after.lines()).extracting(LogLine::message).containsExactly("after");
        assertThat(after.matched()).isEqualTo(1);
    }

    @Test
    void nobodyFollowsWhatTheyMayNotSee() {
        Tail tail = tail(wish(null, null, null, null));
        feed(tail, person(Role.OPERATOR, new Scope(Set.of("nowhere"), Set.of())), List.of(line(LogLevel.INFO, "x")));
        assertThat(tail.take(10).matched()).isZero();

        feed(tail, person(Role.VIEWER, Scope.ALL), List.of(line(LogLevel.INFO, "at 48.137154, 11.576124")));
        LogLine seen = tail.take(10).lines().getFirst();
        assertThat(seen.message()).isEqualTo("at 48.14, 11.58");
        assertThat(seen.fields()).isEqualTo(Map.of("lat", "48.14"));
    }

    @Test
    void whatMeansNothingIsNoTail() {
        assertThat(Tail.read(wish("battery:<x", null, null, null), PLACES, 0))
                .isEqualTo(new Tail.Reading.Bad("BAD_QUERY"));
        assertThat(Tail.read(wish(null, null, null, "("), PLACES, 0)).isEqualTo(new Tail.Reading.Bad("BAD_REGEX"));
        assertThat(Tail.read(wish(null, null, "", null), PLACES, 0)).isEqualTo(new Tail.Reading.Bad("BAD_VALUE"));
    }
}
