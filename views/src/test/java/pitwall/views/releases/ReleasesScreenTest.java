package pitwall.views.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.client.UploadState;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.Destination;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.ActionKeys;
import pitwall.views.testing.Clips;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleReleases;
import pitwall.views.testing.ScriptedReleases;
import pitwall.views.testing.WindowStage;
import pitwall.views.theme.Theme;

/// The whole screen in a window; every test leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ReleasesScreenTest {
    private final ScriptedReleases server = new ScriptedReleases();
    private Stage stage;
    private WindowStage window;
    private ReleasesScreen screen;

    @Start
    private void start(Stage shown) {
        stage = shown;
        open(Locale.ENGLISH);
    }

    private void open(Locale locale) {
        window = new WindowStage(stage, locale);
        ReleaseCatalog catalog = new ReleaseCatalog(server, window.fleet, Runnable::run);
        screen = new ReleasesScreen(
                new ReleasesParts(window.fleet, catalog, server, Runnable::run),
                window.surroundings(),
                () -> Optional.of(Path.of("/builds/stack-4.3.2.bin")));
    }

    @Test
    void theListStandsBesideTheReleaseThatIsChosen(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            screen.arrive(new Destination.Releases("4.4.0"));
        });

        window.pictures(robot, "releases");

        assertThat(window.texts(".screen-title")).contains("Release 4.4.0");
        assertThat(robot.lookup(".releases-table").<TableView<?>>query().getItems())
                .hasSize(6);
    }

    @Test
    void nothingIsCutWithTextTwiceAsLarge(FxRobot robot) {
        robot.interact(() -> {
            window.textPercent(200);
            show(Frames.live());
            screen.arrive(new Destination.Releases("4.2.1"));
        });
        window.pictures(robot, "releases-text-200");
        robot.interact(() -> assertThat(CutWords.of(window.scene())).isEmpty());

        robot.interact(() -> window.button("Upload…").fire());
        window.pictures(robot, "releases-upload-text-200");
        robot.interact(() -> assertThat(CutWords.of(window.scene())).isEmpty());
    }

    @Test
    void theKeysOfAllListsMoveAndCopy(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            screen.arrive(new Destination.Releases("4.4.0"));
            ActionKeys.run(screen, "J", "J", "K", "C");
        });
        assertThat(Clips.text(robot)).isEqualTo("4.3.1");
        assertThat(window.toasts).containsExactly("4.3.1 copied");

        robot.interact(() -> ActionKeys.run(screen, "Shift+C"));
        assertThat(Clips.text(robot)).contains("\"version\":\"4.3.1\"");
    }

    @Test
    void whyAReleaseCannotBeChosenStandsInItsDetail(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            screen.arrive(new Destination.Releases("4.2.1"));
        });

        window.pictures(robot, "releases-revoked");

        assertThat(window.texts(".message-title")).contains("This release cannot be chosen");
    }

    @Test
    void anArtifactIsDescribedAndSent(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            window.button("Upload…").fire();
        });
        window.pictures(robot, "releases-upload-form");
        robot.interact(() -> window.button("Upload").fire());
        robot.interact(() -> server.tell(new UploadState.Sending("ab".repeat(32), 83_000_000, 212_000_000)));
        window.pictures(robot, "releases-uploading");

        assertThat(server.begun).hasSize(1);
        robot.interact(() -> window.button("Cancel").fire());
        assertThat(server.cancelled).isTrue();

        robot.interact(() -> server.tell(new UploadState.Failed(new UploadState.Why.Refused(
                507, "STORE_FULL", "The server keeps 10 GB of releases at most.", "5f2c…"))));
        window.pictures(robot, "releases-upload-failed");
        assertThat(window.texts(".message-title")).contains("Upload of 4.3.2 failed");
    }

    @Test
    void aFormThatIsStillOpenSendsNothingInThePast(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            window.button("Upload…").fire();
            window.fleet.accept(Frames.of(Frames.replay(), manager()));
        });
        window.pictures(robot, "releases-upload-replay");

        assertThat(window.button("Upload").isDisabled()).isTrue();
        assertThat(window.texts(".decision-sheet .actions-why"))
                .containsExactly("You are looking at the past; return to live first");
        assertThat(server.begun).isEmpty();
    }

    @Test
    void withoutAConnectionTheListSaysHowOldItIs(FxRobot robot) {
        server.answer = new Answer.Remembered<>(SampleReleases.all(), Frames.NOW.minusSeconds(2_820));
        robot.interact(() -> show(Frames.offline()));

        window.pictures(robot, "releases-offline");

        assertThat(window.texts(".caption")).contains("Needs a live connection");
    }

    @Test
    void untilTheFirstAnswerItSaysThatItIsAwaited(FxRobot robot) {
        server.later = new CompletableFuture<>();
        robot.interact(() -> show(Frames.live()));
        LoadingState loading = (LoadingState) window.scene().lookup(".loading-state");
        robot.interact(() -> loading.waited(LoadingState.LONG));
        window.pictures(robot, "releases-loading");

        assertThat(window.texts(".empty-sentence")).containsExactly("Asking the server for its releases…");
    }

    @Test
    void theOldListStaysWhileTheServerIsAskedAgain(FxRobot robot) {
        robot.interact(() -> show(Frames.live()));
        server.later = new CompletableFuture<>();

        robot.interact(() -> screen.resync(() -> {}));

        assertThat(robot.lookup(".releases-table").<TableView<?>>query().getItems())
                .hasSize(6);
        assertThat(window.texts(".empty-sentence")).isEmpty();
    }

    @Test
    void whatNothingMatchesSaysSoAndIsCleared(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            robot.lookup(".releases-filter").<TextField>query().setText("9.9");
        });
        window.pictures(robot, "releases-filtered");
        assertThat(window.texts(".empty-sentence")).singleElement().asString().startsWith("0 of 6");

        robot.interact(() -> window.button("Clear").fire());

        assertThat(robot.lookup(".releases-table").<TableView<?>>query().getItems())
                .hasSize(6);
    }

    @Test
    void aLiveServerThatDoesNotAnswerIsAskedAgain(FxRobot robot) {
        server.answer = new Answer.Unanswered<>();
        robot.interact(() -> show(Frames.live()));
        window.pictures(robot, "releases-unanswered");
        assertThat(window.texts(".message-title")).containsExactly("The releases could not be read");

        server.answer = new Answer.Given<>(SampleReleases.all());
        robot.interact(() -> window.button("Retry").fire());

        assertThat(robot.lookup(".releases-table").<TableView<?>>query().getItems())
                .hasSize(6);
    }

    @Test
    void everyOtherStateHasItsPicture(FxRobot robot) {
        server.answer = new Answer.Given<>(List.of());
        robot.interact(() -> show(Frames.live()));
        window.pictures(robot, "releases-empty");
        assertThat(window.texts(".empty-sentence")).singleElement().asString().startsWith("No release yet");

        server.answer = new Answer.Unanswered<>();
        robot.interact(() -> {
            open(Locale.ENGLISH);
            show(Frames.offline());
        });
        window.pictures(robot, "releases-uncached");
        assertThat(window.texts(".empty-sentence")).singleElement().asString().startsWith("Not cached");

        server.answer = new Answer.Refused<>(503, "BUSY", "The server is busy.", "c-1");
        robot.interact(() -> {
            open(Locale.ENGLISH);
            show(Frames.live());
        });
        window.pictures(robot, "releases-refused");

        server.answer = new Answer.Given<>(SampleReleases.all());
        robot.interact(() -> {
            open(Locale.GERMAN);
            window.theme(Theme.HIGH_CONTRAST);
            show(Frames.live());
        });
        window.capture(robot, "releases-german-high-contrast-1280x800");
        robot.interact(() -> {
            window.fleet.accept(Frames.of(Frames.live(), nobody()));
            window.clock.advance(Duration.ofSeconds(1));
            window.fleet.tick();
        });
        window.pictures(robot, "releases-no-permission");
        assertThat(window.texts(".empty-sentence")).hasSize(1);
    }

    private void show(Freshness freshness) {
        window.fleet.accept(Frames.of(freshness, manager()));
        window.show(screen);
    }

    private static SessionInfo manager() {
        return session(Role.RELEASE_MANAGER.capabilities());
    }

    private static SessionInfo nobody() {
        return session(Set.of());
    }

    private static SessionInfo session(Set<Capability> capabilities) {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "k.vogt",
                Role.RELEASE_MANAGER,
                capabilities,
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }
}
