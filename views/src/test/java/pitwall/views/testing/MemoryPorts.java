package pitwall.views.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import pitwall.client.Answer;
import pitwall.client.past.Bookmarks;
import pitwall.client.past.FleetPast;
import pitwall.client.past.PastEvents;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.fx.FleetModel;
import pitwall.views.notes.LocalNotes;
import pitwall.views.notes.NoteMemory;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
import pitwall.views.ports.Colleague;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.LinkControl;
import pitwall.views.ports.OfflineData;
import pitwall.views.ports.OfflineReport;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.PastPorts;
import pitwall.views.ports.Secrets;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.ports.TestedStep;
import pitwall.views.ports.Upkeep;
import pitwall.views.preferences.PreferenceStore;
import pitwall.views.preferences.Preferences;
import pitwall.views.trail.TrailAlarms;

/// All ports in memory; what they answer is set by the test, what they were asked can be read. FX thread.
public final class MemoryPorts implements Connections, LinkControl, OfflineData, PreferenceStore, Secrets {
    public final List<Connection> connections = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    /// Names of connections of which something is kept.
    public final Set<String> remembered = new HashSet<>();
    public SignInOutcome signIn = new SignInOutcome.SignedIn("a.huber");
    public List<TestedStep> steps = List.of();
    /// What becomes of clearing the offline data.
    public ClearOutcome cleared = ClearOutcome.CLEARED;

    public OfflineStatus offline =
            new OfflineStatus(OfflineStatus.State.OK, Frames.NOW.minus(Duration.ofSeconds(2)), 38_000_000);
    public Preferences preferences = Preferences.shipped(Locale.ENGLISH).withZone(ZoneId.of("Europe/Berlin"));
    public Place place = Place.KEYCHAIN;
    public VaultOutcome vault = VaultOutcome.OPEN;
    public Answer<List<ApprovalEntry>> approvals = new Answer.Given<>(List.of());
    public final ScriptedAlarms scriptedAlarms = new ScriptedAlarms();
    public final AlarmDesk alarms = scriptedAlarms.desk();

    /// What was seen before.
    public FleetPast past = FleetPast.NOTHING;

    public PastEvents pastEvents = PastEvents.NOTHING;

    /// Of nobody, until a test puts others there.
    public OfflinePins pins = new OfflinePins(
            new FleetModel(new SteppedClock(Frames.NOW)),
            new ScriptedFiles(),
            PinMemory.NONE,
            Runnable::run,
            Runnable::run);

    /// Of nobody, until a test puts others there.
    public LocalNotes notes = new LocalNotes(
            new FleetModel(new SteppedClock(Frames.NOW)),
            _ -> new CompletableFuture<>(),
            NoteMemory.NONE,
            Runnable::run);

    public Bookmarks bookmarks = Bookmarks.NONE;

    public final TrailAlarms trailAlarms = new TrailAlarms();

    public Upkeep upkeep = Upkeep.NONE;

    public final MemoryTray tray = new MemoryTray();

    /// The pages of the web that somebody wanted to see.
    public final List<URI> openedPages = new ArrayList<>();

    /// Which file somebody chooses, given the name that is suggested.
    public Function<String, Optional<Path>> chosenFile = _ -> Optional.empty();

    /// The password of whoever is signed in; empty where it cannot be asked for.
    public Optional<String> ownPassword = Optional.empty();

    public Optional<Instant> provenAt = Optional.empty();

    /// What stood in the way of the last start.
    public Optional<StartTrouble> startTrouble = Optional.empty();

    /// As whom one can go on, as in the sample fleet.
    public final List<Colleague> colleagues = new ArrayList<>();

    /// What the server was asked to believe, and what it believes.
    public final List<String> proven = new ArrayList<>();

    public String serverPassword = "right";

    @Override
    public Optional<StartTrouble> startTrouble() {
        return startTrouble;
    }

    @Override
    public CompletableFuture<Boolean> startAgain() {
        asked.add("start again");
        return CompletableFuture.completedFuture(startTrouble.isEmpty());
    }

    @Override
    public CompletableFuture<Boolean> prove(char[] password) {
        proven.add(new String(password));
        return CompletableFuture.completedFuture(serverPassword.equals(new String(password)));
    }

    @Override
    public List<Colleague> colleagues() {
        return List.copyOf(colleagues);
    }

    @Override
    public CompletableFuture<SignInOutcome> continueAs(Colleague colleague) {
        asked.add("go on as " + colleague.name());
        return CompletableFuture.completedFuture(signIn);
    }

    @Override
    public boolean asksAgain() {
        return ownPassword.isPresent();
    }

    @Override
    public CompletableFuture<Boolean> isOwnPassword(char[] password) {
        boolean right = ownPassword.filter(new String(password)::equals).isPresent();
        Arrays.fill(password, ' ');
        return CompletableFuture.completedFuture(right);
    }

    @Override
    public Optional<Instant> provenAt() {
        return provenAt;
    }

    public ConsolePorts all() {
        return new ConsolePorts(
                this,
                this,
                this,
                this,
                this,
                trailAlarms,
                () -> CompletableFuture.completedFuture(approvals),
                alarms,
                new PastPorts(past, pastEvents, bookmarks),
                pins,
                notes,
                upkeep,
                openedPages::add,
                (_, suggested, _) -> chosenFile.apply(suggested),
                tray);
    }

    public static Connection connection() {
        return new Connection("Munich", URI.create("https://fleet.example:8443"), null, null);
    }

    @Override
    public List<Connection> known() {
        return List.copyOf(connections);
    }

    @Override
    public Optional<Connection> current() {
        return connections.stream().findFirst();
    }

    @Override
    public void remember(Connection connection) {
        forget(connection.name());
        connections.add(connection);
    }

    @Override
    public boolean remembers(String name) {
        return remembered.contains(name);
    }

    @Override
    public void forget(String name) {
        connections.removeIf(known -> known.name().equals(name));
    }

    @Override
    public CompletableFuture<List<TestedStep>> test(Connection connection, Consumer<TestedStep> progress) {
        asked.add("test " + connection.server());
        steps.forEach(progress);
        return CompletableFuture.completedFuture(steps);
    }

    @Override
    public CompletableFuture<SignInOutcome> signIn(Connection connection, String user, char[] password) {
        asked.add("sign in " + user + " at " + connection.server() + " with " + password.length + " characters");
        Arrays.fill(password, ' ');
        return CompletableFuture.completedFuture(signIn);
    }

    @Override
    public CompletableFuture<SignOutOutcome> signOut() {
        asked.add("sign out");
        return CompletableFuture.completedFuture(SignOutOutcome.ENDED);
    }

    @Override
    public CompletableFuture<SignInOutcome> openSampleFleet() {
        asked.add("sample fleet");
        return CompletableFuture.completedFuture(signIn);
    }

    @Override
    public void retryNow() {
        asked.add("retry");
    }

    @Override
    public void resync() {
        asked.add("resync");
    }

    @Override
    public OfflineStatus status() {
        return offline;
    }

    @Override
    public CompletableFuture<OfflineReport> report() {
        asked.add("report");
        Instant newest = offline.newest();
        return CompletableFuture.completedFuture(new OfflineReport(
                offline,
                List.of(
                        new OfflineReport.DataSet(OfflineReport.Kind.CARS, 10_000, newest, OfflineReport.Limit.NONE),
                        new OfflineReport.DataSet(
                                OfflineReport.Kind.LOGS,
                                31_412,
                                newest,
                                new OfflineReport.Limit(100, 0, 0, Duration.ofDays(7))),
                        new OfflineReport.DataSet(OfflineReport.Kind.ROLLOUTS, 12, newest, OfflineReport.Limit.NONE),
                        new OfflineReport.DataSet(OfflineReport.Kind.ALARMS, 3, newest, OfflineReport.Limit.NONE),
                        new OfflineReport.DataSet(
                                OfflineReport.Kind.AUDIT, 1_204, newest, new OfflineReport.Limit(0, 20_000, 0, null)),
                        new OfflineReport.DataSet(
                                OfflineReport.Kind.ANSWERS,
                                214,
                                newest,
                                new OfflineReport.Limit(0, 2_000, 24L * 1024 * 1024, null)),
                        new OfflineReport.DataSet(
                                OfflineReport.Kind.HISTORY,
                                0,
                                newest == null ? null : newest.minus(Duration.ofHours(50)),
                                newest,
                                29_400_000,
                                new OfflineReport.Limit(0, 0, 400L * 1024 * 1024, Duration.ofDays(7)))),
                Duration.ofHours(72),
                Frames.NOW.minus(Duration.ofHours(3)),
                "/home/a.huber/.local/share/pitwall/cache.mv.db"));
    }

    @Override
    public CompletableFuture<ClearOutcome> clear() {
        asked.add("clear");
        if (cleared == ClearOutcome.CLEARED) {
            offline = OfflineStatus.NOTHING;
        }
        return CompletableFuture.completedFuture(cleared);
    }

    @Override
    public Preferences load() {
        return preferences;
    }

    @Override
    public void save(Preferences changed) {
        preferences = changed;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public CompletableFuture<VaultOutcome> openVault(char[] passphrase) {
        asked.add("vault with " + passphrase.length + " characters");
        Arrays.fill(passphrase, ' ');
        place = vault == VaultOutcome.OPEN ? Place.VAULT_OPEN : place;
        return CompletableFuture.completedFuture(vault);
    }

    @Override
    public void keepInMemory() {
        asked.add("memory");
        place = Place.MEMORY;
    }
}
