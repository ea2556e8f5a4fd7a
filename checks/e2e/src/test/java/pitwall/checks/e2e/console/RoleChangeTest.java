package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;

/// An administrator changes what somebody may do while his console is live: it follows without a restart.
@UsesToolkit
class RoleChangeTest {
    private static final int CARS = 20;
    private static final String PASSWORD = "a password that is long";
    private static final String NO_RIGHT = "Needs the right “";

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private Administrator administrator;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), CARS);
        administrator = new Administrator(fleet.uri(), fleet.password());
        administrator.create("omar", PASSWORD, Role.OPERATOR);
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), "omar", PASSWORD);
        eventually("all cars are shown live").until(this::isLive);
    }

    @AfterEach
    void close() {
        console.close();
        administrator.close();
        fleet.close();
    }

    @Test
    void theWriteButtonsFollowTheRoleWhileTheConsoleIsLive() {
        assertThat(console.text(".user-menu")).startsWith("Operator");
        assertThat(reasonAgainst("Create car")).isEmpty();

        administrator.change("omar", 1, Role.VIEWER);
        eventually("the header says the new role")
                .until(() -> console.text(".user-menu").startsWith("Viewer"));
        eventually("live again").until(this::isLive);
        assertThat(Objects.requireNonNull(console.latest().session()).capabilities())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Capability.values())
                        .filter(Role.VIEWER::may)
                        .toList());
        assertThat(reasonAgainst("Create car")).singleElement().asString().startsWith(NO_RIGHT);

        administrator.change("omar", 2, Role.ADMIN);
        eventually("the header says the better role")
                .until(() -> console.text(".user-menu").startsWith("Administrator"));
        eventually("live with more rights").until(this::isLive);
        assertThat(reasonAgainst("Create car")).isEmpty();
        assertThat(reasonAgainst("Decommission cars")).isEmpty();
    }

    @Test
    void aClosedAccountEndsTheStreamAndIsToldInWords() {
        administrator.disable("omar", 1);

        eventually("the band says that the sign-in ended")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.isIn("mode-band") && word.text().equals("The sign-in has ended.")));
        assertThat(console.shows(".mode-band")).isTrue();
        assertThat(console.latest().freshness().allowsCommands()).isFalse();
        assertThat(console.words())
                .anyMatch(word -> word.isIn("mode-band") && word.text().equals("Sign in"));
        eventually("nothing of the fleet is shown any longer")
                .until(() -> console.text(".status-screen").startsWith("0 of 0 cars"));
        eventually("nothing of it is kept")
                .until(() -> console.text(".status-line #cache").equals("cache empty"));
        assertThat(console.modalWindows()).isEmpty();
    }

    private boolean isLive() {
        return console.pill().startsWith("LIVE")
                && console.text(".status-screen").startsWith("20 of 20 cars");
    }

    /// What the palette says against a command; empty where it can be done.
    private List<String> reasonAgainst(String command) {
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.fill(".palette .text-field", "> " + command);
        eventually("the command is found")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.isIn("palette") && word.text().startsWith(command)));
        List<String> reasons = console.words().stream()
                .filter(word -> word.isIn("palette") && word.text().startsWith(NO_RIGHT))
                .map(Word::text)
                .distinct()
                .toList();
        console.push(KeyCode.ESCAPE);
        eventually("the palette is closed").until(() -> !console.shows(".palette"));
        return reasons;
    }
}
