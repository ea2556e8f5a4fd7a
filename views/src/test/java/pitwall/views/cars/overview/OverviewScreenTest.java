package pitwall.views.cars.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SeenAlarms;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScreenRoom;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarms;

@ExtendWith(ApplicationExtension.class)
class OverviewScreenTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<Destination> opened = new ArrayList<>();
    private Answer<List<ApprovalEntry>> waiting = new Answer.Given<>(List.of());
    private Themes themes;
    private Scene scene;
    private OverviewScreen screen;

    @Start
    void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        scene = new Scene(new StackPane(), ScreenRoom.WIDTH, ScreenRoom.HEIGHT);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
        show(Locale.ENGLISH);
    }

    private void show(Locale locale) {
        screen = new OverviewScreen(
                new OverviewParts(
                        fleet,
                        new FleetTrend(fleet, Runnable::run, Runnable::run),
                        new TrailAlarms(),
                        () -> CompletableFuture.completedFuture(waiting),
                        themes.paletteProperty(),
                        Runnable::run,
                        Runnable::run,
                        clock,
                        () -> OfflineStatus.NOTHING),
                new Surroundings(
                        Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin"))),
                        new Navigator() {
                            @Override
                            public void open(Destination destination) {
                                opened.add(destination);
                            }

                            @Override
                            public void toast(String sentence, Optional<Runnable> undo) {}
                        },
                        (_, _) -> OpenSheet.ANSWERED));
        scene.setRoot(new ScreenRoom(screen.node()));
        LastScreen.now((Stage) scene.getWindow(), screen);
        screen.shown();
    }

    @Test
    void nothingIsCutWithTextTwiceAsLarge(FxRobot robot) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            robot.interact(() -> {
                themes.change(Appearance.DEFAULT.withTextPercent(200));
                show(locale);
            });
            fleet(robot, Frames.live());
            withRollouts(robot);
            Pictures.save(robot, scene, "overview-text-200-" + locale.getLanguage() + "-1280x800");
            robot.interact(() -> assertThat(CutWords.of(scene)).isEmpty());
        }
    }

    @Test
    void everyStateLooksAsItShould(FxRobot robot) {
        Pictures.both(robot, scene, this::theme, "overview-not-cached-dark");
        fleet(robot, Frames.live());
        Pictures.both(robot, scene, this::theme, "overview-dark-1280x800");
        withRollouts(robot);
        Pictures.both(robot, scene, this::theme, "overview-rollouts-dark-1280x800");
        robot.interact(() -> theme(Theme.HIGH_CONTRAST));
        Pictures.save(robot, scene, "overview-rollouts-high_contrast-1280x800");
        robot.interact(() -> theme(Theme.DARK));
        fleet(robot, Frames.live());
        robot.interact(() -> {
            for (int second = 0; second < 120; second++) {
                clock.advance(Duration.ofSeconds(1));
                fleet.tick();
            }
        });
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(new SampleFleet(7).cars(640))));
            pass();
        });
        assertThat(robot.lookup(".overview-trend").queryLabeled().getText())
                .isEqualTo("Problems and differences since 12:00:07");
        Pictures.both(robot, scene, this::theme, "overview-since-dark-1280x800");
        fleet(robot, Frames.live());
        press(robot, "overview.turn");
        Pictures.both(robot, scene, this::theme, "overview-table-dark-1280x800");
        fleet(robot, Frames.offline());
        Pictures.both(robot, scene, this::theme, "overview-offline-dark-1280x800");
        robot.interact(() -> theme(Theme.LIGHT));
        fleet(robot, Frames.live());
        robot.interact(() -> {
            screen.hidden();
            show(Locale.GERMAN);
        });
        withRollouts(robot);
        Pictures.save(robot, scene, "overview-light-german-1280x800");
        assertThat(robot.lookup(".overview-tile").queryAll()).hasSize(5);
    }

    @Test
    void oneKeyOpensWhatIsMostUrgent(FxRobot robot) {
        UiAction first = action("overview.first");
        assertThat(first.isEnabled()).isFalse();

        fleet(robot, Frames.live());
        assertThat(first.isEnabled()).isTrue();
        press(robot, "overview.first");

        assertThat(opened).singleElement().isInstanceOf(Destination.Cars.class);
    }

    @Test
    void aTileOpensItsCars(FxRobot robot) {
        fleet(robot, Frames.live());

        robot.interact(() -> robot.lookup(".overview-tile").queryAllAs(javafx.scene.control.Button.class).stream()
                .findFirst()
                .orElseThrow()
                .fire());

        assertThat(opened).containsExactly(new Destination.Cars("status:failed,safemode,estop"));
    }

    @Test
    void theTableHasTheSameFiguresAsTheDots(FxRobot robot) {
        fleet(robot, Frames.live());
        press(robot, "overview.turn");

        TableView<PlaceTable.Row> table = robot.lookup(".overview-places").queryAs(PlaceTable.class);

        assertThat(table.getItems().stream().mapToInt(row -> row.cell().cars()).sum())
                .isEqualTo(600);
    }

    @Test
    void aVersionOpensItsCars(FxRobot robot) {
        fleet(robot, Frames.live());

        robot.interact(() -> robot.lookup(".overview-versions .hyperlink").queryAllAs(Hyperlink.class).stream()
                .findFirst()
                .orElseThrow()
                .fire());

        assertThat(opened).singleElement().asString().contains("version:");
    }

    @Test
    void withoutCarsItSaysWhyInEveryMode(FxRobot robot) {
        robot.interact(() -> fleet.accept(nothing(new Freshness.Reconnecting(1, null, null, Frames.NOW), null)));
        robot.interact(this::pass);
        LoadingState loading = robot.lookup(".loading-state").queryAs(LoadingState.class);
        robot.interact(() -> loading.waited(LoadingState.WORDS));
        assertThat(sentence(robot)).isEqualTo("Waiting for the first picture of the fleet…");
        Pictures.both(robot, scene, this::theme, "overview-loading-dark-1280x800");
        robot.interact(() -> loading.waited(LoadingState.LONG));
        assertThat(robot.lookup(".empty-state .button").queryAllAs(Button.class))
                .extracting(Button::getText)
                .containsExactly("Cancel and choose a connection");
        Pictures.both(robot, scene, this::theme, "overview-loading-long-dark-1280x800");

        robot.interact(() -> fleet.accept(nothing(Frames.live(), "epoch-1")));
        robot.interact(this::pass);
        assertThat(sentence(robot)).isEqualTo("No cars yet.");
        Pictures.both(robot, scene, this::theme, "overview-empty-dark-1280x800");

        robot.interact(() -> fleet.accept(nothing(Frames.replay(), "epoch-1")));
        robot.interact(this::pass);
        assertThat(sentence(robot))
                .as("that nobody looked then does not mean that there was no car")
                .startsWith("Not cached on this computer.");
        Pictures.both(robot, scene, this::theme, "overview-replay-not-cached-dark-1280x800");
    }

    @Test
    void alarmsAndTheirLoadAreOnTheScreenThatIsLookedAtFirst(FxRobot robot) {
        FleetBoard board = new FleetBoard(
                List.of(SampleRollouts.running()),
                null,
                new SeenAlarms(SampleAlarms.flood(40), new AlarmLoad(true, 40)));
        robot.interact(() -> fleet.accept(Frames.of(
                Frames.live(),
                Frames.operator(),
                FleetSnapshot.of(new SampleFleet(7).cars(600)).beside(board, List.of()))));
        robot.interact(this::pass);

        Pictures.both(robot, scene, this::theme, "overview-alarms-dark-1280x800");

        assertThat(robot.lookup(".overview-section .hyperlink").queryAllAs(Hyperlink.class))
                .extracting(Hyperlink::getText)
                .anyMatch(text -> text.startsWith("Alarm flood: 40/10 min"));
        assertThat(robot.lookup("Only the cars you may see are counted").tryQuery())
                .isPresent();
        robot.interact(() -> robot.lookup((Hyperlink link) -> link.getText().startsWith("Alarm flood"))
                .queryAs(Hyperlink.class)
                .fire());
        assertThat(opened).containsExactly(new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, ""));
    }

    @Test
    void whatAServerToldOfThePastHasNoRolloutsAndAlarms(FxRobot robot) {
        FleetSnapshot cars = FleetSnapshot.of(new SampleFleet(7).cars(600));
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.simulated(), cars)));
        robot.interact(this::pass);
        robot.interact(() -> fleet.accept(Frames.of(Frames.replay(), Frames.simulated(), cars.carsOnly())));
        robot.interact(this::pass);

        Pictures.both(robot, scene, this::theme, "overview-replay-by-server-dark-1280x800");
        assertThat(robot.lookup("Alarms: —").tryQuery()).isPresent();
        assertThat(robot.lookup("Not cached on this computer.").tryQuery()).isPresent();
        assertThat(robot.lookup("Rollouts and alarms: not cached on this computer.")
                        .queryLabeled()
                        .isVisible())
                .isTrue();
        assertThat(robot.lookup("No rollout is planned or running.").tryQuery()).isEmpty();
    }

    private static String sentence(FxRobot robot) {
        return robot.lookup(".empty-sentence").queryAs(Label.class).getText();
    }

    private static FleetFrame nothing(Freshness freshness, @Nullable String epoch) {
        FleetFrame none = FleetModel.NOTHING;
        return new FleetFrame(
                epoch,
                0,
                FleetSnapshot.EMPTY,
                FleetChanges.WHOLE,
                List.of(),
                freshness,
                epoch == null ? null : Frames.simulated(),
                epoch == null ? null : Frames.NOW,
                Duration.ZERO,
                false,
                none.link());
    }

    /// As at a release manager's: one rollout stands still because of a gate, one waits for somebody else's approval.
    private void withRollouts(FxRobot robot) {
        robot.interact(() -> {
            RolloutView first = SampleRollouts.pausedByGate();
            List<Car> cars = new SampleFleet(7).cars(600);
            List<UpdateProgress> updates = cars.stream()
                    .filter(car -> car.status().convergence() == Convergence.BLOCKED)
                    .map(car -> update(car.id(), first.id()))
                    .toList();
            fleet.accept(SampleRollouts.frame(
                    SampleRollouts.as("a.huber", Role.RELEASE_MANAGER),
                    Frames.live(),
                    List.of(
                            first,
                            SampleRollouts.named(SampleRollouts.held(), "R-117", "Maps 24 in Berlin"),
                            SampleRollouts.named(SampleRollouts.completedWithFailures(), "R-110", "Hotfix")),
                    cars,
                    updates,
                    List.of()));
            pass();
        });
    }

    private static UpdateProgress update(CarId car, String rollout) {
        return new UpdateProgress(
                car,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                null,
                null,
                null,
                1,
                Frames.NOW,
                null);
    }

    private void pass() {
        for (int second = 0; second < 3; second++) {
            clock.advance(Duration.ofSeconds(1));
            fleet.tick();
        }
    }

    private void fleet(FxRobot robot, Freshness freshness) {
        robot.interact(() -> {
            fleet.accept(Frames.of(freshness, Frames.simulated(), FleetSnapshot.of(new SampleFleet(7).cars(600))));
            pass();
        });
    }

    private UiAction action(String id) {
        return screen.actions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> action(id).run().run());
    }

    private void theme(Theme theme) {
        themes.change(Appearance.DEFAULT.withTheme(theme));
    }
}
