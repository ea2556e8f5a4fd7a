package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// The way of the selected car on the map.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // a car is selected first in every test
class MapTrailTest {
    private MapStage map;
    private CarId car;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    private CarTrack track(Precision precision) {
        List<CarTrack.Point> points = new ArrayList<>();
        Instant at = SampleFleet.NOW.minus(Duration.ofMinutes(55));
        for (int i = 0; i < 60; i++) {
            boolean gap = i == 35;
            at = at.plus(gap ? Duration.ofMinutes(9) : Duration.ofSeconds(45));
            double turn = i * 0.12;
            points.add(new CarTrack.Point(
                    at, 48.14 + 0.05 * Math.sin(turn) + (i > 34 ? 0.02 : 0), 11.45 + i * 0.004, 90, gap));
        }
        return new CarTrack(car, SampleFleet.NOW.minus(Duration.ofHours(1)), SampleFleet.NOW, precision, points);
    }

    private void select(Answer<CarTrack> answer) {
        map.tracks.answer(answer);
        map.linked.selection().select(car);
        map.tick();
        map.map().go(car);
    }

    private void fleet() {
        var cars = MapStage.cars(60);
        car = cars.getFirst().id();
        cars.set(0, MapStage.at(cars.getFirst(), 48.17, 11.69));
        map.fleet.accept(SampleFleet.live(cars));
    }

    private String note() {
        return ((Labeled) map.scene.lookup(".map-trail-note")).getText();
    }

    private int parts(String style) {
        Node path = map.scene.lookup("." + style);
        return ((Path) path).getElements().size();
    }

    private void run(String action) {
        map.screen.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void theWayOfTheSelectedCarIsDrawnWithTimesAndItsGap(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            fleet();
            select(new Answer.Given<>(track(Precision.EXACT)));
        });
        map.capture(robot, "map-trail-" + theme);

        assertThat(note()).startsWith(car + ": its way of the last 1").endsWith("; dashed: not heard");
        assertThat(parts("trail-way")).isEqualTo(2 * 58);
        assertThat(parts("trail-gap")).isEqualTo(2);
        assertThat(map.scene.getRoot().lookupAll(".trail-time")).hasSizeGreaterThan(2);
    }

    @Test
    void aPushedMapMovesTheWayInsteadOfDrawingItAgain(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            select(new Answer.Given<>(track(Precision.EXACT)));
        });
        MapView before = map.map().view();
        List<PathElement> drawn = way();
        Set<Node> times = map.scene.getRoot().lookupAll(".trail-time");
        beginsWhereItShould();

        for (int step = 1; step <= 9; step++) {
            int pixels = 10 * step;
            robot.interact(() -> map.map().look(before.panned(pixels, pixels / 3.0)));

            assertThat(same(way(), drawn)).as("%d pixels", pixels).isTrue();
            assertThat(map.scene.getRoot().lookupAll(".trail-time")).isEqualTo(times);
            beginsWhereItShould();
        }
        robot.interact(() -> map.map().look(before.panned(110, 0)));

        assertThat(same(way(), drawn)).isFalse();
        beginsWhereItShould();
    }

    @Test
    void anEnlargedMapAndAnotherWayAreDrawnAnew(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            select(new Answer.Given<>(track(Precision.EXACT)));
        });
        List<PathElement> drawn = way();

        robot.interact(() -> map.map().look(map.map().view().zoomed(0.5, 300, 200)));
        assertThat(same(way(), drawn)).isFalse();
        beginsWhereItShould();

        robot.interact(() -> {
            map.tracks.answer(new Answer.Given<>(new CarTrack(
                    car,
                    SampleFleet.NOW.minus(Duration.ofHours(1)),
                    SampleFleet.NOW,
                    Precision.EXACT,
                    track(Precision.EXACT).points().subList(0, 20))));
            map.clock.advance(Duration.ofMinutes(2));
            map.tick();
        });
        assertThat(parts("trail-way")).isEqualTo(2 * 19);
        beginsWhereItShould();
    }

    private List<PathElement> way() {
        return List.copyOf(((Path) map.scene.lookup(".trail-way")).getElements());
    }

    private static boolean same(List<PathElement> one, List<PathElement> other) {
        return one.size() == other.size() && IntStream.range(0, one.size()).allMatch(i -> one.get(i) == other.get(i));
    }

    private void beginsWhereItShould() {
        Path path = (Path) map.scene.lookup(".trail-way");
        MoveTo first = (MoveTo) path.getElements().getFirst();
        Point2D seen = path.getParent().localToParent(first.getX(), first.getY());
        CarTrack.Point point = track(Precision.EXACT).points().getFirst();
        MapView view = map.map().view();
        assertThat(seen.getX()).isCloseTo(view.screenX(Mercator.x(point.longitude())), within(0.51));
        assertThat(seen.getY()).isCloseTo(view.screenY(Mercator.y(point.latitude())), within(0.51));
    }

    @Test
    void theLengthIsChosenByAKeyAndNoneIsOneOfThem(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            select(new Answer.Given<>(track(Precision.EXACT)));
            run("map.trail");
            run("map.trail");
            run("map.trail");
        });

        assertThat(map.tracks.asked()).containsExactly(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));
        assertThat(note()).isEmpty();
    }

    @Test
    void aRememberedWaySaysAsOfWhenAndACoarseOneHowCoarse(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            select(new Answer.Remembered<>(track(Precision.KILOMETRE), SampleFleet.NOW.minus(Duration.ofMinutes(47))));
        });
        map.capture(robot, "map-trail-remembered");

        assertThat(note()).contains("to about a kilometre").contains("as of 13:15");
    }

    @Test
    void aWayThatNobodyKnowsIsSaid(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            CarTrack whole = track(Precision.EXACT);
            select(new Answer.Given<>(new CarTrack(car, whole.from(), whole.to(), Precision.EXACT, List.of())));
        });

        assertThat(note()).contains("nothing is known");
    }

    private void show(Instant moment) {
        map.fleet.accept(SampleFleet.frame(MapStage.cars(60), new Freshness.Replay(moment), FleetChanges.WHOLE));
        map.tick();
    }

    private void present() {
        fleet();
        map.tick();
    }

    /// How many pieces of the way end at or before a moment.
    private int piecesUntil(Instant moment) {
        List<CarTrack.Point> points = track(Precision.EXACT).points();
        return (int) IntStream.range(1, points.size())
                .filter(i -> !points.get(i).gap() && !points.get(i).at().isAfter(moment))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT"})
    void inThePastTheWayEndsAtTheShownMomentAndNothingLaterIsDrawn(Theme theme, FxRobot robot) {
        Instant moment = SampleFleet.NOW.minus(Duration.ofMinutes(15));
        robot.interact(() -> {
            map.theme(theme);
            fleet();
            map.tracks.answerOfThePast(new Answer.Given<>(new CarTrack(
                    car,
                    moment.minus(Duration.ofHours(1)),
                    moment,
                    Precision.EXACT,
                    track(Precision.EXACT).points())));
            select(new Answer.Given<>(track(Precision.EXACT)));
            show(moment);
        });
        map.capture(robot, "map-trail-past-" + theme);

        assertThat(map.tracks.moments()).containsExactly(moment);
        assertThat(parts("trail-way")).isEqualTo(2 * piecesUntil(moment)).isPositive();
        assertThat(note()).startsWith(car + ": its way of the last 1").contains(", until 13:47:11\u00a0UTC; dashed");

        robot.interact(() -> {
            map.clock.advance(Duration.ofMillis(500));
            show(moment.minus(Duration.ofMinutes(10)));
        });
        assertThat(map.tracks.moments()).as("not twice in a second").hasSize(1);
        assertThat(parts("trail-way"))
                .as("cut at once")
                .isEqualTo(2 * piecesUntil(moment.minus(Duration.ofMinutes(10))));

        robot.interact(() -> {
            map.clock.advance(Duration.ofSeconds(1));
            map.tick();
        });
        assertThat(map.tracks.moments()).containsExactly(moment, moment.minus(Duration.ofMinutes(10)));

        robot.interact(this::present);
        assertThat(parts("trail-way")).isEqualTo(2 * 58);
        assertThat(note()).doesNotContain("until");
    }

    @Test
    void inThePastWithoutTheServerWhatIsRememberedIsToldAsFarAsItGoes(FxRobot robot) {
        Instant moment = SampleFleet.NOW.minus(Duration.ofMinutes(20));
        robot.interact(() -> {
            fleet();
            select(new Answer.Remembered<>(track(Precision.EXACT), SampleFleet.NOW));
            show(moment);
        });
        map.capture(robot, "map-trail-past-remembered-dark");

        assertThat(parts("trail-way")).isEqualTo(2 * piecesUntil(moment));
        assertThat(note()).contains("as of 14:02").contains("before 13:02:11\u00a0UTC is not cached on this computer");
    }

    @Test
    void inThePastOfWhichNobodyKnowsThereIsNoWayOfNow(FxRobot robot) {
        robot.interact(() -> {
            fleet();
            select(new Answer.Given<>(track(Precision.EXACT)));
        });
        assertThat(parts("trail-way")).isPositive();

        robot.interact(() -> {
            map.fleet.accept(SampleFleet.frame(
                    MapStage.cars(60),
                    new Freshness.Replay(SampleFleet.NOW.minus(Duration.ofHours(5))),
                    FleetChanges.WHOLE));
            map.tick();
            map.clock.advance(Duration.ofMinutes(2));
            map.tick();
        });
        map.capture(robot, "map-trail-past-unknown-dark");
        assertThat(parts("trail-way")).isZero();
        assertThat(map.scene.getRoot().lookupAll(".trail-time")).isEmpty();
        assertThat(note()).isEqualTo(car + ": its way in the past is not cached on this computer");
        assertThat(map.tracks.moments()).containsOnly(SampleFleet.NOW.minus(Duration.ofHours(5)));

        robot.interact(() -> {
            map.theme(Theme.LIGHT);
            map.clock.advance(Duration.ofMinutes(2));
            map.tick();
        });
        map.capture(robot, "map-trail-past-unknown-light");
        robot.interact(() -> {
            fleet();
            map.tick();
        });
        assertThat(parts("trail-way")).isPositive();
        assertThat(note()).startsWith(car + ": its way of the last 1");
    }
}
