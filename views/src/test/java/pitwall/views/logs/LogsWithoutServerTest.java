package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;
import pitwall.views.cars.SampleFleet;
import pitwall.views.logs.lines.RowList;
import pitwall.views.testing.Frames;

/// What is shown where the server gives nothing: cached lines, the past, a refusal, nothing at all.
class LogsWithoutServerTest extends LogsStory {
    @Test
    void linesOfTheCacheAreNarrowedHere() {
        server.write("car-1", 200);
        cached = List.copyOf(server.lines);
        server.reachable = false;
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();

        assertThat(model.loading().cachedUntil()).contains(Frames.NOW.minusSeconds(60));
        assertThat(model.rows().list().lines()).isEqualTo(200);
        model.question().textProperty().set("level:error /sig/ source:update");
        assertThat(model.rows().list().lines()).isEqualTo(4);

        server.reachable = true;
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(model.rows().list().lines()).isEqualTo(4);
    }

    @Test
    void linesOfTheCacheOfOneCarShowItsGapsAndNoOthers() {
        List<Car> cars = new SampleFleet(1).cars(2);
        CarId one = cars.getFirst().id();
        CarId other = cars.getLast().id();
        server.write(one.value(), 30);
        server.write(other.value(), 30);
        server.lines.remove(44);
        server.lines.remove(11);
        cached = List.copyOf(server.lines);
        server.reachable = false;
        fleet.accept(SampleFleet.frame(cars, Frames.offline(), FleetChanges.WHOLE));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();
        assertThat(seams(model)).containsExactly(one, other);

        model.question().textProperty().set("car:" + one + " level:error");
        assertThat(model.rows().list().lines()).isEqualTo(1);
        assertThat(seams(model)).containsExactly(one);

        model.question().textProperty().set("car:" + other + " level:error");
        assertThat(seams(model)).containsExactly(other);
    }

    @Test
    void inThePastNoGapOfLaterIsShown() {
        List<Car> cars = new SampleFleet(1).cars(1);
        CarId one = cars.getFirst().id();
        server.write(one.value(), 30);
        server.lines.remove(11);
        cached = List.copyOf(server.lines);
        fleet.accept(SampleFleet.live(cars));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();
        model.question().textProperty().set("car:" + one);
        assertThat(seams(model)).containsExactly(one);

        fleet.accept(SampleFleet.frame(cars, replay(5), FleetChanges.WHOLE));
        assertThat(model.rows().list().lines()).isEqualTo(6);
        assertThat(seams(model)).isEmpty();

        fleet.accept(SampleFleet.frame(cars, replay(20), FleetChanges.WHOLE));
        assertThat(seams(model)).containsExactly(one);
    }

    /// The moment at which a line came.
    private Freshness replay(int line) {
        return new Freshness.Replay(server.lines.get(line).at());
    }

    /// The cars of the gaps that are shown, in order.
    private static List<CarId> seams(LogsViewModel model) {
        RowList list = model.rows().list();
        return IntStream.range(0, list.size())
                .filter(list::isSeam)
                .mapToObj(row -> model.rows().store().seam(list.number(row)).orElseThrow())
                .map(seam -> new CarId(seam.speaker()))
                .toList();
    }

    @Test
    void readerOfTheCacheIsStillAtHisLineWhenTheServerIsBack() {
        server.write("car-1", 5_000);
        cached = List.copyOf(server.lines);
        server.reachable = false;
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();
        LogLine read = server.lines.get(1_999);
        model.trips().toLine(read);

        server.reachable = true;
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));

        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(model.line()).contains(read);
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void pastShowsTheLinesUpToItsMoment() {
        server.write("car-1", 300);
        cached = List.copyOf(server.lines);
        LogsViewModel model = open();
        Instant moment = server.lines.get(99).at();

        fleet.accept(Frames.of(new Freshness.Replay(moment), Frames.operator()));
        assertThat(model.rows().list().lines()).isEqualTo(100);
        fleet.accept(Frames.of(new Freshness.Replay(moment.plusSeconds(5)), Frames.operator()));
        assertThat(model.rows().list().lines()).isEqualTo(105);
        model.question().textProperty().set("level:error");
        assertThat(model.rows().list().lines()).isEqualTo(4);
        model.question().textProperty().set("");
        fleet.accept(Frames.of(new Freshness.Replay(moment.minusSeconds(50)), Frames.operator()));
        assertThat(model.rows().list().lines()).isEqualTo(50);

        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(model.rows().list().lines()).isEqualTo(300);
    }

    @Test
    void nothingCachedIsSaid() {
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();

        assertThat(model.outcome().stateProperty().get()).isInstanceOf(LogsState.NotCached.class);
    }

    @Test
    void refusalIsToldWithItsNumberAndWhatWasThereStays() {
        server.write("car-1", 50);
        LogsViewModel model = open();
        server.refusal = new Answer.Refused<>(503, "BUSY", "Too many are searching.", "c-4711");

        model.reload();

        assertThat(model.outcome().troubleProperty().get()).get().satisfies(trouble -> {
            assertThat(trouble.detail()).isEqualTo("Too many are searching.");
            assertThat(trouble.correlation()).contains("c-4711");
        });
        assertThat(model.rows().list().lines()).isEqualTo(50);
        server.refusal = null;
        model.reload();
        assertThat(model.outcome().troubleProperty().get()).isEmpty();
    }

    @Test
    void whoMayNotReadIsTold() {
        fleet.accept(Frames.of(Frames.live(), Frames.nobody()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var unused = model.shown();

        assertThat(model.outcome().stateProperty().get()).isInstanceOf(LogsState.NotAllowed.class);
    }

    @Test
    void emptyAndFilteredOutAreToldApart() {
        LogsViewModel model = open();
        assertThat(model.outcome().stateProperty().get()).isInstanceOf(LogsState.Empty.class);

        model.question().textProperty().set("nothing");
        assertThat(model.outcome().stateProperty().get()).isEqualTo(new LogsState.FilteredOut("nothing"));
    }

    @Test
    void nothingIsLeftForTheNextPerson() {
        server.write("car-1", 30);
        LogsViewModel model = open();
        model.pins().toggle(server.lines.getFirst());
        server.lines.clear();

        fleet.accept(Frames.of(Frames.live(), Frames.simulated()));

        assertThat(model.rows().list().lines()).isZero();
        assertThat(model.pins().size()).isZero();
        assertThat(model.outcome().stateProperty().get()).isInstanceOf(LogsState.Empty.class);
    }
}
