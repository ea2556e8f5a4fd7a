package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.RegionMap;
import pitwall.views.map.google.GoogleStub;
import pitwall.views.map.layer.LayerMemory;
import pitwall.views.map.layer.OnlineMaps;
import pitwall.views.map.tiles.TileServer;
import pitwall.views.testing.NothingUncaught;
import pitwall.views.testing.ToolkitEnds;

/// Google Maps under the cars as somebody meets it on the screen, in a real web view with a stub for Google; every test
/// leaves a picture in `target/screens`.
@Isolated // GMapsFX knows one web view in a program
@ExtendWith({ApplicationExtension.class, NothingUncaught.class, ToolkitEnds.class})
@SuppressWarnings("NullAway.Init") // every test opens its map first
class MapGoogleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String BUILT_IN = "Natural Earth · GeoNames (CC BY 4.0)";

    private final GoogleStub google = new GoogleStub();
    private Stage stage;
    private MapStage map;

    @Start
    private void start(Stage shown) {
        stage = shown;
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> map.screen.hidden());
        google.close();
    }

    /// The built-in map, and one key (L) to the next layer.
    private void openAndTurn(Locale locale, FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, locale, new OnlyGoogle(), LayerMemory.NONE);
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
        });
        assertThat(map.scene.lookup(".map-google"))
                .as("nothing before it is chosen")
                .isNull();
        robot.interact(() -> map.run("map.layer"));
    }

    @Test
    void whereTheKeyIsTakenTheCarsStandOnGoogle(FxRobot robot) {
        openAndTurn(Locale.ENGLISH, robot);

        Awaitility.await().atMost(PATIENCE).until(() -> credit().equals("Google Maps · " + BUILT_IN));
        Awaitility.await().until(() -> note().isEmpty());
        map.capture(robot, "map-google-works-dark");
        isSeen();
        carsAreThere();

        robot.interact(() -> map.run("map.layer"));
        assertThat(map.scene.lookup(".map-google"))
                .as("one key more is the built-in map")
                .isNull();
        assertThat(credit()).isEqualTo(BUILT_IN);
    }

    @Test
    void untilItsTilesAreThereTheBuiltInMapIsSeen(FxRobot robot) {
        google.give(GoogleStub.Tiles.HANG);
        openAndTurn(Locale.ENGLISH, robot);
        Awaitility.await().atMost(PATIENCE).until(google::isAskedForTiles);

        assertThat(note()).isEqualTo("Google Maps is being loaded.");
        map.capture(robot, "map-google-coming-dark");
        assertThat(ground().getOpacity()).isZero();
        assertThat(credit()).isEqualTo(BUILT_IN);
        carsAreThere();
    }

    @Test
    void whereTheKeyIsRefusedTheBuiltInMapStaysWithOneSentence(FxRobot robot) {
        google.answer(GoogleStub.REFUSES);
        openAndTurn(Locale.ENGLISH, robot);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> note().equals(
                                        "Google Maps refuses: its key or its terms do not allow it. The built-in map is shown."));
        map.capture(robot, "map-google-refused-dark");
        builtInMapIsSeen();
    }

    @Test
    void whereTheNetworkIsLostMeanwhileTheBuiltInMapComesBack(FxRobot robot) {
        openAndTurn(Locale.GERMAN, robot);
        Awaitility.await().atMost(PATIENCE).until(() -> credit().startsWith("Google Maps · "));

        google.lose();

        Awaitility.await().atMost(PATIENCE).until(() -> note().startsWith("Google Maps ist nicht erreichbar."));
        map.capture(robot, "map-google-lost-german-dark");
        builtInMapIsSeen();

        google.comeBack();
        robot.interact(() -> map.tick());
        Awaitility.await().atMost(PATIENCE).until(() -> credit().startsWith("Google Maps · "));
        isSeen();
    }

    private void isSeen() {
        assertThat(ground().isVisible()).isTrue();
        assertThat(ground().getOpacity()).isOne();
    }

    private void builtInMapIsSeen() {
        assertThat(ground().isVisible()).isFalse();
        assertThat(credit()).isEqualTo(BUILT_IN);
        carsAreThere();
    }

    private void carsAreThere() {
        assertThat(map.map().drawing().clusters().stream()
                        .mapToInt(Cluster::count)
                        .sum())
                .isEqualTo(map.map().drawing().points().size())
                .isPositive();
    }

    private Node ground() {
        return map.scene.lookup(".map-google");
    }

    private String credit() {
        return ((Label) map.scene.lookup(".map-credit")).getText();
    }

    private String note() {
        Labeled note = (Labeled) map.scene.lookup(".map-note");
        return note.isVisible() ? note.getText() : "";
    }

    /// There is a key, and no tile server.
    private final class OnlyGoogle implements OnlineMaps {
        @Override
        public RegionMap tiles(TileServer server) {
            throw new AssertionError("no server is named");
        }

        @Override
        public boolean hasGoogleKey() {
            return true;
        }

        @Override
        public RegionMap google() {
            return google.map(javafx.util.Duration.seconds(30));
        }

        @Override
        public Set<String> plainHosts() {
            return Set.of();
        }

        @Override
        public boolean keepsTiles() {
            return true;
        }
    }
}
