package pitwall.views.cars.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Vitals;
import pitwall.testing.FleetFixtures;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class CarTextTest {
    private static final Car WELL = FleetFixtures.wellCar("WBA-00041");

    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final CarText text = new CarText(strings);

    @Test
    void aFreshValueCarriesNoMark() {
        assertThat(text.text(CarColumn.BATTERY, WELL, after(Duration.ZERO))).isEqualTo("80\u00a0%");
    }

    @Test
    void aValueThatGrewOldCarriesOne() {
        ReadingTime later = after(Duration.ofMinutes(3));

        assertThat(text.text(CarColumn.BATTERY, WELL, later)).isEqualTo("~\u00a080\u00a0%");
        assertThat(text.text(CarColumn.REGION, WELL, later)).isEqualTo("Munich");
        assertThat(text.text(CarColumn.SEEN, WELL, later)).isEqualTo("3\u00a0min");
    }

    @Test
    void whatWasNeverReceivedIsADashAndNeitherZeroNorOld() {
        Car silent = new Car(WELL.info(), CarStatus.neverSeen(null, FleetFixtures.NOW.minusSeconds(60)), Vitals.NONE);

        for (CarColumn column : List.of(CarColumn.BATTERY, CarColumn.MOTION, CarColumn.SEEN, CarColumn.CPU)) {
            assertThat(text.text(column, silent, after(Duration.ZERO))).isEqualTo("—");
        }
    }

    @Test
    void theDesiredVersionShowsOnlyWhereItDiffers() {
        assertThat(text.text(CarColumn.VERSIONS, WELL, after(Duration.ZERO))).isEqualTo("4.2.1");
    }

    @Test
    void aValueThatIsAnotherNowSaysBothAndTimeAloneIsNoDifference() {
        ReadingTime then = after(Duration.ZERO);
        ReadingTime now = after(Duration.ofMinutes(3));
        Car same = WELL.with(WELL.vitals().heardAt(now.now()));
        Car emptier = same.with(new Vitals(now.now(), null, 0, 41, false, null, null, null, null, null, null, null));

        for (CarColumn column : CarColumn.values()) {
            assertThat(text.compared(column, WELL, then, same, now))
                    .as(column.id())
                    .isEmpty();
        }
        assertThat(text.compared(CarColumn.BATTERY, WELL, then, emptier, now)).contains("80\u00a0% → 41\u00a0%");
        assertThat(text.compared(CarColumn.REGION, WELL, then, emptier, now)).isEmpty();
        assertThat(text.compared(CarColumn.SEEN, WELL, then, emptier, now)).isEmpty();
        assertThat(text.compared(CarColumn.BATTERY, WELL, then, WELL, now))
                .as("nothing was heard since")
                .isEmpty();
        assertThat(text.compared(CarColumn.STATE, WELL, then, null, now)).contains("In sync → removed");
        assertThat(text.compared(CarColumn.BATTERY, WELL, then, null, now)).isEmpty();
        assertThat(text.thenNow("4.2.1", "4.2.1 → 4.3.0")).isEqualTo("“4.2.1” → “4.2.1 → 4.3.0”");
        assertThat(text.thenNow("", "BATTERY_LOW")).isEqualTo("— → BATTERY_LOW");
    }

    @Test
    void assistiveTechnologyReadsAWholeRow() {
        CarSpeech speech = new CarSpeech(strings, text);

        assertThat(speech.car(WELL, after(Duration.ZERO)))
                .isEqualTo("WBA-00041, in sync, 4.2.1, Munich, seen 2\u00a0s ago");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyColumnOfEveryCarHasWordsInBothLanguages(String language) {
        Strings words = Strings.strict(new Formats(Locale.of(language), ZoneId.of("Europe/Berlin")));
        CarText translated = new CarText(words);
        CarSpeech speech = new CarSpeech(words, translated);
        ReadingTime time = after(Duration.ZERO);

        for (Car car : FleetFixtures.cars(2_000, 11)) {
            for (CarColumn column : CarColumn.values()) {
                assertThat(translated.text(column, car, time)).isNotNull();
            }
            assertThat(speech.car(car, time)).contains(car.id().value());
        }
        for (CarColumn column : CarColumn.values()) {
            assertThat(words.get("cars.column." + column.id())).isNotBlank();
            assertThat(words.get("cars.column." + column.id() + ".name")).isNotBlank();
        }
    }

    private static ReadingTime after(Duration pause) {
        return ReadingTime.of(SampleFleet.live(List.of()), FleetFixtures.NOW.plus(pause), FreshnessPolicy.DEFAULT);
    }
}
