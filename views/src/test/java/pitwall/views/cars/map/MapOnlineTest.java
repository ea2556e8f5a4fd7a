package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.RegionMap;
import pitwall.views.map.layer.LayerMemory;
import pitwall.views.map.layer.OnlineMaps;
import pitwall.views.map.tiles.Squares;
import pitwall.views.map.tiles.TileAnswer;
import pitwall.views.map.tiles.TileId;
import pitwall.views.map.tiles.TileMap;
import pitwall.views.map.tiles.TileServer;
import pitwall.views.map.tiles.TileSource;
import pitwall.views.testing.NothingUncaught;

/// The map with another one under the cars; every test leaves a picture in `target/screens`.
@ExtendWith({ApplicationExtension.class, NothingUncaught.class})
@SuppressWarnings("NullAway.Init") // every test opens its map first
class MapOnlineTest {
    private static final String CHOSEN = "tiles\nhttps://tiles.example/{z}/{x}/{y}.png\n© Streets of Example\n";

    private final AtomicReference<Function<TileId, TileAnswer>> answer =
            new AtomicReference<>(id -> new TileAnswer.Found(Squares.png(id)));
    private Stage stage;
    private MapStage map;

    @Start
    private void start(Stage shown) {
        stage = shown;
    }

    private void open(Locale locale, String chosen, FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, locale, new Squared(), new Remembered(chosen));
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
        });
    }

    @Test
    void theSquaresOfAServerLieUnderTheCarsAndSayWhoseTheyAre(FxRobot robot) {
        open(Locale.ENGLISH, CHOSEN, robot);

        Awaitility.await().until(() -> credit().startsWith("© Streets of Example"));
        // the squares come one after the other, and the last of them ends the sentence
        Awaitility.await().until(() -> note().isEmpty());
        map.capture(robot, "map-tiles-dark");
        assertThat(map.scene.lookup(".map-tiles").isVisible()).isTrue();
        assertThat(note()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, Tile server cannot be reached.",
        "SLOW, Tile server takes too long to answer.",
        "REFUSED, Tile server refuses:",
    })
    void aServerThatIsLostLeavesTheBuiltInMapAndOneSentence(Loss loss, String sentence, FxRobot robot) {
        answer.set(_ -> new TileAnswer.Failed(loss));
        open(Locale.ENGLISH, CHOSEN, robot);

        Awaitility.await().until(() -> note().startsWith(sentence));
        map.capture(robot, "map-tiles-" + loss + "-dark");
        assertThat(map.scene.lookup(".map-tiles").isVisible()).isFalse();
        assertThat(credit()).isEqualTo("Natural Earth · GeoNames (CC BY 4.0)");
    }

    @Test
    void junkIsToldAsJunk(FxRobot robot) {
        answer.set(_ -> new TileAnswer.Found(new byte[] {1, 2, 3}));
        open(Locale.GERMAN, CHOSEN, robot);

        Awaitility.await().until(() -> note().startsWith("Kachelserver antwortet mit etwas, das keine Karte ist."));
        map.capture(robot, "map-tiles-junk-german-dark");
    }

    @Test
    void aServerIsNamedOnTheMap(FxRobot robot) {
        open(Locale.ENGLISH, "", robot);
        assertThat(map.scene.lookup(".map-tiles")).isNull();

        robot.interact(() -> {
            MenuButton menu = (MenuButton) map.scene.lookup(".map-layers");
            menu.getItems().getLast().fire();
            fields().getFirst().setText("http://tiles.example/{z}/{x}/{y}.png");
            fields().getLast().setText("© Streets of Example");
            button("Use").fire();
        });
        map.capture(robot, "map-tiles-flaw-dark");
        assertThat(labels()).anyMatch(text -> text.startsWith("Without encryption (http)"));

        robot.interact(() -> {
            fields().getFirst().setText("https://tiles.example/{z}/{x}/{y}.png");
            button("Use").fire();
        });
        Awaitility.await().until(() -> credit().startsWith("© Streets of Example"));
        assertThat(map.scene.lookup(".map-server").isVisible()).isFalse();
    }

    private List<TextField> fields() {
        return map.scene.lookup(".map-server").lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .toList();
    }

    private Button button(String text) {
        return map.scene.lookup(".map-server").lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> labels() {
        return map.scene.lookup(".map-server").lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private String credit() {
        return ((Label) map.scene.lookup(".map-credit")).getText();
    }

    private String note() {
        Labeled note = (Labeled) map.scene.lookup(".map-note");
        return note.isVisible() ? note.getText() : "";
    }

    private final class Squared implements OnlineMaps {
        @Override
        public RegionMap tiles(TileServer server) {
            TileSource source = new TileSource() {
                @Override
                public TileAnswer tile(TileId id) {
                    return answer.get().apply(id);
                }

                @Override
                public void isNoPicture(TileId id) {}

                @Override
                public boolean keeps() {
                    return true;
                }
            };
            return new TileMap(server, source, Runnable::run, Runnable::run);
        }

        @Override
        public boolean hasGoogleKey() {
            return false;
        }

        @Override
        public RegionMap google() {
            throw new AssertionError("there is no key");
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

    private record Remembered(String text) implements LayerMemory {
        @Override
        public String load() {
            return text;
        }

        @Override
        public void save(String changed) {}
    }
}
