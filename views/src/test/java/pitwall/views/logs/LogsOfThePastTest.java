package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.client.LogMemory;
import pitwall.protocol.rest.LogLine;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;

/// What the server still has of the past joins what this computer remembers, while there is a connection. No toolkit
/// runs.
class LogsOfThePastTest {
    private final ScriptedLogs server = new ScriptedLogs();
    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final FleetModel fleet = FleetModel.over(live);
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final List<LogLine> kept = new ArrayList<>();
    private @Nullable List<LogLine> cached;

    private final LogMemory memory = new LogMemory() {
        @Override
        public void keep(List<LogLine> lines) {
            kept.addAll(lines);
        }

        @Override
        public Optional<Part> lines() {
            return Optional.ofNullable(cached).map(lines -> new Part(Frames.NOW.minusSeconds(60), lines));
        }
    };

    private final LogsViewModel model = new LogsViewModel(TestParts.of(fleet, server, memory), strings);
    private final LogWords words = new LogWords(strings, new LogText(strings), model);

    private void see(Freshness freshness) {
        live.accept(Frames.of(freshness, Frames.operator()));
    }

    private void goTo(Instant moment) {
        fleet.showPast(Frames.of(new Freshness.Replay(moment), Frames.operator()));
    }

    private Instant at(int line) {
        return server.lines.get(line).at();
    }

    private void show() {
        var unused = model.shown();
    }

    @Test
    void whileConnectedTheServerIsAskedForWhatThisComputerDoesNotRemember() {
        server.write("car-1", 300);
        cached = List.copyOf(server.lines.subList(150, 160));
        see(Frames.live());
        goTo(at(199));
        show();

        assertThat(model.rows().list().lines()).isEqualTo(200);
        assertThat(words.source()).startsWith("source: live + cache · up to ");
        assertThat(server.asked).last().satisfies(wish -> assertThat(wish.to()).isEqualTo(at(199).plusMillis(1)));
        assertThat(kept).as("stays for times without a connection").hasSize(190);

        goTo(at(249));
        assertThat(model.rows().list().lines()).isEqualTo(250);
        goTo(at(99));
        assertThat(model.rows().list().lines()).isEqualTo(100);
        assertThat(words.limits()).doesNotContain("was asked for");
    }

    @Test
    void withoutAConnectionOnlyTheCacheTellsAndTheServerIsAskedWhenItIsBack() {
        server.write("car-1", 300);
        cached = List.copyOf(server.lines.subList(150, 160));
        see(Frames.offline());
        goTo(at(199));
        show();

        assertThat(model.rows().list().lines()).isEqualTo(10);
        assertThat(words.source()).startsWith("source: cache · up to ");
        assertThat(server.asked).isEmpty();

        see(Frames.live());
        assertThat(model.rows().list().lines()).isEqualTo(200);
        see(Frames.offline());
        goTo(at(209));
        assertThat(words.source()).startsWith("source: cache · up to ");
        assertThat(model.rows().list().lines()).as("what was told stays").isEqualTo(200);
    }

    @Test
    void whereNothingIsRememberedTheServerAloneTells() {
        server.write("car-1", 30);
        see(Frames.live());
        goTo(at(9));
        show();

        assertThat(model.rows().list().lines()).isEqualTo(10);
        assertThat(words.source()).startsWith("source: live + cache");
    }

    @Test
    void whileItIsAskedNothingElseIsAskedAndTheLastMomentCounts() {
        server.write("car-1", 300);
        cached = List.of();
        see(Frames.live());
        goTo(at(99));
        server.waits = true;
        show();
        for (int line = 100; line < 200; line++) {
            goTo(at(line));
        }
        assertThat(server.asked).hasSize(1);
        assertThat(words.source()).startsWith("source: cache · up to ");

        server.answer();
        server.answer();
        assertThat(server.asked).hasSize(2);
        assertThat(model.rows().list().lines()).isEqualTo(200);
        assertThat(words.source()).startsWith("source: live + cache · up to ");
    }

    @Test
    void anotherQueryAsksForItsOwnLines() {
        server.write("car-1", 300);
        cached = List.of();
        see(Frames.live());
        goTo(at(299));
        show();
        server.asked.clear();

        model.question().textProperty().set("level:error");

        assertThat(model.rows().list().lines()).isEqualTo(12);
        assertThat(server.asked)
                .singleElement()
                .satisfies(wish -> assertThat(wish.to()).isEqualTo(at(299).plusMillis(1)));
    }

    @Test
    void ofVeryManyTheNewestByTheMomentAreAskedForAndItIsSaid() {
        server.write("car-1", 7_000);
        cached = List.of();
        see(Frames.live());
        goTo(at(6_499));
        show();

        assertThat(model.rows().list().lines()).isEqualTo(5_000);
        assertThat(server.asked).hasSize(5);
        assertThat(words.limits())
                .endsWith(
                        "the server was asked for the last " + strings.formats().exact(5_000) + " before the moment");
    }

    @Test
    void aReaderIsNotMovedByWhatJoins() {
        server.write("car-1", 300);
        cached = List.copyOf(server.lines.subList(150, 160));
        see(Frames.offline());
        goTo(at(199));
        show();
        LogLine read = server.lines.get(152);
        model.trips().toLine(read);

        see(Frames.live());

        assertThat(model.rows().list().lines()).isEqualTo(200);
        assertThat(model.line()).contains(read);
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void nothingIsLeftForTheNextPerson() {
        server.write("car-1", 30);
        cached = List.of();
        see(Frames.live());
        goTo(at(29));
        show();
        server.lines.clear();

        fleet.showPast(Frames.of(new Freshness.Replay(Frames.NOW), Frames.simulated()));

        assertThat(model.rows().list().lines()).isZero();
    }
}
