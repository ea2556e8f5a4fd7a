package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;

/// A shift opens and closes hundreds of tabs, and each has pictures of megabytes.
@UsesToolkit
class ClosedTabsTest {
    private static final int CARS = 12;

    @TempDir
    Path folder;

    @Test
    void nothingOfAClosedTabStays() {
        try (RolloutDesk desk = RolloutDesk.open(folder, CARS, RolloutDesk::quick)) {
            ConsoleUnderTest console = desk.console();
            List<CarId> cars = new ArrayList<>();
            console.latest().snapshot().forEach(car -> cars.add(car.id()));
            desk.launch(plan(cars.getFirst()));
            eventually("the rollout is known")
                    .until(() -> !console.latest().snapshot().board().rollouts().isEmpty());
            String rollout =
                    console.latest().snapshot().board().rollouts().getFirst().id();

            Map<Destination, WeakReference<Screen>> screens = new LinkedHashMap<>();
            for (Destination destination : destinations(cars, rollout)) {
                screens.put(destination, console.openAndClose(destination));
            }

            eventually("nothing of the screens is left").untilAsserted(() -> {
                System.gc();
                screens.values().removeIf(screen -> screen.refersTo(null));
                assertThat(screens.keySet()).isEmpty();
            });
        }
    }

    /// Every screen; the last one stays open.
    private List<Destination> destinations(List<CarId> cars, String rollout) {
        return List.of(
                new Destination.Cars(""),
                new Destination.Overview(),
                new Destination.Map(""),
                new Destination.Car(cars.get(0)),
                new Destination.Car(cars.get(1)),
                new Destination.Case(Optional.of(folder.resolve("none.pitwall"))),
                new Destination.Compare(cars.get(0), cars.get(1)),
                new Destination.Rollouts(),
                new Destination.Rollout(rollout),
                new Destination.DraftFor("", ""),
                new Destination.Releases(""),
                new Destination.Approvals(),
                new Destination.Logs(""),
                new Destination.Audit(""),
                new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, ""),
                new Destination.Alarms(Destination.Alarms.Tab.CHANNELS, ""),
                new Destination.Settings(),
                new Destination.Releases("4.3.1"));
    }

    private static CreateRollout plan(CarId car) {
        PhaseWish phase = new PhaseWish(
                "One",
                null,
                Set.of(car),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null);
        return new CreateRollout("One car", "4.3.1", null, List.of(phase), null, null, null, null, null, null);
    }
}
