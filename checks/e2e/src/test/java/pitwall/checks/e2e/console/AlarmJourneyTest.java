package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;

/// Alarms of a real server in the real console.
@UsesToolkit
class AlarmJourneyTest {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmJourneyTest.class);
    private static final int CARS = 25;
    private static final int RULES = 200;
    private static final String NEVER = "cars online:never region:munich";

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private Administrator admin;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), 5);
        admin = new Administrator(fleet.uri(), fleet.password());
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), fleet.password());
        eventually("the fleet is shown live").until(() -> console.pill().startsWith("LIVE"));
    }

    @AfterEach
    void close() {
        console.close();
        admin.close();
        fleet.close();
    }

    @Test
    void aP1IsNoticedOpenedAcknowledgedAndShelvedWithKeysOnly() {
        admin.rule("never_came", NEVER, AlarmLevel.P1);
        admin.createCar("WBA-90001");
        eventually("the strip says it")
                .until(() -> console.text(".alarm-sentence").contains("WBA-90001 never_came"));

        console.push(KeyCode.F4);
        eventually("its guidance is above the car")
                .until(() -> texts().stream().anyMatch(text -> text.contains("Have it looked at.")));
        console.push(KeyCode.F2);
        eventually("a comment is asked").until(() -> console.hasFocus("alarmComment"));
        console.type("calling the depot");
        console.push(KeyCode.ENTER);
        eventually("the server knows that somebody knows")
                .until(() -> alarm().filter(alarm -> alarm.state() == AlarmState.ACKED_ACTIVE)
                        .isPresent());
        assertThat(alarm().orElseThrow().acknowledgement())
                .extracting(AlarmView.Acknowledged::comment)
                .isEqualTo("calling the depot");

        console.push(KeyCode.CONTROL, KeyCode.DIGIT7);
        eventually("the list is shown").until(() -> texts().contains("Active 1"));
        console.push(KeyCode.J);
        console.push(KeyCode.S);
        eventually("a reason is asked").until(() -> console.hasFocus("shelfReason"));
        console.type("the depot has it");
        console.push(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("it is put aside")
                .until(() -> alarm().filter(alarm -> alarm.state() == AlarmState.SHELVED)
                        .isPresent());
        eventually("every window says so").until(() -> texts().contains("shelved 1"));
        console.takePictures("alarms-shelved");
    }

    @Test
    void fiveThousandAlarmsAtOnceAreCountedRightAndNoneIsMissingFromTheJournal() {
        for (int car = 0; car < CARS; car++) {
            admin.createCar("WBA-9%04d".formatted(car));
        }
        try (FxWatch watch = FxWatch.start()) {
            for (int rule = 0; rule < RULES; rule++) {
                admin.rule("never_%03d".formatted(rule), NEVER, AlarmLevel.P3);
            }
            eventually("all of them are here")
                    .until(() -> console.latest()
                                    .snapshot()
                                    .board()
                                    .alarms()
                                    .alarms()
                                    .size()
                            == CARS * RULES);
            console.push(KeyCode.CONTROL, KeyCode.DIGIT7);
            eventually("the strip and the list count them, grouped by cause")
                    .until(() -> texts().contains("Active 5\u00A0000")
                            && texts().contains("5\u00A0000")
                            && texts().stream().anyMatch(text -> text.contains("25 with one cause: WBA-9")));
            assertThat(texts()).anyMatch(text -> text.startsWith("Alarm flood: "));
            FxWatch.Waits waits = watch.takeWaits();
            LOG.info("5 000 alarms: the FX thread let others wait {} at p99, {} at most", waits.p99(), waits.longest());
            assertThat(watch.holds()).isEmpty();
        }
        console.takePictures("alarms-flood");
        assertThat(admin.raised()).isEqualTo(CARS * RULES);
    }

    private Optional<AlarmView> alarm() {
        return console.latest().snapshot().board().alarms().alarms().stream().findFirst();
    }

    private List<String> texts() {
        return console.words().stream().map(Word::text).toList();
    }
}
