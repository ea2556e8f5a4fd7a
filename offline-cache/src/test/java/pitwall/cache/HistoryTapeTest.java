package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.PastFleet;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.testing.Seeds;

/// What is shown of a moment is what was seen then.
class HistoryTapeTest {
    private static final HistoryRetention SHORT =
            new HistoryRetention(Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofDays(7), 1L << 30);

    @TempDir
    private Path folder;

    private final RandomGenerator random =
            Seeds.announced("histories that are shown again").generator();
    private final HistoryFixture fleet = new HistoryFixture(random);

    @Test
    void everySecondIsShownAsItWasSeen() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(60);
        for (int second = 0; second < 1_500; second++) {
            fleet.second(8);
            if (random.nextInt(20) == 0 || second % 100 < 20) {
                tape.write(fleet.journal);
            }
        }
        tape.write(fleet.journal);

        for (int moment = 0; moment < 150; moment++) {
            assertIsShown(tape, randomMoment(), true);
        }
        // In order too, where one picture follows from the other.
        long from = randomMoment();
        for (long second = from; second < Math.min(from + 200, fleet.seen.lastKey()); second++) {
            assertIsShown(tape, second, true);
        }
    }

    @Test
    void whatIsThinnedTellsEveryLastingChangeAndFiguresWithTheirMoment() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, SHORT);
        fleet.picture(40);
        for (int second = 0; second < 4_000; second++) {
            fleet.second(3);
            tape.write(fleet.journal);
            if (second % 300 == 0) {
                tape.tidy();
            }
        }
        tape.tidy();

        for (int moment = 0; moment < 200; moment++) {
            assertIsShown(tape, randomMoment(), false);
        }
        assertThat(tape.coverage(HistoryFixture.BEGIN, fleet.now()))
                .singleElement()
                .satisfies(span -> assertThat(span.from()).isEqualTo(HistoryFixture.BEGIN));
    }

    @Test
    void whatNobodySawIsNotShown() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(20);
        seconds(tape, 100);
        Instant lost = fleet.now();
        fleet.silence(90);
        seconds(tape, 100);

        assertThat(tape.at(HistoryFixture.BEGIN.minusSeconds(1))).isInstanceOf(PastFleet.NotSeen.class);
        assertThat(tape.at(lost.plusSeconds(40))).isInstanceOf(PastFleet.NotSeen.class);
        assertThat(tape.at(fleet.now().plusSeconds(30))).isInstanceOf(PastFleet.NotSeen.class);
        assertThat(tape.at(fleet.now().plusSeconds(5))).isInstanceOfSatisfying(PastFleet.Seen.class, seen -> {
            assertThat(seen.at()).isEqualTo(fleet.now().plusSeconds(5));
            assertThat(HistoryFixture.cars(seen.snapshot()))
                    .isEqualTo(HistoryFixture.cars(fleet.seen.lastEntry().getValue()));
        });
        assertThat(tape.coverage(HistoryFixture.BEGIN, fleet.now())).hasSize(2);
        assertIsShown(tape, fleet.seen.lastKey(), true);
        assertIsShown(tape, lost.getEpochSecond(), true);
    }

    /// Until it is written down the newest moment is shown as what was heard last, and then as it was.
    @Test
    void theNewestMomentIsShownAsItWasOnceItIsWritten() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(20);
        seconds(tape, 50);
        for (int second = 0; second < 100; second++) {
            Instant newest = fleet.now().plusSeconds(1);
            assertThat(tape.at(newest)).isInstanceOf(PastFleet.Seen.class);

            seconds(tape, 1);
            assertIsShown(tape, newest.getEpochSecond(), true);
        }
    }

    @Test
    void theSecondsBeforeAPictureThatComesAgainAreShownAsTheyWereHeardLast() throws IOException {
        HistoryTape tape = HistoryFixture.tape(folder, HistoryRetention.DEFAULT);
        fleet.picture(20);
        seconds(tape, 100);
        long heard = fleet.seen.lastKey();
        fleet.silence(4);
        fleet.picture(30);
        tape.write(fleet.journal);

        for (long second = heard - 5; second <= heard + 4; second++) {
            assertIsShown(tape, second, false);
        }
        assertThat(tape.coverage(HistoryFixture.BEGIN, fleet.now())).hasSize(1);
        assertThat(HistoryFixture.cars(((PastFleet.Seen) tape.at(fleet.now())).snapshot()))
                .hasSize(30);
    }

    @Test
    void theOldestGoesWhereThereIsTooMuch() throws IOException {
        HistoryRetention small =
                new HistoryRetention(Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofDays(7), 60_000);
        HistoryTape tape = HistoryFixture.tape(folder, small);
        fleet.picture(40);
        seconds(tape, 4_000);
        tape.tidy();

        assertThat(tape.at(HistoryFixture.BEGIN.plusSeconds(10))).isInstanceOf(PastFleet.NotSeen.class);
        assertIsShown(tape, fleet.seen.lastKey(), true);
    }

    private void seconds(HistoryTape tape, int count) throws IOException {
        for (int second = 0; second < count; second++) {
            fleet.second(8);
            tape.write(fleet.journal);
        }
    }

    private long randomMoment() {
        long first = fleet.seen.firstKey();
        return first + random.nextLong(fleet.seen.lastKey() - first + 1);
    }

    /// @param fine figures are those of the same second
    private void assertIsShown(HistoryTape tape, long second, boolean fine) throws IOException {
        PastFleet past = tape.at(Instant.ofEpochSecond(second));
        assertThat(past).as("second %s", second - fleet.seen.firstKey()).isInstanceOf(PastFleet.Seen.class);
        PastFleet.Seen shown = (PastFleet.Seen) past;
        FleetSnapshot then = fleet.seen.floorEntry(second).getValue();
        if (fine) {
            assertThat(shown.figuresAt()).isEqualTo(shown.at());
            assertThat(HistoryFixture.cars(shown.snapshot())).isEqualTo(HistoryFixture.cars(then));
        } else {
            assertLastingIsShown(shown, then);
        }
        assertThat(HistoryFixture.updates(shown.snapshot())).isEqualTo(HistoryFixture.updates(then));
        assertThat(shown.snapshot().board()).isEqualTo(then.board());
    }

    private void assertLastingIsShown(PastFleet.Seen shown, FleetSnapshot then) {
        Map<CarId, Car> cars = HistoryFixture.cars(shown.snapshot());
        Map<CarId, Car> expected = HistoryFixture.cars(then);
        Map<CarId, Car> figures = HistoryFixture.cars(
                fleet.seen.floorEntry(shown.figuresAt().getEpochSecond()).getValue());
        assertThat(cars.keySet()).isEqualTo(expected.keySet());
        assertThat(cars).allSatisfy((id, car) -> {
            Car same = Objects.requireNonNull(expected.get(id));
            assertThat(car.info()).isEqualTo(same.info());
            assertThat(car.status()).isEqualTo(same.status());
            Car before = figures.get(id);
            if (before != null) {
                assertThat(car.vitals()).isEqualTo(before.vitals());
            }
        });
    }
}
