package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.protocol.rest.LogLine;
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
