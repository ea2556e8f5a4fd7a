package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.checks.e2e.stream.TestConsole;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// One console, one server and 200 simulated cars, from the first sign-in to the day the server is away.
@UsesToolkit
class ConsoleJourneyTest {
    private static final int CARS = 200;
    /// Made while the console looked away.
    private static final String NEWCOMER = "newcomer-1";
    private static final String WHY_NOT = "Needs a live connection";
    /// An administrator looks after people and puts no software on cars, live or not.
    private static final String NOT_HERS =
            "Set desired version…, Roll back…: Needs the right “Write rollouts, and start"
                    + " them in the first ring”; held by: Operator, Release manager";
    /// After a restart of the server its log may begin later than the console stopped: then the offer names the gap.
    private static final Pattern CHANGED =
            Pattern.compile("(What changed while offline|Gap .+: what changed) \\([1-9]\\d*\\)");
    private static final Pattern OFFLINE_BAND = Pattern.compile(
            "Offline\\. Showing data from \\d\\d:\\d\\d:\\d\\d\u00A0UTC"
                    + " \\(\\d+\u00A0(s|min) old\\)\\. Changes are disabled: they need a live connection and are never queued\\.");
    /// What only a console without a connection may say.
    private static final Pattern DISCONNECTED = Pattern.compile(
            "(?i).*(offline|connection (is |was )?lost|disconnected|reconnecting|never queued|live connection"
                    + "|no server|went silent|estimated|read-only| old\\b).*");

    /// Seconds of the console's clock in a real one, where it only waits.
    private static final int HURRIED = 5;

    @TempDir
    Path folder;

    private final ShiftedClock clock = new ShiftedClock();
    private RunningFleet fleet;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), CARS);
        console = ConsoleUnderTest.open(folder.resolve("console"), clock);
        console.signIn(fleet.uri(), fleet.password());
        eventually("all cars are shown live, and each was heard")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith("200 of 200 cars")
                        && heard() == CARS);
    }

    private long heard() {
        return cars(console.latest()).values().stream()
                .filter(car -> car.vitals().heard() != null)
                .count();
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void aConsoleOutlivesItsServerAndIsLiveAgainWithoutARestart() {
        assertThat(console.pill()).matches("LIVE · lag \\d+\\.\\d\u00A0s");
        assertThat(console.band()).isEmpty();
        assertThat(console.text(".environment-tag")).contains("SIM");
        console.takePicturesOfBothSizes("journey-live");

        fleet.stopServer();
        seesTheLossInStages();
        readsOldDataAndIsToldSo();
        mayNotActAndIsToldWhy();
        console.takePicturesOfBothSizes("journey-offline");

        changeTheFleetBehindItsBack();
        fleet.restartServer();
        clock.run(HURRIED);
        eventually("live again").until(() -> console.pill().startsWith("LIVE"));
        clock.run(1);
        saysNothingOfTheLossAnyMore();
        mayActAgain();
        console.takePicture("journey-live-again");
        showsWhatAFreshConsoleShows();
        offersWhatChangedMeanwhile();
    }

    private void seesTheLossInStages() {
        eventually("the loss is noticed").until(() -> console.pill().startsWith("RECONNECTING · attempt "));
        assertThat(console.latest().freshness().allowsCommands()).isFalse();
        eventually("the loss is told in the band")
                .until(() -> console.band().orElse("").startsWith("Reconnecting. Showing data from "));
        Instant lost = clock.instant();
        clock.run(HURRIED);
        eventually("offline").until(() -> console.pill().startsWith("OFFLINE"));
        Duration reconnecting = Duration.between(lost, clock.instant());
        clock.run(1);

        assertThat(reconnecting).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(40));
        assertThat(console.pill()).matches("OFFLINE · data \\d+\u00A0s old");
        assertThat(console.band().orElse("")).matches(OFFLINE_BAND);
    }

    /// Five minutes pass with the lid closed, so that values grow old.
    private void readsOldDataAndIsToldSo() {
        clock.jump(Duration.ofMinutes(5));
        eventually("the age of the data follows the clock")
                .until(() -> console.pill().matches("OFFLINE · data [56]\u00A0min old"));
        eventually("old values are marked")
                .untilAsserted(() -> assertThat(cells("car-battery"))
                        .isNotEmpty()
                        .allMatch(each -> each.startsWith("~") || each.equals("—")));
        assertThat(cells("car-seen")).isNotEmpty().allMatch(age -> age.endsWith("min"));
        assertThat(console.band().orElse("")).matches(OFFLINE_BAND);
        assertThat(console.text(".status-screen")).startsWith("200 of 200 cars");
        assertThat(texts()).anyMatch(text -> text.startsWith("server time is estimated (*) since "));
        assertThat(console.modalWindows()).isEmpty();
    }

    private void mayNotActAndIsToldWhy() {
        for (String command : List.of("Create car", "Tag cars", "Decommission cars", "Resync")) {
            assertThat(reasonsAgainst(command)).as(command).contains(WHY_NOT);
        }
        command("Mark all matching");
        eventually("the bar says what can be done to the marked cars").until(() -> console.shows(".cars-actions"));
        assertThat(console.isDisabled("Tag…")).isTrue();
        assertThat(console.isDisabled("Decommission…")).isTrue();
        assertThat(console.isDisabled("Clear marks")).as("what needs no server").isFalse();
        assertThat(console.text(".actions-why")).isEqualTo(NOT_HERS + " · Tag…, Decommission…: " + WHY_NOT);
    }

    /// The server works for a while where this console cannot find it.
    private void changeTheFleetBehindItsBack() {
        fleet.workElsewhere(elsewhere -> {
            try (Administrator administrator = new Administrator(elsewhere, fleet.password())) {
                administrator.createCar(NEWCOMER);
            }
        });
    }

    private void mayActAgain() {
        assertThat(console.isDisabled("Tag…")).isFalse();
        assertThat(console.isDisabled("Decommission…")).isFalse();
        assertThat(console.text(".actions-why")).isEqualTo(NOT_HERS);
        console.press("Clear marks");
        for (String command : List.of("Create car", "Tag cars", "Decommission cars", "Resync")) {
            assertThat(reasonsAgainst(command)).as(command).isNotEmpty().noneMatch(text -> text.startsWith("Needs"));
        }
    }

    /// What the palette says about a command, besides its name.
    private List<String> reasonsAgainst(String command) {
        ask(command);
        List<String> texts = console.words().stream()
                .filter(word -> word.isIn("palette-cell"))
                .map(Word::text)
                .toList();
        console.push(KeyCode.ESCAPE);
        eventually("the palette is closed").until(() -> !console.shows(".palette"));
        return texts;
    }

    private void command(String name) {
        ask(name);
        console.push(KeyCode.ENTER);
        eventually("the palette is closed").until(() -> !console.shows(".palette"));
    }

    private void ask(String command) {
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.fill(".palette .text-field", "> " + command);
        eventually("the command is found")
                .until(() -> console.words().stream()
                        .anyMatch(
                                word -> word.isIn("palette-cell") && word.text().startsWith(command)));
    }

    private void saysNothingOfTheLossAnyMore() {
        assertThat(console.band()).isEmpty();
        eventually("no word of the loss survives")
                .untilAsserted(() -> assertThat(console.words())
                        .filteredOn(word -> !word.isIn("car-table") && !word.isIn("cars-facet-host"))
                        .extracting(Word::text)
                        .filteredOn(text -> DISCONNECTED.matcher(text).matches())
                        // The one speaks of what is over, the other leads to what is kept for later.
                        .allMatch(
                                text -> text.startsWith("What changed while offline (") || text.equals("Pin offline")));
    }

    /// A console that never saw anything before gets the same cars at the same sequence.
    private void showsWhatAFreshConsoleShows() {
        try (TestConsole fresh = fleet.freshConsole()) {
            FleetFrame shown = eventually("both are at one sequence")
                    .until(console::latest, frame -> fresh.shown().containsKey(moment(frame)));

            assertThat(shown.freshness()).isInstanceOf(Freshness.Live.class);
            assertThat(cars(shown))
                    .hasSize(CARS + 1)
                    .containsKey(new CarId(NEWCOMER))
                    .isEqualTo(fresh.shown().get(moment(shown)));
        }
    }

    private static TestConsole.Moment moment(FleetFrame frame) {
        return new TestConsole.Moment(String.valueOf(frame.epoch()), frame.sequence());
    }

    private static Map<CarId, Car> cars(FleetFrame frame) {
        Map<CarId, Car> cars = new HashMap<>();
        frame.snapshot().forEach(car -> cars.put(car.id(), car));
        return cars;
    }

    private void offersWhatChangedMeanwhile() {
        assertThat(console.text(".status-line #missed")).matches(CHANGED);
        console.press(".status-line #missed");
        eventually("the offer is taken")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.isIn("text-input")
                                && word.text().matches("changed:\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z")));
        eventually("what changed is listed")
                .until(() -> console.text(".status-screen").matches("[1-9]\\d* of 201 cars.*"));
        assertThat(console.shows(".cars-query-trouble")).isFalse();
        assertThat(console.shows(".status-line #missed")).as("is offered once").isFalse();
    }

    private List<String> texts() {
        return console.words().stream().map(Word::text).toList();
    }

    private List<String> cells(String column) {
        return console.words().stream()
                .filter(word -> word.isIn(column) && word.isIn("table-cell"))
                .map(Word::text)
                .toList();
    }
}
