package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;

/// What one person asks for and another decides, each at a console of their own, before one server and its few cars.
@UsesToolkit
@TestInstance(Lifecycle.PER_CLASS)
class TwoPeopleTest {
    private static final int CARS = 3;
    private static final String PASSWORD = "another-long-password-2";
    private static final String NEXT = "4.3.1";
    /// Cars take their time, and so does a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private RunningFleet fleet;
    /// The console of whoever asks; the test opens it.
    private @Nullable ConsoleUnderTest opened;

    @BeforeAll
    void startServer(@TempDir Path server) {
        fleet = new RunningFleet(server, CARS, usual -> usual.withSpeed(60).calmed());
        fleet.publishReleases();
        try (Administrator admin = new Administrator(fleet.uri(), fleet.password())) {
            admin.create("mara", PASSWORD, Role.RELEASE_MANAGER);
            admin.create("kurt", PASSWORD, Role.RELEASE_MANAGER);
            admin.create("ida", PASSWORD, Role.ADMIN);
        }
    }

    @AfterAll
    void stopServer() {
        fleet.close();
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private ConsoleUnderTest openFirst(Path folder, String user) {
        ConsoleUnderTest first = open(folder, user, PASSWORD);
        opened = first;
        return first;
    }

    private ConsoleUnderTest open(Path folder, String user, String password) {
        ConsoleUnderTest console = ConsoleUnderTest.open(folder, InstantSource.system());
        console.signIn(fleet.uri(), user, password);
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
        return console;
    }

    @Test
    void aWeakerSafetyPolicyHoldsOnlyAfterTheOtherPersonAgreed(@TempDir Path folder, @TempDir Path other) {
        ConsoleUnderTest first = openFirst(folder, "ida");
        try (Administrator ida = new Administrator(fleet.uri(), "ida", PASSWORD)) {
            ida.proposeLessBattery(20, "Cold batteries");
            first.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            eventually("who asked sees the question and that somebody else must decide")
                    .until(() -> says(first, "You asked for this yourself; somebody else must decide."));
            assertThat(first.isDisabled("Approve…")).isTrue();

            try (ConsoleUnderTest second = open(other, "admin", fleet.password())) {
                second.push(KeyCode.CONTROL, KeyCode.DIGIT1);
                eventually("the overview calls the second person")
                        .until(() -> second.words().stream()
                                .anyMatch(word -> word.isIn("need-cell")
                                        && word.text()
                                                .startsWith("Approval: a weaker safety policy, asked for by ida")));
                second.takePictures("overview-policy-asked");
                second.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
                eventually("it is shown point by point").until(() -> says(second, "All cars: need less battery"));
                second.takePictures("approvals-policy-journey");
                second.push(KeyCode.A);
                eventually("the sheet asks").until(() -> second.shows("#sheetPassword"));
                second.fill("#sheetReason", "Agreed with the depot");
                second.fill("#sheetTyped", "safety-policy");
                second.fill("#sheetPassword", fleet.password());
                assertThat(ida.batteryAskedFor())
                        .as("nothing holds before the answer")
                        .isEqualTo(30);
                second.press("Approve");

                eventually("it holds").until(() -> ida.batteryAskedFor() == 20);
                eventually("nothing waits any more").until(() -> says(second, "Nothing waits for a second person."));
            }
            first.push(KeyCode.F5);
            eventually("nor for who asked").until(() -> says(first, "Nothing waits for a second person."));
        }
    }

    @Test
    void markedCarsGoBackEachToWhatItRanAndTheCarsProveIt(@TempDir Path folder) {
        ConsoleUnderTest first = openFirst(folder, "mara");
        Map<CarId, String> before = versions(first);
        launchForAll(first);
        eventually("every car runs the new release")
                .atMost(PATIENCE)
                .until(() ->
                        Set.copyOf(versions(first).values()).equals(Set.of(NEXT)) && stages(first, CarStage.SUCCEEDED));

        first.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        eventually("the list has the keyboard")
                .until(() -> first.focus()
                        .filter(node -> node.getStyleClass().contains("car-table"))
                        .isPresent());
        first.push(KeyCode.CONTROL, KeyCode.A);
        first.press("Roll back…");
        eventually("the sheet says who goes back where").until(() -> says(first, "Roll back " + CARS + " cars"));
        assertThat(words(first, "decision-sheet"))
                .anyMatch(text -> text.contains("can begin at once") || text.contains("wait: "));
        first.takePictures("cars-roll-back-sheet");
        assertThat(words(first, "decision-sheet"))
                .as("they are more than a tenth of their regions")
                .anyMatch(text -> text.contains("second person"));
        first.fill("#sheetTyped", Integer.toString(CARS));
        first.press("Request approval");
        eventually("what was asked for waits, a rollout for each version")
                .until(() ->
                        waiting(first).size() == Set.copyOf(before.values()).size());
        assertThat(versions(first).values())
                .as("nothing is changed before the answer")
                .containsOnly(NEXT);
        try (Administrator kurt = new Administrator(fleet.uri(), "kurt", PASSWORD)) {
            waiting(first).forEach(kurt::approve);
        }

        eventually("every car proves what it ran before")
                .atMost(PATIENCE)
                .until(() -> versions(first).equals(before) && stages(first, CarStage.SUCCEEDED));
        first.takePictures("cars-rolled-back");
        eventually("what was asked for says how many cars proved it, a line for each version")
                .until(() -> words(first, "bulk-row").stream()
                                .filter(text -> text.contains("): 1 of 1 done"))
                                .count()
                        == before.size());
    }

    private static List<String> waiting(ConsoleUnderTest first) {
        return first.latest().snapshot().board().rollouts().stream()
                .filter(view -> view.rollout().status() == RolloutStatus.AWAITING_APPROVAL)
                .map(RolloutView::id)
                .toList();
    }

    private void launchForAll(ConsoleUnderTest first) {
        PhaseWish all = new PhaseWish(
                "All",
                null,
                versions(first).keySet(),
                null,
                null,
                null,
                CARS,
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
        CreateRollout plan = new CreateRollout("Next", NEXT, null, List.of(all), null, null, null, null, null, null);
        try (Administrator mara = new Administrator(fleet.uri(), "mara", PASSWORD);
                Administrator kurt = new Administrator(fleet.uri(), "kurt", PASSWORD)) {
            kurt.approve(mara.launch(plan));
        }
    }

    private static Map<CarId, String> versions(ConsoleUnderTest first) {
        Map<CarId, String> versions = new TreeMap<>();
        first.latest()
                .snapshot()
                .forEach(car -> Optional.ofNullable(car.status().actualVersion())
                        .ifPresent(version -> versions.put(car.id(), version)));
        return versions;
    }

    /// Whether the newest wish for every car came this far.
    private static boolean stages(ConsoleUnderTest first, CarStage wanted) {
        FleetSnapshot snapshot = first.latest().snapshot();
        int there = 0;
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            UpdateProgress update = snapshot.updateAt(slot);
            there += car != null && update != null && update.stage() == wanted ? 1 : 0;
        }
        return there == CARS;
    }

    private static List<String> words(ConsoleUnderTest console, String part) {
        return console.words().stream()
                .filter(word -> word.isIn(part))
                .map(Word::text)
                .toList();
    }

    private static boolean says(ConsoleUnderTest console, String text) {
        return console.words().stream().anyMatch(word -> word.text().contains(text));
    }
}
