package pitwall.views.cars.detail.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.Vitals;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.asked.Known;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.detail.telemetry.Plot.Point;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable.Row;

/// What is asked of the server, joined with what is heard, in words; no toolkit runs.
class TelemetryModelTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SteppedClock clock = new SteppedClock(DetailStory.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ScriptedFiles files = new ScriptedFiles();
    private TelemetryModel model;

    @BeforeEach
    void open() {
        fleet.accept(DetailStory.live(DetailStory.car(Convergence.CONVERGED, Motion.PARKED, null, null), null));
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
        model = new TelemetryModel(DetailStory.CAR, files, fleet, Runnable::run, strings);
    }

    @Test
    void theHourBeforeTheTabOpenedIsThereAtOnce() {
        files.telemetry = new Answer.Given<>(CurveStory.before(clock.instant(), HOUR));

        heard(5, 2);

        Plot plot = plot();
        assertThat(plot.curve(Figure.BATTERY).points()).hasSize(271);
        assertThat(model.words().now(plot, Figure.BATTERY)).isEqualTo("2\u00a0%");
        assertThat(model.words().range(plot.curve(Figure.BATTERY))).isEqualTo("2\u00a0% – 65\u00a0%");
        assertThat(model.words().spoken(plot, plot.curve(Figure.BATTERY)))
                .isEqualTo("Battery: now 2\u00a0%, range 2\u00a0% – 65\u00a0%."
                        + " It was beyond its limit: update needs 30\u00a0%.");
        assertThat(model.words().span(plot)).endsWith("For one while nothing was heard.");
        assertThat(files.asked).containsExactly("telemetry PT1H");
    }

    @Test
    void aLongerSpanIsAskedForWhenItIsChosenAndEachAgainInItsTime() {
        files.telemetry = new Answer.Given<>(CurveStory.before(clock.instant(), Duration.ofDays(1)));

        heard(5, 60);
        model.spanProperty().set(TelemetrySpan.DAY);
        for (int i = 0; i < 13; i++) {
            heard(5, 60);
        }

        assertThat(files.asked).containsExactly("telemetry PT1H", "telemetry PT24H", "telemetry PT1H");
        assertThat(Duration.between(plot().from(), plot().to())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void whileTheServerSaysNothingWhatIsHeardIsDrawnAllTheSame() {
        heard(5, 60);
        heard(5, 59);

        assertThat(plot().curve(Figure.BATTERY).points())
                .extracting(Point::most)
                .containsExactly(60.0, 59.0);
        assertThat(plot().gaps()).hasSize(1);
        assertThat(model.plotProperty().get().condition()).isEqualTo(Known.Condition.FAILED);
    }

    @Test
    void withoutAConnectionTheCurveEndsWhereItWasLastAnswered() {
        Instant asOf = clock.instant();
        files.telemetry = new Answer.Remembered<>(CurveStory.before(asOf, HOUR), asOf);
        clock.advance(Duration.ofHours(5));
        model.refresh();

        assertThat(plot().to()).isEqualTo(asOf);
        assertThat(model.plotProperty().get().condition()).isEqualTo(Known.Condition.REMEMBERED);
        assertThat(model.plotProperty().get().asOf()).isEqualTo(asOf);
    }

    @Test
    void theTableSaysStepsAndGapsTheNewestFirst() {
        files.telemetry = new Answer.Given<>(CurveStory.before(clock.instant(), HOUR));
        heard(5, 2);

        List<Row> rows = model.rows();

        assertThat(rows).hasSizeBetween(54, 58);
        assertThat(rows)
                .extracting(row -> row.cells().getFirst())
                .anyMatch(cell -> cell.endsWith("no data for 6\u00a0min"));
        assertThat(rows.getFirst().cells().get(1)).isEqualTo("2 – 6");
    }

    @Test
    void theCursorReadsEveryCurveAndStopsAtTheEnds() {
        files.telemetry = new Answer.Given<>(CurveStory.before(clock.instant(), HOUR));
        heard(5, 2);

        model.moveCursor(-100);
        Instant at = model.cursorProperty().get().orElseThrow();
        assertThat(at).isEqualTo(plot().to().minusSeconds(1_200));
        assertThat(model.words().at(plot(), Figure.DISK, at)).isEqualTo("71\u00a0% – 74\u00a0%");

        model.moveCursor(-1_000);
        assertThat(model.cursorProperty().get()).isEqualTo(Optional.of(plot().from()));
        model.moveCursor(1_000);
        assertThat(model.cursorProperty().get()).isEqualTo(Optional.of(plot().to()));
    }

    private void heard(int secondsLater, int battery) {
        Instant at = clock.advance(Duration.ofSeconds(secondsLater));
        fleet.tick();
        model.look(new Vitals(at, null, null, battery, false, null, 41, 20, 51, 38, 88, 100L), at);
    }

    private Plot plot() {
        return Optional.ofNullable(model.plotProperty().get().value()).orElseThrow();
    }
}
