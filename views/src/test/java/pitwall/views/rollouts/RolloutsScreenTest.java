package pitwall.views.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.views.testing.SampleRollouts.as;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Role;
import pitwall.protocol.RolloutView;
import pitwall.views.desk.Destination;
import pitwall.views.kit.LoadingState;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.ActionKeys;
import pitwall.views.testing.Clips;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryDrafts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScreenStage;
import pitwall.views.theme.Theme;

/// The list in a window; every test leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class RolloutsScreenTest {
    private final SessionInfo manager = as("a.huber", Role.RELEASE_MANAGER);
    private Stage window;
    private ScreenStage stage;

    @Start
    private void start(Stage shown) {
        window = shown;
        open(Locale.ENGLISH);
    }

    private void open(Locale language) {
        stage = new ScreenStage(
                window,
                language,
                made -> around -> new RolloutsScreen(
                        new RolloutsParts(
                                made.fleet, made.themes, made.clock, new MemoryDrafts(), () -> OfflineStatus.NOTHING),
                        around));
    }

    private void show(FxRobot robot, Freshness freshness, List<RolloutView> rollouts) {
        robot.interact(() -> {
            stage.accept(SampleRollouts.frame(manager, freshness, rollouts, List.of(), List.of(), List.of()));
            stage.screen().shown();
        });
    }

    private void capture(FxRobot robot, String name) {
        if (name.endsWith("-dark") && !name.equals("rollouts-list-dark")) {
            Pictures.both(robot, stage.scene(), stage::theme, name);
        } else {
            Pictures.save(robot, stage.scene(), name);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void theListSaysWhatEachRolloutWaitsFor(Theme theme, FxRobot robot) {
        robot.interact(() -> stage.theme(theme));
        show(robot, Frames.live(), SampleRollouts.many());

        capture(robot, "rollouts-list-" + theme.name().toLowerCase(Locale.ROOT));

        assertThat(stage.texts(".table-cell.rollout-waiting"))
                .contains("A person: gate “failure limit” closed 10\u00a0min ago");
    }

    @Test
    void theKeysOfAllListsMoveAndCopy(FxRobot robot) {
        show(robot, Frames.live(), SampleRollouts.many());
        robot.interact(() -> ActionKeys.run(stage.screen(), "J", "J", "K", "C"));
        String id = Clips.text(robot);
        assertThat(id).matches("[RU]-\\d+");
        assertThat(stage.toasts).containsExactly(id + " copied");

        robot.interact(() -> ActionKeys.run(stage.screen(), "Shift+C"));
        assertThat(Clips.text(robot)).contains("\"id\":\"" + id + "\"");
    }

    @Test
    void germanFits(FxRobot robot) {
        robot.interact(() -> open(Locale.GERMAN));
        show(robot, Frames.live(), SampleRollouts.many());

        capture(robot, "rollouts-list-de-dark");
        assertThat(whole(".table-cell.rollout-waiting")).hasSizeGreaterThan(5).allMatch(Boolean::booleanValue);
        assertThat(whole(".table-cell.rollout-state")).allMatch(Boolean::booleanValue);
        assertThat(whole(".table-cell.rollout-gate")).allMatch(Boolean::booleanValue);
    }

    /// Whether each such cell shows all that was written into it.
    private List<Boolean> whole(String selector) {
        return stage.nodes(selector)
                .map(Labeled.class::cast)
                .filter(cell -> !cell.getText().isEmpty())
                .map(cell -> cell.lookup(".text") instanceof Text shown
                        && shown.getText().equals(cell.getText()))
                .toList();
    }

    @Test
    void withoutOneItSaysWhatARolloutIs(FxRobot robot) {
        show(robot, Frames.live(), List.of());

        capture(robot, "rollouts-empty-dark");
        assertThat(stage.texts(".empty-state .button")).containsExactly("New rollout");

        robot.interact(() -> stage.run("rollouts.create"));
        assertThat(stage.opened).containsExactly(new Destination.Draft(""));
    }

    @Test
    void offlineItStaysReadableAndADraftCanBeBegun(FxRobot robot) {
        show(robot, Frames.live(), SampleRollouts.many());
        show(robot, Frames.offline(), SampleRollouts.many());

        capture(robot, "rollouts-offline-dark");

        assertThat(stage.action("rollouts.create").disabledReason().getValue()).isEmpty();
        assertThat(stage.texts(".actions-why")).isEmpty();
        assertThat(stage.texts(".table-cell.rollout-name")).contains("Stack 4.3.0");
    }

    @Test
    void whereNothingIsListedItSaysWhyInEveryMode(FxRobot robot) {
        show(robot, new Freshness.Resyncing(6_200, 10_000, null), List.of());
        LoadingState loading = (LoadingState) stage.scene().lookup(".loading-state");
        robot.interact(() -> loading.waited(LoadingState.WORDS));
        capture(robot, "rollouts-loading-dark");
        assertThat(stage.texts(".empty-sentence")).containsExactly("Getting the rollouts…");
        show(robot, new Freshness.Resyncing(7_000, 10_000, null), List.of());
        assertThat(stage.scene().lookup(".loading-state"))
                .as("its waiting is not begun anew")
                .isSameAs(loading);
        robot.interact(() -> loading.waited(LoadingState.LONG));
        assertThat(stage.texts(".empty-state .button")).containsExactly("Cancel and choose a connection");

        show(robot, Frames.replay(), SampleRollouts.many());
        capture(robot, "rollouts-replay-dark");
        assertThat(stage.texts(".table-cell.rollout-name")).contains("Stack 4.3.0");

        show(robot, Frames.replay(), List.of());
        capture(robot, "rollouts-replay-none-dark");
        assertThat(stage.texts(".empty-sentence")).containsExactly("There was no rollout at this moment.");
        assertThat(stage.texts(".empty-state .button")).isEmpty();

        show(robot, Frames.live(), SampleRollouts.many());
        robot.interact(() -> {
            stage.accept(Frames.of(Frames.replay(), manager, FleetSnapshot.EMPTY.carsOnly()));
            stage.screen().shown();
        });
        capture(robot, "rollouts-replay-not-cached-dark");
        assertThat(stage.texts(".empty-sentence"))
                .singleElement()
                .asString()
                .startsWith("Not cached on this computer.");

        robot.interact(() -> stage.accept(SampleRollouts.frame(
                Frames.nobody(), Frames.live(), SampleRollouts.many(), List.of(), List.of(), List.of())));
        capture(robot, "rollouts-no-permission-dark");
        assertThat(stage.texts(".empty-sentence"))
                .singleElement()
                .asString()
                .isEqualTo("You may not see rollouts: that needs the right to see the fleet.");
        assertThat(stage.texts(".table-cell.rollout-name")).isEmpty();
    }

    @Test
    void whereNothingWaitsForMeTheWayBackToAllIsOffered(FxRobot robot) {
        show(robot, Frames.live(), List.of(SampleRollouts.running()));
        robot.interact(() -> stage.run("rollouts.for-me"));

        capture(robot, "rollouts-none-for-me-dark");

        assertThat(stage.texts(".empty-state .button")).hasSize(1);
    }

    @Test
    void theKeyboardMovesAndOpens(FxRobot robot) {
        show(robot, Frames.live(), SampleRollouts.many());

        robot.interact(() -> {
            stage.run("rollouts.next");
            stage.run("rollouts.next");
            stage.run("rollouts.open");
        });

        assertThat(stage.opened).containsExactly(new Destination.Rollout("R-119"));
    }

    @Test
    void theSelectionStaysWithItsRollout(FxRobot robot) {
        show(robot, Frames.live(), List.of(SampleRollouts.running()));
        robot.interact(() -> stage.run("rollouts.next"));

        stage.clock.advance(Duration.ofSeconds(3));
        show(
                robot,
                Frames.live(),
                List.of(
                        SampleRollouts.completedWithFailures(),
                        SampleRollouts.named(SampleRollouts.running(), "R-200", "New")));

        TableView<?> table =
                (TableView<?>) stage.nodes(".rollout-table").findFirst().orElseThrow();
        assertThat(table.getSelectionModel().getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void whatWaitsForMeIsOneKeyAway(FxRobot robot) {
        show(robot, Frames.live(), SampleRollouts.many());

        robot.interact(() -> stage.run("rollouts.for-me"));
        capture(robot, "rollouts-for-me-dark");

        assertThat(stage.texts(".table-cell.rollout-name").stream().filter(name -> !name.isEmpty()))
                .containsExactlyInAnyOrder("Stack 4.3.0", "Berlin ring 2");
    }

    @Test
    void theSelectionStaysWhileRowsChangePlacesBetweenTwoKeys(FxRobot robot) {
        RolloutView waiting = SampleRollouts.named(SampleRollouts.running(), "R-201", "Second");
        RolloutView running = SampleRollouts.named(SampleRollouts.running(), "R-202", "Third");
        show(robot, Frames.live(), List.of(SampleRollouts.running(), waiting, running));
        robot.interact(() -> stage.run("rollouts.next"));
        String chosen = selected();
        assertThat(chosen).isEqualTo("R-118");

        stage.clock.advance(Duration.ofSeconds(3));
        show(
                robot,
                Frames.live(),
                List.of(
                        ended(chosen),
                        SampleRollouts.named(SampleRollouts.pausedByGate(), "R-203", "Needs you"),
                        waiting,
                        running));
        robot.interact(() -> stage.run("rollouts.open"));

        assertThat(selected()).isEqualTo(chosen);
        assertThat(stage.opened).containsExactly(new Destination.Rollout(chosen));
    }

    /// The same rollout, which now stands at the end of the list.
    private static RolloutView ended(String id) {
        return SampleRollouts.named(SampleRollouts.completedWithFailures(), id, "It");
    }

    private String selected() {
        TableView<?> table =
                (TableView<?>) stage.nodes(".rollout-table").findFirst().orElseThrow();
        return ((RolloutRow) table.getSelectionModel().getSelectedItem()).id();
    }
}
