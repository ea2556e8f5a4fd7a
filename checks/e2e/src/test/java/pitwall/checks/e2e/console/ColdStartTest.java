package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Freshness;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.VaultSecrets;

/// Consoles that start where there is no server, on what an earlier run left behind.
@UsesToolkit
class ColdStartTest {
    private static final Logger LOG = LoggerFactory.getLogger(ColdStartTest.class);
    private static final int CARS = 50;
    private static final String ALL_CARS = "50 of 50 cars";
    /// The aim is 3 s on a quiet machine; this one may be busy.
    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @BeforeEach
    void seeTheFleetOnce() {
        try (RunningFleet fleet = new RunningFleet(folder.resolve("server"), CARS);
                ConsoleUnderTest console = ConsoleUnderTest.open(data(), InstantSource.system())) {
            console.signIn(fleet.uri(), fleet.password());
            eventually("the fleet is shown and remembered")
                    .until(() -> console.text(".status-screen").startsWith(ALL_CARS)
                            && cacheWord(console).matches("cache \\d\\d:.*"));
        }
    }

    @Test
    void theRememberedCarsAreThereWithinSecondsAndWithTheirAges() {
        long start = System.nanoTime();
        try (ConsoleUnderTest console = ConsoleUnderTest.open(data(), InstantSource.system())) {
            console.unlock();
            eventually("the remembered cars are shown")
                    .until(() -> console.text(".status-screen").startsWith(ALL_CARS));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            LOG.info("Cold start on the cache, passphrase included: {} ms", took.toMillis());

            assertThat(took).isLessThan(START_LIMIT);
            assertThat(console.latest().freshness()).isInstanceOf(Freshness.Offline.class);
            assertThat(console.pill()).matches("OFFLINE · data \\d+\u00A0(s|min) old");
            assertThat(console.band().orElse("")).startsWith("Offline. Showing data from ");
            assertThat(console.modalWindows()).isEmpty();
            assertThat(console.words())
                    .filteredOn(word -> word.isIn("car-seen") && word.isIn("table-cell"))
                    .extracting(Word::text)
                    .isNotEmpty()
                    .allMatch(age -> age.matches("\\d+\u00A0(s|min)"));
            console.takePicture("cold-start");
        }
    }

    @Test
    void aCacheThatAnotherConsoleHoldsIsSaidToBeInUse() {
        try (ConsoleUnderTest first = ConsoleUnderTest.open(data(), InstantSource.system())) {
            first.unlock();
            eventually("the first console has the cache")
                    .until(() -> first.text(".status-screen").startsWith(ALL_CARS));
            try (ConsoleUnderTest second = ConsoleUnderTest.open(data(), InstantSource.system())) {
                second.unlock();

                eventually("the second says why it remembers nothing")
                        .until(() -> cacheWord(second).equals("cache in use by another Pitwall"));
                eventually("the screen says who has what it could show")
                        .until(() -> second.words().stream()
                                .anyMatch(word -> !word.isIn("mode-band")
                                        && word.text().contains("in use by another Pitwall on this computer")));
                eventually("the band says who has the data")
                        .until(() -> second.band().orElse("").contains("in use by another Pitwall on this computer"));
                assertThat(second.modalWindows()).isEmpty();
            }
        }
    }

    @Test
    void aKnownServerWithoutItsSecretsAsksWhereToKeepThemInsteadOfShowingNothing() throws IOException {
        Files.delete(data().resolve("vault"));
        try (ConsoleUnderTest console = ConsoleUnderTest.open(data(), InstantSource.system())) {
            eventually("the page that asks is shown").until(() -> console.shows("#passphrase"));
            assertThat(console.shows(".car-table")).isFalse();

            console.unlock();

            eventually("a new place for secrets leads to the sign-in").until(() -> console.shows("#signIn"));
            assertThat(console.shows(".car-table")).isFalse();
        }
    }

    @Test
    void aCacheThatOtherSecretsLockedIsSetAside() throws IOException, SecretsException {
        Path foreign = find(data().resolve("cache"), "fleet.mv.db");
        Path stranger = folder.resolve("stranger");
        makeVault(stranger);
        Files.copy(data().resolve("connections.json"), stranger.resolve("connections.json"));
        Path copy = stranger.resolve(data().relativize(foreign).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(foreign, copy);

        try (ConsoleUnderTest console = ConsoleUnderTest.open(stranger, InstantSource.system())) {
            console.unlock();

            eventually("what cannot be read is set aside")
                    .until(() -> Files.exists(copy.resolveSibling("quarantine").resolve("fleet.mv.db")));
            eventually("the console starts anew")
                    .until(() -> cacheWord(console)
                            .equals("cache of another key: set aside as quarantine/fleet.mv.db, starting anew"));
            assertThat(console.modalWindows()).isEmpty();
            assertThat(console.pill()).isEqualTo("OFFLINE · no data");
            assertThat(console.band().orElse("")).contains("locked with another key and is set aside as ");
        }
    }

    @Test
    void aDamagedCacheShowsWhatIsTrueOrNothing() throws IOException {
        Path file = find(data().resolve("cache"), "fleet.mv.db");
        byte[] intact = Files.readAllBytes(file);
        byte[] zeroed = intact.clone();
        Arrays.fill(zeroed, zeroed.length / 2, Math.min(zeroed.length, zeroed.length / 2 + 4_096), (byte) 0);
        for (byte[] damaged : List.of(zeroed, Arrays.copyOf(intact, intact.length / 3))) {
            Files.write(file, damaged);
            try (ConsoleUnderTest console = ConsoleUnderTest.open(data(), InstantSource.system())) {
                console.unlock();

                eventually("all cars or none are there")
                        .until(() -> cacheWord(console).equals("cache empty")
                                || console.text(".status-screen").startsWith(ALL_CARS));
                assertThat(console.pill()).startsWith("OFFLINE");
                assertThat(console.modalWindows()).isEmpty();
            }
        }
    }

    private Path data() {
        return folder.resolve("console");
    }

    /// Other secrets behind the same passphrase.
    private static void makeVault(Path data) throws IOException, SecretsException {
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        switch (VaultSecrets.open(data.resolve("vault"), ConsoleUnderTest.PASSPHRASE.toCharArray())) {
            case VaultSecrets.Opening.Opened(VaultSecrets vault) -> vault.write("refresh/127.0.0.1", new byte[] {1});
            case VaultSecrets.Opening.NotOpened(), VaultSecrets.Opening.NotAVault() ->
                throw new IllegalStateException("a new vault does not open");
        }
    }

    private static Path find(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(end)).findFirst().orElseThrow();
        }
    }

    private static String cacheWord(ConsoleUnderTest console) {
        return console.text(".status-line #cache");
    }
}
