package pitwall.views.map.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.map.GroundState;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapView;
import pitwall.views.testing.NothingUncaught;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.ToolkitEnds;

/// Google Maps as a stub in this program answers for it, in a real web view.
@Isolated // GMapsFX knows one web view in a program
@ExtendWith({ApplicationExtension.class, NothingUncaught.class, ToolkitEnds.class})
@SuppressWarnings("NullAway.Init") // every test opens its map first
class GoogleRegionMapTest {
    private final GoogleStub google = new GoogleStub();
    private GoogleRegionMap map;
    private Pane root;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        root = new Pane();
        scene = new Scene(root, 640, 400);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> map.close());
        google.close();
    }

    private void open(Duration patience, FxRobot robot) {
        robot.interact(() -> {
            map = google.map(patience);
            root.getChildren().setAll(map.node());
            map.look(new MapView(0.53, 0.33, 6.4, 640, 400));
        });
    }

    private void waitFor(GroundState state) {
        Awaitility.await().atMost(java.time.Duration.ofSeconds(20)).until(() -> ended(state));
    }

    /// Fails at once where there is something else.
    private boolean ended(GroundState expected) {
        GroundState now = map.stateProperty().getValue();
        assertThat(now.equals(expected) || !(now instanceof GroundState.Lost))
                .as("%s instead of %s", now, expected)
                .isTrue();
        return now.equals(expected);
    }

    @Test
    void theMapOfTheScriptIsSeenAndFollowsTheCars(FxRobot robot) {
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        robot.interact(() -> map.look(new MapView(0.54, 0.34, 7, 640, 400)));
        Awaitility.await().until(() -> picture(robot).getRGB(500, 300) != 0xFFFFFFFF);

        assertThat(google.requests())
                .containsExactly(
                        "/maps/api/js?v=weekly&loading=async&callback=pitwallLoaded&language=de&key=" + GoogleStub.KEY);
        assertThat(new GoogleAccess(GoogleAccess.GOOGLE, GoogleStub.KEY, Locale.GERMAN).toString())
                .doesNotContain(GoogleStub.KEY);
    }

    @Test
    void whatThePageKeepsStaysInItsFolder(FxRobot robot) {
        google.answer("localStorage.setItem('seen', 'a map');" + GoogleStub.WORKS);
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(GoogleStub.KEPT.resolve("localstorage")).isNotEmptyDirectory());
    }

    private BufferedImage picture(FxRobot robot) {
        return Pictures.save(robot, scene, "map-google-stub");
    }

    @Test
    void aKeyThatIsRefusedIsALossWhetherAtOnceOrLater(FxRobot robot) {
        google.answer(GoogleStub.REFUSES);
        open(Duration.seconds(20), robot);

        waitFor(new GroundState.Lost(Loss.REFUSED));
    }

    @Test
    void aKeyThatIsRefusedAfterTheMapCameIsALossToo(FxRobot robot) {
        google.answer(GoogleStub.WORKS + "setTimeout(gm_authFailure, 1500);");
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        waitFor(new GroundState.Lost(Loss.REFUSED));
    }

    @Test
    void withoutANetworkThereIsALossAndTheMapComesBackWithIt(FxRobot robot) {
        google.lose();
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.UNREACHABLE));
        robot.interact(() -> map.retry());
        assertThat(map.stateProperty().getValue()).isEqualTo(new GroundState.Lost(Loss.UNREACHABLE));

        google.comeBack();
        robot.interact(() -> map.retry());
        waitFor(new GroundState.Ready());
    }

    @Test
    void aServerThatHangsIsSlow(FxRobot robot) {
        google.answer(GoogleStub.HANGS);
        open(Duration.seconds(1), robot);

        waitFor(new GroundState.Lost(Loss.SLOW));
    }

    @Test
    void aMapWhoseTilesNeverCameIsNotReadyAndSlowInTheEnd(FxRobot robot) {
        google.give(GoogleStub.Tiles.HANG);
        List<GroundState> states = new ArrayList<>();
        open(Duration.seconds(6), robot);
        robot.interact(() -> map.stateProperty().subscribe((GroundState now) -> states.add(now)));

        waitFor(new GroundState.Lost(Loss.SLOW));

        assertThat(states).containsExactly(new GroundState.Loading(), new GroundState.Lost(Loss.SLOW));
    }

    @Test
    void aTileThatDoesNotComeEndsTheMapUntilTilesComeAgain(FxRobot robot) {
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        google.give(GoogleStub.Tiles.FAIL);
        robot.interact(() -> map.look(new MapView(0.6, 0.4, 8, 640, 400)));
        waitFor(new GroundState.Loading());

        google.give(GoogleStub.Tiles.COME);
        robot.interact(() -> map.look(new MapView(0.61, 0.41, 8, 640, 400)));
        waitFor(new GroundState.Ready());
    }

    @Test
    void tilesThatNoLongerComeAreALossInTheEnd(FxRobot robot) {
        open(Duration.seconds(6), robot);
        waitFor(new GroundState.Ready());

        google.give(GoogleStub.Tiles.FAIL);
        robot.interact(() -> map.look(new MapView(0.6, 0.4, 8, 640, 400)));

        waitFor(new GroundState.Loading());
        waitFor(new GroundState.Lost(Loss.SLOW));
    }

    @Test
    void whereGoogleIsGoneThatIsSeenSoonAfterTheMapIsMoved(FxRobot robot) {
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());

        google.lose();
        robot.interact(() -> map.look(new MapView(0.6, 0.4, 8, 640, 400)));

        waitFor(new GroundState.Lost(Loss.UNREACHABLE));
    }

    @Test
    void whileNobodyAnswersAfterAMoveTheMapIsLoading(FxRobot robot) {
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Ready());
        CountDownLatch answered = new CountDownLatch(1);

        google.answerSlowly(answered);
        google.give(GoogleStub.Tiles.HANG);
        robot.interact(() -> map.look(new MapView(0.6, 0.4, 8, 640, 400)));
        waitFor(new GroundState.Loading());

        answered.countDown();
        waitFor(new GroundState.Ready());
    }

    @Test
    void junkIsToldAsJunk(FxRobot robot) {
        google.answer("this is no script");
        open(Duration.seconds(20), robot);

        waitFor(new GroundState.Lost(Loss.UNREADABLE));
    }

    @Test
    void thePageCannotCallTheProgramNorLeave(FxRobot robot) {
        google.answer("pitwall.state = typeof libLoadBridge === 'undefined' ? 'refused' : 'broken';");
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.REFUSED));

        google.answer("window.location = '" + google.at("/elsewhere") + "';");
        robot.interact(() -> map.close());
        open(Duration.seconds(20), robot);
        waitFor(new GroundState.Lost(Loss.UNREADABLE));
        assertThat(google.requests()).noneMatch(request -> request.contains("elsewhere"));
    }
}
