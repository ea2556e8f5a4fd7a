package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.rollout.OnBreach;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;

/// Rollouts and alarms of a time in which this console was not even there, with the keyboard only.
@UsesToolkit
class PastBoardJourneyTest {
    private static final String PASSWORD = "a password of some length";
    private static final String NEVER = "cars online:never region:munich";
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d");
    /// In it the server wrote one whole step of ten seconds at least, whatever the moment it began with.
    private static final Duration STEPS = Duration.ofSeconds(20);

    private static final int DAY = 86_400;

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;
    private Instant then;

    /// A rollout waits for its approval and one car never came; later it was approved and another car never came.
    @BeforeEach
    void live() {
        fleet = new RunningFleet(folder.resolve("server"), 6, RolloutDesk::quick);
        fleet.publishReleases();
        eventually("all cars are connected").until(() -> fleet.online() == 6);
        try (Administrator admin = new Administrator(fleet.uri(), fleet.password())) {
            admin.create("omar", PASSWORD, Role.RELEASE_MANAGER);
            admin.create("mara", PASSWORD, Role.RELEASE_MANAGER);
            admin.rule("never_came", NEVER, AlarmLevel.P2);
            admin.createCar("WBA-90001");
            String rollout;
            try (Administrator omar = new Administrator(fleet.uri(), "omar", PASSWORD)) {
                rollout = omar.launch(plan());
            }
            Instant asked = InstantSource.system().instant();
            eventually("the server kept it").until(() -> !admin.keptUntil().isBefore(asked.plus(STEPS)));
            then = admin.keptUntil();
            try (Administrator mara = new Administrator(fleet.uri(), "mara", PASSWORD)) {
                mara.approve(rollout);
            }
            admin.createCar("WBA-90002");
        }
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), fleet.password());
        eventually("the fleet is shown live").until(() -> console.pill().startsWith("LIVE"));
    }

    private static CreateRollout plan() {
        PhaseWish phase = new PhaseWish(
                "All regions",
                "region:munich,berlin,hamburg,cologne,frankfurt",
                null,
                2,
                null,
                List.of(100),
                50,
                0.8,
                0.1,
                3,
                true,
                true,
                OnBreach.PAUSE_AND_ASK,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        return new CreateRollout("Stack 4.3.1", "4.3.1", null, List.of(phase), null, null, null, null, null, null);
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void whatTheServerAloneSawIsOnEveryScreen() {
        console.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("live it was approved")
                .until(() -> listed("rollout-name", "Stack 4.3.1") && !listed("rollout-state", "Awaiting approval"));
        console.push(KeyCode.F7);
        eventually("the past is shown").until(() -> console.pill().startsWith("REPLAY") && console.shows(".time-bar"));
        while (isBehind(moment(), time(then))) {
            LocalTime before = moment();
            console.push(KeyCode.LEFT);
            eventually("ten seconds back").until(() -> isBehind(before, moment()));
        }

        eventually("the server told how it was")
                .until(() -> console.text(".time-trouble").equals("From the server, in steps"));
        eventually("the rollout waits for its approval")
                .until(() -> listed("rollout-name", "Stack 4.3.1") && listed("rollout-state", "Awaiting approval"));
        console.takePictures("replay-by-server-rollouts");

        console.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        eventually("one car had never come").until(() -> says("Active 1"));
        assertThat(says("WBA-90001 never_came")).isTrue();
        console.takePictures("replay-by-server-alarms");

        console.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        eventually("the list has the keyboard").until(() -> {
            console.push(KeyCode.F6);
            return console.focus()
                    .filter(node -> node.getStyleClass().contains("rollout-table"))
                    .isPresent();
        });
        console.push(KeyCode.J);
        console.push(KeyCode.ENTER);
        eventually("it is open as it was")
                .until(() -> console.text(".rollout-head .pill").equals("Awaiting approval"));
        console.takePictures("replay-by-server-rollout");

        console.push(KeyCode.F7);
        eventually("live it goes on")
                .until(() -> !console.text(".rollout-head .pill").equals("Awaiting approval"));
        console.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        eventually("live there are two").until(() -> says("Active 2"));
    }

    private LocalTime moment() {
        Matcher time = TIME.matcher(console.text(".time-moment"));
        assertThat(time.find()).isTrue();
        return LocalTime.parse(time.group());
    }

    /// Also over midnight.
    private static boolean isBehind(LocalTime later, LocalTime earlier) {
        int ahead = Math.floorMod(later.toSecondOfDay() - earlier.toSecondOfDay(), DAY);
        return ahead > 0 && ahead < DAY / 2;
    }

    private static LocalTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private boolean listed(String column, String text) {
        return console.words().stream()
                .anyMatch(word -> word.isIn(column)
                        && word.isIn("table-cell")
                        && word.text().equals(text));
    }

    private boolean says(String text) {
        return console.words().stream().anyMatch(word -> word.text().contains(text));
    }
}
