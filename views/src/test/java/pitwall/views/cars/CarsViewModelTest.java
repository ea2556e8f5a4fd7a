package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.query.QueryField;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class CarsViewModelTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    private final CarsViewModel model = new CarsViewModel(
            fleet, list, new SavedViews(ViewMemory.NONE), strings, new CarSpeech(strings, new CarText(strings)));

    @BeforeEach
    void show() {
        list.shown();
    }

    @Test
    void theScreenBeginsWithProblemsFirst() {
        accept(1_000);

        assertThat(model.viewProperty().get())
                .hasValueSatisfying(view -> assertThat(view.name()).isEqualTo(SavedViews.PROBLEMS_FIRST));
        assertThat(model.statusProperty().get()).isEqualTo("1\u00a0000 of 1\u00a0000 cars · sorted: problems first");
    }

    @Test
    void aTextWithoutMeaningKeepsTheListAndNamesTheTrouble() {
        accept(1_000);
        model.queryTextProperty().set("region:munich");
        int munich = list.listing().size();

        model.queryTextProperty().set("region:munich batery:<30");

        assertThat(list.listing().size()).isEqualTo(munich);
        assertThat(model.queryTrouble())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("batery"));
        assertThat(model.queryErrorProperty().get())
                .hasValueSatisfying(error -> assertThat(error.position()).isEqualTo(14));

        model.queryTextProperty().set("region:munich battery:<30");
        assertThat(model.queryTrouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo:1",
                "battery:x",
                "seen:10",
                "label:x",
                "\"open",
                "\"a\"b",
                "region:",
                "status:zzz",
                "motion:zzz",
                "region:>3"
            })
    void everyMistakeHasASentenceInBothLanguages(String text) {
        Strings german = Strings.strict(new Formats(Locale.GERMAN, ZoneId.of("Europe/Berlin")));
        CarsViewModel translated = new CarsViewModel(
                fleet, list, new SavedViews(ViewMemory.NONE), german, new CarSpeech(german, new CarText(german)));

        model.queryTextProperty().set(text);
        translated.queryTextProperty().set(text);

        assertThat(model.queryTrouble()).isPresent();
        assertThat(translated.queryTrouble()).isPresent().isNotEqualTo(model.queryTrouble());
    }

    @Test
    void aFacetEditsTheText() {
        accept(1_000);

        model.toggle(QueryField.STATUS, "failed");
        model.toggle(QueryField.STATUS, "blocked");
        assertThat(model.queryTextProperty().get()).isEqualTo("status:failed,blocked");

        model.toggle(QueryField.STATUS, "failed");
        assertThat(model.queryTextProperty().get()).isEqualTo("status:blocked");
        assertThat(model.isChosen(QueryField.STATUS, "blocked")).isTrue();
        assertThat(model.viewProperty().get()).isEmpty();
    }

    @Test
    void dotsStayInTheirPlacesWhateverTheTableIsSortedBy() {
        accept(1_000);
        model.sortProperty().set(new CarSort(CarColumn.BATTERY, true));

        model.presentationProperty().set(Presentation.DOTS);

        assertThat(list.listing().order().sort()).isEqualTo(CarSort.BY_ID);
        assertThat(list.listing().order().grouping()).isEqualTo(Grouping.REGION_RING);

        model.presentationProperty().set(Presentation.CARDS);
        assertThat(list.listing().order().sort()).isEqualTo(new CarSort(CarColumn.BATTERY, true));
    }

    @Test
    void amongDotsTheStatusBarSpeaksTheCarUnderThePointer() {
        accept(1_000);
        model.presentationProperty().set(Presentation.DOTS);

        model.point(Optional.of(list.listing().id(3)));

        assertThat(model.statusProperty().get()).startsWith(list.listing().id(3) + ", ");
    }

    @Test
    void aSavedViewBringsBackEverything() {
        accept(1_000);
        model.queryTextProperty().set("region:berlin");
        model.sortProperty().set(new CarSort(CarColumn.SEEN, true));
        model.groupingProperty().set(Grouping.RING);
        model.presentationProperty().set(Presentation.CARDS);
        assertThat(model.saveAs("Berlin by silence")).isTrue();
        model.open(model.views().find(SavedViews.PROBLEMS_FIRST).orElseThrow());
        assertThat(model.queryTextProperty().get()).isEmpty();
        model.presentationProperty().set(Presentation.TABLE);

        model.open(model.views().find("Berlin by silence").orElseThrow());

        assertThat(model.queryTextProperty().get()).isEqualTo("region:berlin");
        assertThat(model.sortProperty().get()).isEqualTo(new CarSort(CarColumn.SEEN, true));
        assertThat(model.groupingProperty().get()).isEqualTo(Grouping.RING);
        assertThat(model.presentationProperty().get()).isEqualTo(Presentation.CARDS);
        assertThat(model.saveAs(SavedViews.PROBLEMS_FIRST)).isFalse();
    }

    @Test
    void everyStateOfTheFleetHasAScreen() {
        assertState(new Freshness.Offline(null, 1, null, Freshness.Trouble.NONE), null, new CarsState.Connecting());
        assertState(new Freshness.Resyncing(4_200, 10_000, null), null, new CarsState.Loading(4_200, 10_000));
        assertState(
                new Freshness.Offline(null, 3, null, Freshness.Trouble.UNREACHABLE), null, new CarsState.NotCached());
        assertState(new Freshness.Live(Duration.ZERO), SampleFleet.NOW, new CarsState.NoCars());
        accept(50);
        assertThat(model.stateProperty().get()).isEqualTo(new CarsState.Ready());
        model.queryTextProperty().set("ring:77");
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(CarsState.FilteredOut.class, filtered -> {
            assertThat(filtered.total()).isEqualTo(50);
            assertThat(filtered.toRemove()).hasSize(1);
        });
    }

    @Test
    void withoutTheRightToReadThereIsNoList() {
        fleet.accept(SampleFleet.frame(
                List.of(), new Freshness.Live(Duration.ZERO), FleetChanges.WHOLE, Set.of(Capability.CARS_EDIT)));
        model.tick();

        assertThat(model.stateProperty().get()).isEqualTo(new CarsState.NotAllowed());
    }

    private void assertState(Freshness freshness, @Nullable Instant asOf, CarsState expected) {
        FleetFrame frame = SampleFleet.frame(List.of(), freshness, FleetChanges.NONE);
        fleet.accept(new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                asOf,
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link()));
        model.tick();
        assertThat(model.stateProperty().get()).isEqualTo(expected);
    }

    private void accept(int cars) {
        fleet.accept(SampleFleet.live(new SampleFleet(6).cars(cars)));
        model.tick();
    }
}
