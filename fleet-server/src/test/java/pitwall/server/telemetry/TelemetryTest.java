package pitwall.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Metric;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.storage.Database;
import pitwall.server.storage.SideFile;
import pitwall.server.storage.TelemetryRows;
import pitwall.testing.SteppedClock;

class TelemetryTest {
    private static final CarId CAR = new CarId("car-1");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(NOON);
    private final Set<CarId> fleet = new HashSet<>(Set.of(CAR));
    private String location;
    private Database truth;
    private SideFile file;
    private Telemetry telemetry;

    @BeforeEach
    void open() {
        location = database.location(folder);
        truth = Database.open(location);
        start(TelemetrySettings.DEFAULT);
    }

    private void start(TelemetrySettings settings) {
        file = SideFile.beside(location, truth, SideFile.Kind.TELEMETRY);
        telemetry = new Telemetry(file, settings, fleet::contains, fleet::size, clock);
    }

    @AfterEach
    void close() {
        telemetry.close();
        truth.close();
    }

    @Test
    void whatWaitsAndWhatIsWrittenAreOneHistory() {
        report(10);
        telemetry.flushNow();
        report(10);

        assertThat(history(Duration.ofHours(1))).hasSize(20);
        assertThat(lastBattery()).isEqualTo(80);
    }

    @Test
    void theHistoryOutlivesTheProcess() {
        report(24);
        telemetry.close();
        start(TelemetrySettings.DEFAULT);

        assertThat(history(Duration.ofHours(1))).hasSize(24);
    }

    @Test
    void aReportThatComesLateStandsWhereTheCarTookIt() {
        report(24);
        telemetry.flushNow();
        Instant taken = clock.instant().minusSeconds(57);
        telemetry.intake().take(CAR, taken, clock.instant(), TestCar.readings(5));
        telemetry.flushNow();

        Step late = history(Duration.ofHours(1)).stream()
                .filter(step -> step.of(Metric.BATTERY).equals(Optional.of(new Range(5, 5, 5))))
                .findFirst()
                .orElseThrow();

        assertThat(late.at()).isEqualTo(taken);
        assertThat(history(Duration.ofHours(1))).extracting(Step::at).isSortedAccordingTo(Instant::compareTo);
    }

    @Test
    void samplesBecomeMinutesAndMinutesBecomeTens() {
        hours(3);

        clock.set(NOON.plus(Duration.ofHours(8)));
        telemetry.thinOutNow();
        assertThat(lengths(Duration.ofHours(12))).containsExactly(Duration.ofMinutes(1));
        assertThat(history(Duration.ofHours(12))).hasSize(180);

        clock.set(NOON.plus(Duration.ofDays(4)));
        telemetry.thinOutNow();
        assertThat(lengths(Duration.ofDays(5))).containsExactly(Duration.ofMinutes(10));
        assertThat(history(Duration.ofDays(5))).hasSize(18).allSatisfy(step -> {
            assertThat(step.samples()).isEqualTo(120);
            assertThat(step.of(Metric.BATTERY)).contains(new Range(80, 80, 80));
        });

        clock.set(NOON.plus(Duration.ofDays(40)));
        telemetry.thinOutNow();
        assertThat(history(Duration.ofDays(41))).isEmpty();
    }

    @Test
    void aServerThatWasOffForDaysThinsOutWhatItFinds() {
        hours(1);

        clock.set(NOON.plus(Duration.ofDays(10)));
        telemetry.thinOutNow();

        assertThat(history(Duration.ofDays(11))).hasSize(6);
    }

    @Test
    void aLateReportChangesTheMinutesThatWereMadeAlready() {
        hours(1);
        clock.advance(Duration.ofMinutes(6));
        telemetry.thinOutNow();

        telemetry.intake().take(CAR, NOON.plusSeconds(3_590), clock.instant().minusSeconds(300), TestCar.readings(5));
        telemetry.flushNow();
        telemetry.thinOutNow();
        clock.advance(Duration.ofHours(6));
        telemetry.thinOutNow();

        Step last = history(Duration.ofDays(1)).getLast();
        assertThat(last.of(Metric.BATTERY).orElseThrow().least()).isEqualTo(5);
        assertThat(history(Duration.ofDays(1))).hasSize(60);
    }

    @Test
    void nothingIsInventedWhereACarWasSilent() {
        hours(1);
        clock.advance(Duration.ofHours(2));
        hours(1);
        clock.advance(Duration.ofDays(1));
        telemetry.thinOutNow();

        List<Step> steps = history(Duration.ofDays(2));

        assertThat(steps).hasSize(120);
        assertThat(Duration.between(steps.get(59).at(), steps.get(60).at())).isEqualTo(Duration.ofMinutes(121));
    }

    @Test
    void aCarThatWasRemovedLeavesNothing() {
        report(10);
        telemetry.flushNow();
        fleet.clear();
        telemetry.thinOutNow();

        assertThat(history(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void beyondItsShareOfTheDiskHistoryIsKeptForShorter() {
        Retention retention = new Retention(TelemetrySettings.DEFAULT);
        long now = NOON.toEpochMilli();
        long whole = retention.until(Tier.TENS, now);

        retention.fit(TelemetrySettings.DEFAULT.maxBytes() + 1);
        long less = retention.until(Tier.TENS, now);
        retention.fit(0);
        retention.fit(0);

        assertThat(less).isGreaterThan(whole);
        assertThat(retention.until(Tier.TENS, now)).isEqualTo(whole);
    }

    @Test
    void theSamplesOfTheLastHourStayHoweverLittleRoomThereIs() {
        Retention retention = new Retention(TelemetrySettings.DEFAULT);
        for (int i = 0; i < 100; i++) {
            retention.fit(Long.MAX_VALUE);
        }

        assertThat(retention.until(Tier.SAMPLES, NOON.toEpochMilli()))
                .isEqualTo(NOON.minus(Duration.ofHours(1)).toEpochMilli());
        assertThat(retention.isFull(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void aDiskThatDoesNotTakeAnythingCostsTheOldestSamplesAndNoMore() {
        for (int i = 0; i < 1_000; i++) {
            report(1);
        }

        assertThat(history(Duration.ofHours(2))).hasSize(Samples.MOST);
        assertThat(telemetry.intake().lost()).isEqualTo(1_000 - Samples.MOST);
    }

    @Test
    void aBlockThatWasDamagedIsLeftOut() {
        report(10);
        telemetry.flushNow();
        file.write(sql -> new TelemetryRows(sql)
                .save(List.of(
                        new TelemetryRows.Row(CAR, 0, NOON.minusSeconds(60).toEpochMilli(), 1, new byte[] {9}))));

        assertThat(history(Duration.ofHours(1))).hasSize(10);
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideAndBegunAnew() throws IOException {
        if (database != TestDatabase.SQLITE) {
            return;
        }
        report(10);
        telemetry.close();
        Files.writeString(Path.of(location + ".telemetry"), "no database at all".repeat(100));

        start(TelemetrySettings.DEFAULT);
        report(3);
        telemetry.flushNow();

        assertThat(history(Duration.ofHours(1))).hasSize(3);
        assertThat(Path.of(location + ".telemetry.damaged")).exists();
    }

    /// A report every five seconds.
    private void report(int times) {
        for (int i = 0; i < times; i++) {
            telemetry.intake().take(CAR, clock.instant(), clock.instant(), TestCar.readings(80));
            clock.advance(Duration.ofSeconds(5));
        }
    }

    private void hours(int hours) {
        for (int i = 0; i < hours * 6; i++) {
            report(120);
            telemetry.flushNow();
        }
    }

    private List<Step> history(Duration back) {
        return telemetry.history().of(CAR, clock.instant().minus(back), clock.instant());
    }

    private Set<Duration> lengths(Duration back) {
        Set<Duration> lengths = new HashSet<>();
        history(back).forEach(step -> lengths.add(step.length()));
        return lengths;
    }

    private int lastBattery() {
        return history(Duration.ofHours(1))
                .getLast()
                .of(Metric.BATTERY)
                .orElseThrow()
                .least();
    }
}
