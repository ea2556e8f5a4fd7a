package pitwall.views.cars.map;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.map.BaseMapFile;
import pitwall.views.map.BaseMapRead;
import pitwall.views.map.KeptBaseMap;
import pitwall.views.map.layer.LayerMemory;
import pitwall.views.map.layer.MapGrounds;
import pitwall.views.map.layer.OnlineMaps;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.ScriptedRegions;
import pitwall.views.testing.ScriptedTracks;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The map in a window of its own, on a clock that stands still. Whatever is worked out elsewhere is worked out at
/// once.
final class MapStage {
    private static final BaseMapRead BASE = BaseMapFile.bundled();
    private static final double[][] TOWNS = {
        {48.14, 11.58, 0.25},
        {52.52, 13.40, 0.2},
        {53.55, 10.0, 0.12},
        {50.94, 6.96, 0.18},
        {48.78, 9.18, 0.1},
        {50.11, 8.68, 0.1},
        {47.07, 15.44, 0.05}
    };

    final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final LinkedCars linked = new LinkedCars();
    final List<Destination> opened = new ArrayList<>();
    final ScriptedTracks tracks = new ScriptedTracks();
    final ScriptedRegions regions = new ScriptedRegions();
    final List<Confirmation> sheets = new ArrayList<>();
    final MapScreen screen;
    final Scene scene;
    private final Themes themes;

    MapStage(Stage stage, Locale locale) {
        this(stage, locale, BASE, Runnable::run);
    }

    MapStage(Stage stage, Locale locale, BaseMapRead base, Executor background) {
        this(stage, locale, MapGrounds.builtIn(new KeptBaseMap(() -> base)), background);
    }

    MapStage(Stage stage, Locale locale, OnlineMaps online, LayerMemory memory) {
        this(stage, locale, new MapGrounds(new KeptBaseMap(() -> BASE), online, memory), Runnable::run);
    }

    private MapStage(Stage stage, Locale locale, MapGrounds grounds, Executor background) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        Strings strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        MapParts parts = new MapParts(
                fleet,
                linked,
                grounds,
                themes,
                background,
                Runnable::run,
                clock,
                () -> OfflineStatus.NOTHING,
                new MapSources(regions, tracks, regions));
        screen = new MapScreen(
                parts,
                new Surroundings(
                        strings,
                        new Navigator() {
                            @Override
                            public void open(Destination destination) {
                                opened.add(destination);
                            }

                            @Override
                            public void toast(String sentence, Optional<Runnable> undo) {}
                        },
                        (confirmation, confirmed) -> {
                            sheets.add(confirmation);
                            confirmed.accept("");
                            return OpenSheet.ANSWERED;
                        }));
        scene = new Scene((javafx.scene.Parent) screen.node(), 1280, 800);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
        LastScreen.now(stage, screen);
        screen.shown();
    }

    /// As the clock of the screen does a few times a second.
    void tick() {
        screen.hidden();
        screen.shown();
    }

    void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }

    void write(int textPercent, Density density) {
        themes.change(
                themes.appearanceProperty().get().withTextPercent(textPercent).withDensity(density));
    }

    /// How large text is, 1 for the usual size.
    double size() {
        return themes.scaleProperty().get();
    }

    /// Does one of the screen's actions.
    void run(String action) {
        screen.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    /// Does what a key of the screen does, for example `Ctrl+F`.
    void press(String keys) {
        screen.actions().stream()
                .filter(each -> each.defaultKeys().equals(keys))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    CarMap map() {
        return (CarMap) scene.lookup(".car-map");
    }

    BufferedImage capture(FxRobot robot, String name) {
        return Pictures.save(robot, scene, name.toLowerCase(Locale.ROOT));
    }

    /// Cars around the towns of a country, a few on a street between them.
    static List<Car> cars(int count) {
        Random random = new Random(7);
        List<Car> cars = new ArrayList<>();
        for (Car car : new SampleFleet(1).cars(count)) {
            Vitals vitals = car.vitals();
            Position before = vitals.position();
            if (before == null) {
                cars.add(car);
                continue;
            }
            double[] town = TOWNS[Math.min(TOWNS.length - 1, (int) Math.abs(random.nextGaussian() * 3))];
            cars.add(at(
                    car, town[0] + random.nextGaussian() * town[2] * 0.6, town[1] + random.nextGaussian() * town[2]));
        }
        return cars;
    }

    static Car at(Car car, double latitude, double longitude) {
        Vitals v = car.vitals();
        Position before = v.position();
        Position position = new Position(
                latitude,
                longitude,
                before == null ? 0 : before.headingDegrees(),
                before == null ? SampleFleet.NOW : before.at());
        return at(car, position);
    }

    /// As somebody is told of it who knows only regions.
    static Car withoutPosition(Car car) {
        return at(car, null);
    }

    /// With a position of another time.
    static Car at(Car car, double latitude, double longitude, Instant when) {
        return at(car, new Position(latitude, longitude, 0, when));
    }

    private static Car at(Car car, @Nullable Position position) {
        Vitals v = car.vitals();
        return car.with(new Vitals(
                v.heard(),
                position,
                v.speedKmh(),
                v.batteryPercent(),
                v.charging(),
                v.progressPercent(),
                v.temperatureCelsius(),
                v.cpuPercent(),
                v.memoryPercent(),
                v.diskPercent(),
                v.signalPercent(),
                v.uptimeSeconds()));
    }
}
