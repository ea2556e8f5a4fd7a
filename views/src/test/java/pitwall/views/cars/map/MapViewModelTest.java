package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class MapViewModelTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final LinkedCars linked = new LinkedCars();
    private final CarList list = linked.list(fleet, Runnable::run, Runnable::run, clock);
    private final CarList side = linked.list(fleet, Runnable::run, Runnable::run, clock);
    private final MapViewModel model =
            new MapViewModel(fleet, linked, list, side, Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))));

    @Test
    void theTableBesideTheMapWaitsForTheCarsOnIt() {
        fleet.accept(SampleFleet.live(MapStage.cars(50)));
        model.shown();

        assertThat(list.listing().size()).isEqualTo(50);
        assertThat(side.listing().size()).isZero();
        assertThat(model.headingProperty().get()).isEqualTo("50 cars, the worst first");

        CarPoints points = CarPoints.of(list.listing(), list.picture().snapshot(), list.time());
        model.drawn(new CarDrawing(points, MapMode.CLUSTERS, List.of(), HexGrid.NONE));

        assertThat(side.listing().size()).isEqualTo(50);
        assertThat(model.headingProperty().get()).isEqualTo("50 cars, the worst first");
    }

    @Test
    void withoutAPictureOfTheCarsTheTableComesAllTheSame() {
        fleet.accept(SampleFleet.live(MapStage.cars(50)));
        model.shown();

        model.beside();
        model.beside();

        assertThat(side.listing().size()).isEqualTo(50);
    }

    @Test
    void whatWasHiddenBeginsAnew() {
        fleet.accept(SampleFleet.live(MapStage.cars(50)));
        model.shown();
        model.beside();
        model.hidden();
        fleet.accept(SampleFleet.live(MapStage.cars(60)));

        model.shown();
        model.beside();

        assertThat(side.listing().size()).isEqualTo(60);
    }
}
