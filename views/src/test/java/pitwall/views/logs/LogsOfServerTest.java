package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.client.LogWish.Origin;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.testing.Frames;

/// The server's own log beside those of cars.
class LogsOfServerTest extends LogsStory {
    private final LogLine said;

    LogsOfServerTest() {
        server.write("car-1", 30);
        for (int i = 0; i < 4; i++) {
            server.say(LogLevel.INFO, "stream.ConsoleHub", "a console came", Map.of());
        }
        said = server.say(LogLevel.ERROR, "http.Pipeline", "GET /x failed", Map.of("correlation", "c-7"));
    }

    private LogsViewModel opened() {
        fleet.accept(Frames.of(Frames.live(), Frames.simulated()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();
        return model;
    }

    private static List<Boolean> areOfCars(LogsViewModel model) {
        return lines(model).stream().map(line -> line.car() != null).distinct().toList();
    }

    private static List<LogLine> lines(LogsViewModel model) {
        return IntStream.range(0, model.rows().list().size())
                .filter(row -> !model.rows().list().isSeam(row))
                .mapToObj(row -> model.rows().store().line(model.rows().list().number(row)))
                .toList();
    }

    @Test
    void whoTurnsToTheServerReadsItsLinesAloneAndBackThoseOfCars() {
        LogsViewModel model = opened();
        assertThat(areOfCars(model)).containsExactly(true);
        model.trips().toLine(server.lines.get(11));
        model.pins().toggle(server.lines.get(11));
        model.question().textProperty().set("car:car-1 source:power level:info+");

        model.question().turn();
        assertThat(model.question().textProperty().get()).isEqualTo("level:info+ origin:server");
        assertThat(model.rows().list().lines()).isEqualTo(5);
        assertThat(areOfCars(model)).containsExactly(false);
        assertThat(model.pins().size()).as("those were of a car").isZero();
        assertThat(model.line()).isEmpty();

        model.question().textProperty().set("origin:server level:error");
        assertThat(lines(model)).containsExactly(said);
        model.question().turn();
        assertThat(model.question().textProperty().get()).isEqualTo("level:error");
        assertThat(areOfCars(model)).containsExactly(true);
    }

    @Test
    void newLinesOfTheServerJoinWhileSomebodyFollows() {
        LogsViewModel model = opened();
        model.question().choose(Origin.SERVER);
        server.say(LogLevel.WARN, "link.CarLink", "late", Map.of());
        server.tell(1);

        assertThat(model.rows().list().lines()).isEqualTo(6);
        assertThat(server.followers)
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.wish().isOfServer()).isTrue());
        assertThat(kept)
                .as("the server's lines stay with the server")
                .allSatisfy(line -> assertThat(line.car()).isNotNull());
    }

    @Test
    void aroundALineOfTheServerIsWhatTheServerWrote() {
        LogsViewModel model = opened();
        model.question().textProperty().set("origin:server level:error");
        model.trips().toLine(said);
        model.trips().around(said);

        assertThat(model.contextProperty().get()).isPresent();
        assertThat(model.rows().list().lines()).isEqualTo(5);
        assertThat(areOfCars(model)).containsExactly(false);
        assertThat(model.leaveContext()).isTrue();
        assertThat(lines(model)).containsExactly(said);
    }

    @Test
    void whoSeesAPartOfTheFleetIsToldThatItIsNotForThem() {
        LogsViewModel model = open();
        model.question().choose(Origin.SERVER);

        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.NotAllowed(Origin.SERVER));
        assertThat(model.rows().list().lines()).isZero();
        assertThat(server.asked).noneMatch(wish -> wish.isOfServer());
        model.question().turn();
        assertThat(model.rows().list().lines()).isEqualTo(30);
    }

    @Test
    void withoutAConnectionNothingOfTheServerIsThereAndItIsReadOnceThereIsOne() {
        cached = server.lines.subList(0, 30);
        fleet.accept(Frames.of(Frames.offline(), Frames.simulated()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();
        assertThat(model.rows().list().lines()).isEqualTo(30);

        model.question().choose(Origin.SERVER);
        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.NotCached(Origin.SERVER));
        assertThat(model.rows().list().lines()).isZero();
        model.question().textProperty().set("origin:server level:error");
        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.NotCached(Origin.SERVER));

        fleet.accept(Frames.of(Frames.live(), Frames.simulated()));
        assertThat(lines(model)).containsExactly(said);
        fleet.accept(Frames.of(Frames.offline(), Frames.simulated()));
        assertThat(lines(model)).as("what was loaded stays").containsExactly(said);
        model.question().turn();
        assertThat(model.loading().isCached()).isTrue();
        assertThat(areOfCars(model)).containsExactly(true);
    }

    @Test
    void inThePastNothingOfTheServerIsAskedForOrShown() {
        cached = server.lines.subList(0, 30);
        LogsViewModel model = opened();
        model.question().choose(Origin.SERVER);
        fleet.accept(Frames.of(new Freshness.Replay(server.lines.get(9).at()), Frames.simulated()));
        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.NotCached(Origin.SERVER));
        assertThat(model.rows().list().lines()).isZero();

        model.question().turn();
        assertThat(areOfCars(model)).containsExactly(true);
        assertThat(model.rows().list().lines()).isEqualTo(10);
    }

    @Test
    void emptyIsToldOfTheServer() {
        server.lines.removeIf(line -> line.car() == null);
        LogsViewModel model = opened();
        model.question().choose(Origin.SERVER);

        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.Empty(Origin.SERVER));
    }
}
