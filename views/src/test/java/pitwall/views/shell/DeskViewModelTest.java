package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;

class DeskViewModelTest {
    private static final CarId FIRST = new CarId("WBA-00001");
    private static final CarId SECOND = new CarId("WBA-00002");

    private final DeskViewModel desk = new DeskViewModel(
            List.of(
                    new ScreenKind("cars", "cars.title", "mdi2c-car", "Ctrl+2", _ -> new Plain("cars")),
                    ScreenKind.ofObject("car", "cars.title", "mdi2c-car", _ -> new OfCar())),
            Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC)),
            (_, _) -> {},
            new ActivityLog(() -> Instant.EPOCH),
            (_, _) -> OpenSheet.ANSWERED,
            (_, usual) -> usual,
            DeskViewModel.Beside.NOTHING);

    @Test
    void whatBecameSomethingElseLeavesNoTabBehind() {
        desk.open(new Destination.Cars(""));
        desk.open(new Destination.Car(FIRST));
        Screen first = desk.frontProperty().get();

        desk.become(new Destination.Car(SECOND));

        assertThat(desk.openScreens()).hasSize(2).doesNotContain(first);
        assertThat(desk.frontProperty().get()).isNotSameAs(first);
        desk.become(new Destination.Car(SECOND));
        assertThat(desk.openScreens()).as("it is there already").hasSize(2);
    }

    @Test
    void everyCarHasATabOfItsOwn() {
        desk.open(new Destination.Car(FIRST));
        desk.open(new Destination.Car(SECOND));
        Screen second = desk.frontProperty().get();
        desk.open(new Destination.Car(FIRST));

        assertThat(desk.openScreens()).hasSize(2);
        assertThat(desk.frontProperty().get()).isNotSameAs(second);
    }

    @Test
    void theWayBackLeadsToTheObjectThatWasShown() {
        desk.open(new Destination.Cars(""));
        desk.open(new Destination.Car(FIRST));
        Screen first = desk.frontProperty().get();
        desk.open(new Destination.Car(SECOND));

        desk.travel(-1);
        assertThat(desk.frontProperty().get()).isSameAs(first);
        desk.travel(-1);
        assertThat(desk.frontProperty().get()).extracting(Screen::id).isEqualTo("cars");
    }

    @Test
    void aClosedTabIsMadeAnew() {
        desk.open(new Destination.Car(FIRST));
        Screen before = desk.frontProperty().get();
        desk.close(desk.openScreens().getFirst());
        desk.open(new Destination.Car(FIRST));

        assertThat(desk.openScreens()).hasSize(1).doesNotContain(before);
    }

    @Test
    void aPreparedScreenIsOpenOnlyOnceSomebodyIsLedThere() {
        desk.prepare("car");
        assertThat(desk.openScreens()).isEmpty();

        desk.open(new Destination.Cars(""));
        assertThat(desk.openScreens()).extracting(Screen::id).containsExactly("cars");
        desk.open(new Destination.Car(FIRST));
        Screen first = desk.openScreens().getLast();
        desk.open(new Destination.Car(SECOND));

        assertThat(desk.openScreens()).hasSize(3);
        assertThat(desk.openScreens().getLast())
                .as("what was prepared is used once")
                .isNotSameAs(first);
    }

    @Test
    void aDestinationWithoutAScreenLeadsNowhere() {
        desk.open(new Destination.Cars(""));
        desk.open(new Destination.Rollout("R-118"));

        assertThat(desk.frontProperty().get()).extracting(Screen::id).isEqualTo("cars");
        assertThat(desk.openScreens()).hasSize(1);
    }

    @Test
    void aTabKnowsWhereItIs() {
        desk.open(new Destination.Car(SECOND));

        assertThat(desk.placeOf(desk.openScreens().getFirst())).contains(new Destination.Car(SECOND));
    }

    private static class Plain implements Screen {
        private final String id;
        private final Region node = new Region();

        Plain(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper(id);
        }

        @Override
        public ObservableValue<String> status() {
            return new ReadOnlyStringWrapper("");
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public List<UiAction> actions() {
            return List.of();
        }

        @Override
        public void shown() {}

        @Override
        public void hidden() {}

        @Override
        public void focus() {}
    }

    private static final class OfCar extends Plain {
        private @Nullable CarId car;

        OfCar() {
            super("car");
        }

        @Override
        public boolean shows(Destination destination) {
            return destination instanceof Destination.Car(CarId id) && (car == null || car.equals(id));
        }

        @Override
        public void arrive(Destination destination) {
            if (destination instanceof Destination.Car(CarId id)) {
                car = id;
            }
        }
    }
}
