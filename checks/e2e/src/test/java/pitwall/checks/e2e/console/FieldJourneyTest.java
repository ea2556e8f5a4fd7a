package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Freshness;
import pitwall.client.casefile.CaseArchive;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseOpening;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;

/// A day of a field engineer with the keyboard only, from the sign-in on: cars are pinned where there is a network, and
/// worked with where there is none; then the network is back.
///
/// The task to compare a calibration with the one before is left out: nothing in Pitwall knows calibrations, no car
/// reports one and no release has one.
@UsesToolkit
class FieldJourneyTest {
    private static final int CARS = 6;
    private static final String QUERY = "region:munich";
    private static final String NOTE = "Camera 3 cleaned";

    @TempDir
    private Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;

    @BeforeEach
    void start() {
        fleet = new RunningFleet(
                folder.resolve("server"), CARS, usual -> usual.calmed().withLogLinesPerMinute(3_000));
        eventually("all cars are connected").until(() -> fleet.online() == CARS);
        console = open("console");
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void aDayWithoutANetwork() {
        signIn();
        String car = pinTheCarsOfAQuery();
        fleet.stopServer();
        console.close();

        console = open("console");
        unlock();
        seeWhatIsPinned(car);
        openTheCar(car);
        LogEntry error = findTheLastError();
        seeWhatHappenedBefore();
        writeANote();
        Path file = exportACase(error);
        openTheCase(car, file);

        comeBack(car);
        openTheCaseElsewhere(car, file);
    }

    private ConsoleUnderTest open(String data) {
        return ConsoleUnderTest.open(folder.resolve(data), InstantSource.system());
    }

    private void signIn() {
        eventually("the first page is shown").until(() -> console.shows("#address"));
        console.tabTo("address");
        console.type(fleet.uri().toString());
        console.push(KeyCode.ENTER);
        unlock();
        eventually("the sign-in asks for a name").until(() -> console.hasFocus("user"));
        console.type("admin");
        console.push(KeyCode.TAB);
        console.type(fleet.password());
        console.push(KeyCode.ENTER);
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
    }

    private void unlock() {
        eventually("the passphrase is asked for").until(() -> console.hasFocus("passphrase"));
        console.type(ConsoleUnderTest.PASSPHRASE);
        console.push(KeyCode.ENTER);
    }

    /// Query, Ctrl+A, P.
    ///
    /// @return one of the cars
    private String pinTheCarsOfAQuery() {
        console.push(KeyCode.CONTROL, KeyCode.F);
        console.type(QUERY);
        console.push(KeyCode.ENTER);
        eventually("only some cars are listed, and the list has the keyboard")
                .until(() -> count() > 0 && count() < CARS && hasTheTable());
        int some = count();
        console.push(KeyCode.CONTROL, KeyCode.A);
        eventually("all of them are marked").until(() -> says("cars-actions", some + " marked"));
        console.push(KeyCode.P);
        eventually("it is said").until(() -> says("toast", "Pinned " + some + " car"));
        eventually("and all is fetched and remembered")
                .until(() -> console.text(".status-line #tasks").isEmpty()
                        && console.text(".status-line #cache").matches("cache \\d\\d:.*"));
        assertThat(console.pill()).startsWith("LIVE");
        return console.words().stream()
                .filter(word -> word.isIn("car-table") && word.text().matches("WBA-\\d+"))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /// No key beside those of the passphrase.
    private void seeWhatIsPinned(String car) {
        eventually("the cars are there without a network, the pinned one among them")
                .until(() ->
                        console.text(".status-screen").contains(" of " + CARS + " cars") && says("car-table", car));
        assertThat(console.latest().freshness()).isInstanceOf(Freshness.Offline.class);
        assertThat(console.pill()).startsWith("OFFLINE");

        choose("what is cached");
        eventually("the page of offline data lists the pinned car")
                .until(() ->
                        console.words().stream().anyMatch(word -> word.text().equals(car)));
        console.takePictures("field-pinned");
    }

    /// Its number and Enter.
    private void openTheCar(String car) {
        choose(car);
        eventually("its last known state is shown, with its age")
                .until(() -> says("car-head", car)
                        && console.words().stream()
                                .anyMatch(word ->
                                        word.isIn("car-head") && word.text().matches(".*\\d+\u00a0(s|min).*")));
    }

    /// L, Shift+E.
    private LogEntry findTheLastError() {
        console.push(KeyCode.L);
        eventually("the cached log is shown").until(() -> console.shows(".logs-pane") && !lines().isEmpty());
        console.push(KeyCode.SHIFT, KeyCode.E);
        LogEntry last = lines().stream()
                .filter(entry -> entry.level() == LogLevel.ERROR)
                .max(Comparator.comparing(LogEntry::at).thenComparingLong(LogEntry::sequence))
                .orElseThrow();
        eventually("the last error is chosen, and seen").until(() -> chosenAndSeen(last));
        console.takePictures("field-last-error");
        return last;
    }

    /// E, comma.
    private void seeWhatHappenedBefore() {
        console.push(KeyCode.E);
        eventually("the timeline points at what happened").until(() -> chosenRow() >= 0);
        int newest = chosenRow();
        console.push(KeyCode.COMMA);
        eventually("and at what was before").until(() -> chosenRow() > newest);
    }

    private void writeANote() {
        console.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        eventually("the note is asked for").until(() -> console.hasFocus("carNote"));
        console.type(NOTE);
        console.push(KeyCode.ENTER);
        eventually("it is in the timeline, as one that only this computer has")
                .until(() -> says("timeline-list", NOTE) && hasLocal());
        console.takePictures("field-note");
    }

    /// Ctrl+E, Enter; the dialog of the system would take the second.
    private Path exportACase(LogEntry error) {
        Path file = folder.resolve("field." + CaseArchive.ENDING);
        console.willChoose(file);
        console.push(KeyCode.CONTROL, KeyCode.E);
        eventually("the file is there").until(() -> Files.exists(file));
        CaseFile content = ((CaseOpening.Opened) new CaseArchive().read(file)).file();
        assertThat(Objects.requireNonNull(content.logs()).stream()
                        .filter(entry -> entry.level() == LogLevel.ERROR)
                        .toList()
                        .getLast())
                .isEqualTo(error);
        assertThat(content.timeline()).isNotEmpty();
        assertThat(content.head().of(CaseFile.Part.LOGS))
                .isBefore(content.head().exportedAt());
        return file;
    }

    private void openTheCase(String car, Path file) {
        console.willChoose(file);
        console.push(KeyCode.CONTROL, KeyCode.O);
        eventually("a file is asked for, and the button has the keyboard")
                .until(() -> says("empty-state", "Open a case file…")
                        && console.focus()
                                .filter(node -> node instanceof Button button
                                        && button.getText().equals("Open a case file…"))
                                .isPresent());
        console.push(KeyCode.ENTER);
        eventually("the car is shown as the file tells").until(() -> says("case-band", "Case file · " + car));
        assertThat(says("case-band", "Read only")).isTrue();
        assertThat(console.words())
                .extracting(Word::text)
                .as("nothing that changes it is offered")
                .doesNotContain("Set desired version…", "Roll back…", "Withdraw…");
        console.takePictures("field-case");
        console.push(KeyCode.CONTROL, KeyCode.W);
        eventually("it is closed").until(() -> !console.shows(".case-band"));
    }

    private void comeBack(String car) {
        fleet.restartServer();
        choose(car);
        eventually("it is live").until(() -> console.pill().startsWith("LIVE"));
        console.push(KeyCode.ALT, KeyCode.DIGIT1);
        eventually("the note is the server's").until(() -> says("timeline-list", NOTE) && !hasLocal());
        try (Administrator administrator = new Administrator(fleet.uri(), fleet.password())) {
            assertThat(administrator.notes(car)).containsExactly(NOTE);
        }
    }

    /// A colleague who never signed in anywhere.
    private void openTheCaseElsewhere(String car, Path file) {
        console.close();
        console = open("colleague");
        eventually("the first page is shown").until(() -> console.shows("#case"));
        console.takePictures("field-welcome");
        openTheCase(car, file);
    }

    /// By its name, in the palette.
    private void choose(String name) {
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.type(name);
        eventually("it is found")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.isIn("palette-cell")
                                && word.text().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))));
        console.push(KeyCode.ENTER);
    }

    private int count() {
        String first = console.text(".status-screen").replaceFirst(" .*", "");
        return first.matches("\\d+") ? Integer.parseInt(first) : 0;
    }

    private boolean hasTheTable() {
        return console.focus()
                .filter(node -> node.getStyleClass().contains("car-table"))
                .isPresent();
    }

    private boolean hasLocal() {
        return console.words().stream()
                .anyMatch(word -> word.isIn("timeline-list") && word.text().equals("local"));
    }

    private int chosenRow() {
        return list().map(list -> list.getSelectionModel().getSelectedIndex()).orElse(-1);
    }

    private Optional<ListView<?>> list() {
        return console.focus().filter(ListView.class::isInstance).map(node -> (ListView<?>) node);
    }

    private List<LogEntry> lines() {
        return WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> list().map(list -> list.getItems().stream()
                                .filter(LogEntry.class::isInstance)
                                .map(LogEntry.class::cast)
                                .toList())
                        .orElse(List.of()));
    }

    /// Whether the list in focus has chosen this line, and its cell lies within the list.
    private boolean chosenAndSeen(LogEntry line) {
        return WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> list().filter(list -> line.equals(list.getSelectionModel().getSelectedItem()))
                        .filter(list -> list.lookupAll(".list-cell").stream()
                                .filter(ListCell.class::isInstance)
                                .map(node -> (ListCell<?>) node)
                                .anyMatch(
                                        cell -> line.equals(cell.getItem()) && cell.isSelected() && liesIn(cell, list)))
                        .isPresent());
    }

    private static boolean liesIn(Node cell, Node list) {
        return cell.isVisible()
                && list.localToScene(list.getBoundsInLocal()).contains(cell.localToScene(cell.getBoundsInLocal()));
    }

    private boolean says(String styleClass, String text) {
        return console.words().stream()
                .anyMatch(word -> word.isIn(styleClass) && word.text().contains(text));
    }
}
