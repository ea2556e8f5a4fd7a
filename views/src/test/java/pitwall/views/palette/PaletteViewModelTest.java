package pitwall.views.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.client.SeenAlarms;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Place;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;

class PaletteViewModelTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private final KeyMap keys = new KeyMap(Map.of());
    private final List<String> happened = new ArrayList<>();
    private final List<String> chosen = new ArrayList<>();

    @BeforeEach
    void fill() {
        fleet.accept(Frames.of(
                Frames.live(),
                Frames.operator(),
                FleetSnapshot.of(List.of(FleetFixtures.wellCar("WBA-00041"), FleetFixtures.wellCar("WBA-00410")))));
        keys.register(
                KeyMap.EVERYWHERE,
                List.of(
                        UiAction.always("shell.go.cars", "shell.nav.cars", "Ctrl+2", () -> happened.add("cars")),
                        UiAction.always("shell.help", "action.help", "F1", () -> happened.add("help")),
                        disabled()));
    }

    @Test
    void sectionsStandInFixedOrder() {
        PaletteViewModel palette = palette(List.of("shell.help"));

        assertThat(headings(palette)).containsExactly("Go to", "Commands", "Recent");
    }

    @Test
    void aCarIsFoundByItsNumberAndOpened() {
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set("41");

        palette.choice().orElseThrow().run();

        assertThat(happened).containsExactly("Car[id=WBA-00041]");
        assertThat(chosen).containsExactly("car:WBA-00041");
    }

    @Test
    void rolloutsAndAlarmsAreFoundByTheirNumbersAndWords() {
        board(SampleAlarms.many());
        PaletteViewModel palette = palette(List.of("rollout:R-118", "alarm:A-17", "alarm:A-1"));
        assertThat(titles(palette))
                .as("nothing was typed")
                .containsOnlyOnce("R-118 · Stack 4.3.0")
                .contains("Recent");

        palette.queryProperty().set("r-118");
        palette.choice().orElseThrow().run();
        palette.queryProperty().set("a-17");
        palette.choiceBeside().orElseThrow().run();
        palette.queryProperty().set("memory of wba-00053");
        palette.choice().orElseThrow().run();

        assertThat(happened)
                .containsExactly(
                        "Rollout[id=R-118]",
                        "beside " + new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, "A-17"),
                        new Destination.Alarms(Destination.Alarms.Tab.SHELVED, "A-21").toString());
        assertThat(chosen).containsExactly("rollout:R-118", "alarm:A-17", "alarm:A-21");
    }

    @Test
    void aFloodOfAlarmsHidesNoCar() {
        board(SampleAlarms.flood(300));
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set("wba-000");

        assertThat(titles(palette)).contains("WBA-00041 · Car WBA-00041").hasSizeLessThan(20);
        palette.choice().orElseThrow().run();
        assertThat(happened).as("a car comes first").containsExactly("Car[id=WBA-00041]");
    }

    private void board(List<AlarmView> alarms) {
        FleetBoard board =
                new FleetBoard(List.of(SampleRollouts.pausedByGate()), null, new SeenAlarms(alarms, AlarmLoad.NONE));
        fleet.accept(Frames.of(
                Frames.live(),
                Frames.operator(),
                FleetSnapshot.of(List.of(FleetFixtures.wellCar("WBA-00041"))).beside(board, List.of())));
    }

    @Test
    void theCarsMayComeLaterAndMoveNoChoiceThatWasMade() {
        PaletteViewModel palette = new PaletteViewModel(sources(), strings, List.of("car:WBA-00041"), chosen::add);
        assertThat(palette.completeProperty().get()).isFalse();
        palette.move(1);
        Runnable before = palette.choice().orElseThrow();

        palette.arrived(CarIndex.of(fleet.frame().snapshot()));
        before.run();
        palette.choice().orElseThrow().run();

        assertThat(palette.completeProperty().get()).isTrue();
        assertThat(titles(palette)).contains("Recent");
        assertThat(happened).containsExactly("help", "help");
    }

    @Test
    void aGreaterSignLimitsToCommands() {
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set("> help");

        assertThat(titles(palette)).containsExactly("Commands", "Help for this screen");
    }

    @Test
    void aTimeLeadsIntoThePast() {
        PaletteViewModel palette = palette(List.of());
        Instant now = fleet.serverNowProperty().get();

        palette.queryProperty().set("@-20m");
        palette.choice().orElseThrow().run();
        palette.queryProperty().set("@2026-05-03 13:42");
        assertThat(titles(palette)).hasSize(2).first().isEqualTo("Go to");
        assertThat(titles(palette).getLast()).startsWith("To 2026-05-03 13:42:00");
        palette.choiceBeside().orElseThrow().run();

        assertThat(happened)
                .containsExactly(
                        new Destination.Past(now.minusSeconds(1_200)).toString(),
                        new Destination.Past(Instant.parse("2026-05-03T13:42:00Z")).toString());
        assertThat(chosen).as("a time is nothing to come back to").isEmpty();
    }

    @Test
    void whatIsNoTimeOrStillToComeIsSaidAndDoesNothing() {
        PaletteViewModel palette = palette(List.of());

        palette.queryProperty().set("@");
        assertThat(reason(palette)).contains("Type a time like 13:42, -20m or 2026-11-21 13:42");
        palette.queryProperty().set("@wba");
        assertThat(reason(palette)).contains("Type a time like 13:42, -20m or 2026-11-21 13:42");
        assertThat(palette.choice()).isEmpty();
        palette.queryProperty().set("@2999-01-01 00:00");

        assertThat(reason(palette)).contains("This time is still to come");
        assertThat(palette.choice()).isEmpty();
        assertThat(happened).isEmpty();
    }

    private static Optional<String> reason(PaletteViewModel palette) {
        return ((PaletteRow.Entry) palette.rows().getLast()).disabledReason();
    }

    @Test
    void aDisabledCommandIsShownWithItsReasonAndDoesNothing() {
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set(">resync");

        PaletteRow.Entry entry = (PaletteRow.Entry) palette.rows().get(1);
        assertThat(entry.disabledReason()).contains("Needs a live connection");
        assertThat(palette.choice()).isEmpty();
    }

    @Test
    void theChoiceStepsOverHeadingsAndStopsAtTheEnds() {
        PaletteViewModel palette = palette(List.of("shell.help"));

        assertThat(palette.highlightedProperty().get()).isEqualTo(1);
        palette.move(1);
        assertThat(palette.highlightedProperty().get()).isEqualTo(3);
        palette.move(99);
        assertThat(palette.highlightedProperty().get()).isEqualTo(palette.rows().size() - 1);
        palette.move(-99);
        assertThat(palette.highlightedProperty().get()).isEqualTo(1);
    }

    @Test
    void laterFramesNeverMoveTheChosenLine() {
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set("wba");
        palette.move(1);
        List<PaletteRow> before = List.copyOf(palette.rows());

        fleet.accept(Frames.of(
                Frames.live(), Frames.operator(), FleetSnapshot.of(List.of(FleetFixtures.wellCar("WBA-00001")))));

        assertThat(palette.rows()).isEqualTo(before);
        assertThat(palette.highlightedProperty().get()).isEqualTo(2);
    }

    @Test
    void aSavedViewIsAPlaceToGoTo() {
        Place night = new Place("cars/mine", "My night view", new Destination.CarsView("mine"));
        PaletteViewModel palette = new PaletteViewModel(sources(List.of(night)), strings, List.of(), chosen::add);
        palette.queryProperty().set("night");

        assertThat(titles(palette)).containsExactly("Go to", "My night view");
        palette.choice().orElseThrow().run();

        assertThat(happened).containsExactly("CarsView[name=mine]");
        assertThat(chosen).containsExactly("view:cars/mine");
    }

    @Test
    void withCtrlACarOpensInATabOfItsOwn() {
        PaletteViewModel palette = palette(List.of());
        palette.queryProperty().set("00041");

        palette.choiceBeside().orElseThrow().run();

        assertThat(happened).containsExactly("beside Cars[query=id:WBA-00041]");
    }

    @Test
    void recentChoicesThatAreGoneAreLeftOut() {
        PaletteViewModel palette = palette(List.of("car:WBA-99999", "car:WBA-00041"));

        assertThat(titles(palette)).endsWith("Recent", "WBA-00041 · Car WBA-00041");
    }

    private PaletteViewModel palette(List<String> recent) {
        PaletteViewModel palette = new PaletteViewModel(sources(), strings, recent, chosen::add);
        palette.arrived(CarIndex.of(fleet.frame().snapshot()));
        return palette;
    }

    private PaletteSources sources() {
        return sources(List.of());
    }

    private PaletteSources sources(List<Place> places) {
        Navigator navigator = new Navigator() {
            @Override
            public void open(Destination destination) {
                happened.add(destination.toString());
            }

            @Override
            public void openNew(Destination destination) {
                happened.add("beside " + destination);
            }

            @Override
            public void toast(String sentence, Optional<Runnable> undo) {}
        };
        return new PaletteSources(fleet, strings, keys, navigator, places, KeyMap.EVERYWHERE);
    }

    private UiAction disabled() {
        return new UiAction(
                "shell.resync",
                "action.resync",
                "F5",
                UiAction.Danger.D0,
                new SimpleObjectProperty<>(Optional.of(strings.get("disabled.offline"))),
                () -> happened.add("resync"));
    }

    private static List<String> headings(PaletteViewModel palette) {
        return palette.rows().stream()
                .filter(row -> row instanceof PaletteRow.Heading)
                .map(PaletteRow::title)
                .toList();
    }

    private static List<String> titles(PaletteViewModel palette) {
        return palette.rows().stream().map(PaletteRow::title).toList();
    }
}
