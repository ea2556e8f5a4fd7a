package pitwall.app.tiles;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.map.MapParts;
import pitwall.views.cars.map.MapScreen;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.map.BaseMapFile;
import pitwall.views.map.KeptBaseMap;
import pitwall.views.map.layer.LayerMemory;
import pitwall.views.map.layer.MapGrounds;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// Shows the map with the console's own online layers and a key for Google, and ends. With the argument `google` that
/// map is made too, and closed before its page asks for anything.
final class MapProgram {
    private MapProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        OnlineLayers layers = new OnlineLayers(
                Path.of("target", "no-maps"),
                Map.of(OnlineLayers.GOOGLE_KEY, "AIza-not-a-real-key-0001"),
                () -> {
                    throw new IllegalStateException("nobody is asked");
                },
                () -> Locale.ENGLISH,
                Runnable::run,
                Platform::runLater,
                InstantSource.system());
        CountDownLatch shown = new CountDownLatch(1);
        Platform.startup(() -> {
            show(layers);
            if (arguments.length > 0 && arguments[0].equals("google")) {
                layers.google().close();
            }
            Platform.runLater(shown::countDown);
        });
        shown.await();
        Platform.exit();
    }

    private static void show(OnlineLayers layers) {
        InstantSource clock = InstantSource.system();
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        MapScreen screen = new MapScreen(
                new MapParts(
                        new FleetModel(clock),
                        new LinkedCars(),
                        new MapGrounds(new KeptBaseMap(BaseMapFile::bundled), layers, LayerMemory.NONE),
                        themes,
                        Runnable::run,
                        Runnable::run,
                        clock,
                        () -> OfflineStatus.NOTHING),
                new Surroundings(
                        Strings.of(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))),
                        new Navigator() {
                            @Override
                            public void open(Destination destination) {}

                            @Override
                            public void toast(String sentence, Optional<Runnable> undo) {}
                        },
                        (_, _) -> OpenSheet.ANSWERED));
        Scene scene = new Scene((Parent) screen.node(), 1280, 800);
        themes.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }
}
