package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.LogMemory;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;

/// Keys that are faster than the server: each is about what the one before leads to.
class LogStepsTest {
    private final ScriptedLogs server = new ScriptedLogs();
    private final Deque<Runnable> soon = new ArrayDeque<>();
    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final LogMemory memory = new LogMemory() {
        @Override
        public void keep(List<LogLine> lines) {}

        @Override
        public Optional<Part> lines() {
            return Optional.empty();
        }
    };
    private final LogsViewModel model =
            new LogsViewModel(TestParts.of(fleet, server, memory, soon::add), strings, LogsViewModel.MOST);
    private final LogMoves moves = new LogMoves(model, server, Runnable::run, strings);
    /// The line that was shown whole.
    private final AtomicReference<Optional<LogLine>> opened = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void connect() {
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    private void open() {
        var unused = model.shown();
        aMomentLater();
    }

    private void aMomentLater() {
        while (!soon.isEmpty()) {
            soon.remove().run();
        }
    }

    private void pressShiftE() {
        model.steps().take(() -> moves.level(LogLevel.ERROR, -1));
    }

    private void pressEnter() {
        model.steps().take(() -> opened.set(model.line()));
    }

    @Test
    void lastErrorOfAQueryThatNobodyAnsweredYetIsFoundInItsAnswer() {
        server.write("car-1", LogLevel.ERROR, "update", "an old one", Map.of());
        server.write("car-2", 2_000);
        server.write("car-1", LogLevel.ERROR, "update", "the last one", Map.of());
        server.write("car-2", 10);
        open();
        model.question().textProperty().set("car:car-1 level");
        model.question().textProperty().set("car:car-1 level:error");

        pressShiftE();
        pressEnter();
        assertThat(model.line()).as("what is shown is not the answer").isEmpty();
        aMomentLater();

        assertThat(model.line()).get().extracting(LogLine::message).isEqualTo("the last one");
        assertThat(opened.get()).isEqualTo(model.line());
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void lineThatTheServerHasToFindIsShownWholeOnceItIsThere() {
        server.write("car-1", LogLevel.ERROR, "update", "the only one", Map.of());
        for (int i = 0; i < 2_500; i++) {
            server.write("car-1", LogLevel.INFO, "power", "fine", Map.of());
        }
        open();
        server.waits = true;

        pressShiftE();
        pressEnter();
        assertThat(opened.get()).isEmpty();
        while (opened.get().isEmpty() && server.isAwaited()) {
            server.answer();
        }

        assertThat(opened.get()).get().extracting(LogLine::message).isEqualTo("the only one");
    }

    @Test
    void lineThatIsChosenBeforeTheAnswerComesIsStillChosenAfterwards() {
        server.write("car-1", 100);
        open();
        model.question().textProperty().set("car:car-1");
        model.trips().toLine(server.lines.get(49));

        aMomentLater();

        assertThat(model.line()).contains(server.lines.get(49));
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void keysWorkOnWhatIsShownWhereThereIsNoAnswer() {
        server.write("car-1", 100);
        open();
        server.refusal = new Answer.Refused<>(503, "BUSY", "Too many are searching.", "c-4711");
        model.question().textProperty().set("car:car-1");
        pressShiftE();
        aMomentLater();
        assertThat(model.line()).as("that was about another query").isEmpty();

        pressShiftE();

        assertThat(model.line()).contains(server.lines.get(99));
    }

    @Test
    void keysOfBeforeMeanNothingInAnotherQuery() {
        server.write("car-1", 100);
        open();
        model.question().textProperty().set("car:car-1");
        pressShiftE();
        model.question().textProperty().set("");
        aMomentLater();

        assertThat(model.line()).isEmpty();
    }
}
