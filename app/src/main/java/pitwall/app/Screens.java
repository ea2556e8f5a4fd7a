package pitwall.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import pitwall.client.AskedTail;
import pitwall.client.Commands;
import pitwall.client.FleetLogs;
import pitwall.client.LogPiece;
import pitwall.client.LogTail;
import pitwall.client.LogWish;
import pitwall.client.casefile.CaseArchive;
import pitwall.client.past.CarFilter;
import pitwall.client.rest.Asking;
import pitwall.client.rest.CarReading;
import pitwall.client.rest.LogReading;
import pitwall.client.rest.PolicyReading;
import pitwall.client.rest.RegionReading;
import pitwall.client.rest.ReleaseReading;
import pitwall.client.rest.ReleaseSending;
import pitwall.client.rest.RolloutReading;
import pitwall.client.rest.TrailReading;
import pitwall.client.trail.TrailMemory;
import pitwall.views.act.PresentCommands;
import pitwall.views.alarms.AlarmsParts;
import pitwall.views.alarms.AlarmsScreen;
import pitwall.views.approvals.ApprovalsParts;
import pitwall.views.approvals.ApprovalsScreen;
import pitwall.views.audit.AuditParts;
import pitwall.views.audit.AuditScreen;
import pitwall.views.cars.CarsParts;
import pitwall.views.cars.CarsScreen;
import pitwall.views.cars.act.ExportNotes;
import pitwall.views.cars.asked.FilesAsOf;
import pitwall.views.cars.casefile.CaseParts;
import pitwall.views.cars.casefile.CaseScreen;
import pitwall.views.cars.compare.CompareScreen;
import pitwall.views.cars.detail.CarDetailParts;
import pitwall.views.cars.detail.CarDetailScreen;
import pitwall.views.cars.detail.CaseTools;
import pitwall.views.cars.list.AskedCars;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.cars.list.SavedViews;
import pitwall.views.cars.map.MapParts;
import pitwall.views.cars.map.MapScreen;
import pitwall.views.cars.map.MapSources;
import pitwall.views.cars.overview.FleetTrend;
import pitwall.views.cars.overview.OverviewParts;
import pitwall.views.cars.overview.OverviewScreen;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.logs.LogsParts;
import pitwall.views.logs.LogsScreen;
import pitwall.views.map.BaseMapFile;
import pitwall.views.map.KeptBaseMap;
import pitwall.views.map.layer.MapGrounds;
import pitwall.views.map.layer.OnlineMaps;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.DraftStore;
import pitwall.views.ports.FileChoice;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.releases.ReleasesParts;
import pitwall.views.releases.ReleasesScreen;
import pitwall.views.rollout.RolloutParts;
import pitwall.views.rollout.RolloutScreen;
import pitwall.views.rollouts.RolloutsParts;
import pitwall.views.rollouts.RolloutsScreen;
import pitwall.views.theme.Themes;
import pitwall.views.wizard.WizardScreen;
import pitwall.views.wizard.model.WizardParts;
import pitwall.views.wizard.plan.Delayed;

/// The screens of the console, each with what it needs from the program around it. FX thread.
final class Screens {
    /// Between two letters that somebody types.
    private static final long LETTERS_MILLIS = 250;

    /// Between two questions for new lines of the server's own log.
    private static final long SERVER_LOG_SECONDS = 2;

    private final FleetModel fleet;
    private final ConnectionService connections;
    /// Nothing is asked of the server from a screen that shows the past.
    private final Commands commands;
    private final ConsolePorts ports;
    private final PreferencesModel preferences;
    private final Themes themes;
    private final FileChoice files;
    private final Executor background;
    private final Executor fxThread;
    private final InstantSource clock;
    /// Asks whichever server is in use.
    private final Asking asking;

    /// What Cars and Map have in common.
    private final LinkedCars linked = new LinkedCars();

    private final AskedCars asked;

    private final MapGrounds grounds;
    private final ExportNotes notes;
    private final ReleaseCatalog catalog;
    private final FleetTrend trend;
    private final DraftStore drafts;

    Screens(
            FleetModel fleet,
            ConnectionService connections,
            Commands link,
            ConsolePorts ports,
            DraftStore drafts,
            PreferencesModel preferences,
            Themes themes,
            OnlineMaps maps,
            FileChoice files,
            Executor background,
            Executor fxThread,
            InstantSource clock) {
        this.fleet = fleet;
        this.asked = new AskedCars(linked, fleet);
        this.connections = connections;
        this.commands = new PresentCommands(fleet, link);
        this.ports = ports;
        this.preferences = preferences;
        this.themes = themes;
        this.files = files;
        this.background = background;
        this.fxThread = fxThread;
        this.clock = clock;
        this.asking = Asking.whicheverIsInUse(() -> connections.session().map(FleetSession::asking));
        this.drafts = drafts;
        this.grounds = new MapGrounds(
                new KeptBaseMap(BaseMapFile::bundled), maps, new ScreenMemory(preferences, "map.layers"));
        this.notes = new ExportNotes(fleet, commands, new ScreenMemory(preferences, "cars.exports"), fxThread);
        this.catalog = new ReleaseCatalog(new ReleaseReading(asking), fleet, fxThread);
        this.trend = new FleetTrend(fleet, background, fxThread);
    }

    /// Makes the first opening of a large screen quick, where there is nothing else to do. A background thread.
    void prepare() {
        grounds.base().prepare(preferences.get().language());
    }

    /// The cars that Cars and Map are about.
    ObservableValue<CarFilter> askedCars() {
        return asked.filter();
    }

    /// All of them, those of the rail in its order.
    List<ScreenKind> kinds() {
        return Stream.<Supplier<ScreenKind>>of(
                        this::overview,
                        this::cars,
                        this::map,
                        this::car,
                        this::caseFile,
                        this::compare,
                        this::rollouts,
                        this::rollout,
                        this::releases,
                        this::wizard,
                        this::approvals,
                        this::logs,
                        this::audit,
                        this::alarms)
                .map(ScreenKind::anew)
                .toList();
    }

    /// The fleet as one screen follows it.
    private FleetModel seen() {
        return fleet.forOneScreen();
    }

    private ScreenKind compare() {
        return CompareScreen.kind(seen());
    }

    private ScreenKind wizard() {
        SavedViews views = new SavedViews(new ScreenMemory(preferences, "cars.views"));
        return WizardScreen.kind(new WizardParts(
                seen(),
                commands,
                new RolloutReading(asking)::preview,
                new PolicyReading(asking),
                catalog,
                drafts,
                ports.connections(),
                () -> views.all().stream()
                        .filter(view -> !view.query().isEmpty())
                        .map(view -> new WizardParts.SavedQuery(view.name(), view.query()))
                        .toList(),
                background,
                fxThread,
                Delayed.on(fxThread)));
    }

    private ScreenKind releases() {
        return ReleasesScreen.kind(new ReleasesParts(seen(), catalog, new ReleaseSending(asking), fxThread));
    }

    private ScreenKind car() {
        return CarDetailScreen.kind(new CarDetailParts(
                seen(),
                new FilesAsOf(seen(), new CarReading(asking), new CarReading(asking.fromMemory())),
                commands,
                fxThread,
                ports.offlineData()::status,
                Optional.of(new CaseTools(new CaseArchive(), files, notes::exported, background)),
                Optional.of(ports.pins()),
                Optional.of(ports.notes()),
                Optional.of(ports.alarms())));
    }

    private ScreenKind caseFile() {
        return CaseScreen.kind(new CaseParts(new CaseArchive(), files, background, fxThread));
    }

    private ScreenKind approvals() {
        return ApprovalsScreen.kind(new ApprovalsParts(
                seen(),
                new RolloutReading(asking)::approvals,
                new RolloutReading(asking)::rollout,
                new PolicyReading(asking),
                commands,
                ports.connections(),
                fxThread));
    }

    private ScreenKind overview() {
        OverviewParts parts = new OverviewParts(
                seen(),
                trend,
                ports.trailAlarms(),
                ports.approvals(),
                themes.forOneScreen().paletteProperty(),
                background,
                fxThread,
                clock,
                ports.offlineData()::status);
        return new ScreenKind(
                "overview",
                "overview.title",
                "mdi2v-view-dashboard-outline",
                "Ctrl+1",
                surroundings -> new OverviewScreen(parts, surroundings));
    }

    private ScreenKind cars() {
        CarsParts parts = new CarsParts(
                seen(),
                commands,
                new CarReading(asking),
                new RolloutReading(asking),
                new ScreenMemory(preferences, "cars.views"),
                notes,
                themes.forOneScreen(),
                background,
                fxThread,
                clock,
                ports.offlineData()::status,
                linked.forOneScreen(),
                ports.pins());
        return new ScreenKind(
                "cars",
                "cars.title",
                "mdi2c-car-multiple",
                "Ctrl+2",
                surroundings -> new CarsScreen(parts, surroundings),
                strings -> CarsScreen.places(parts.memory(), strings));
    }

    private ScreenKind map() {
        MapParts parts = new MapParts(
                seen(),
                linked.forOneScreen(),
                grounds,
                themes.forOneScreen(),
                background,
                fxThread,
                clock,
                ports.offlineData()::status,
                new MapSources(new RegionReading(asking), new CarReading(asking), commands));
        return new ScreenKind(
                "map", "map.title", "mdi2m-map-outline", "Ctrl+3", surroundings -> new MapScreen(parts, surroundings));
    }

    private ScreenKind rollouts() {
        RolloutsParts parts =
                new RolloutsParts(seen(), themes.forOneScreen(), clock, drafts, ports.offlineData()::status);
        return new ScreenKind(
                "rollouts",
                "rollouts.title",
                "mdi2s-source-branch",
                "Ctrl+4",
                surroundings -> new RolloutsScreen(parts, surroundings));
    }

    private ScreenKind rollout() {
        RolloutParts parts = new RolloutParts(
                seen(),
                new RolloutReading(asking),
                commands,
                ports.connections(),
                themes.forOneScreen(),
                background,
                fxThread,
                ports.offlineData()::status,
                notes::exported);
        return ScreenKind.ofObject(
                "rollout",
                "rollout.title",
                "mdi2s-source-branch",
                surroundings -> new RolloutScreen(parts, surroundings, files));
    }

    private ScreenKind alarms() {
        AlarmsParts parts = new AlarmsParts(
                seen(),
                ports.alarms(),
                themes.forOneScreen(),
                background,
                fxThread,
                clock,
                ports.offlineData()::status,
                ports.pins(),
                ports.pages());
        return new ScreenKind(
                "alarms",
                "alarms.title",
                "mdi2b-bell-outline",
                "Ctrl+7",
                surroundings -> new AlarmsScreen(parts, surroundings));
    }

    private ScreenKind logs() {
        FleetLogs logs = new LogReading(asking);
        Executor askAgain = CompletableFuture.delayedExecutor(SERVER_LOG_SECONDS, TimeUnit.SECONDS);
        LogsParts parts = new LogsParts(
                seen(),
                logs,
                (wish, listener) ->
                        wish.isOfServer() ? AskedTail.follow(logs, wish, askAgain, listener) : follow(wish, listener),
                new LogMemoryInUse(() -> connections.session().map(FleetSession::logMemory)),
                background,
                fxThread,
                CompletableFuture.delayedExecutor(LETTERS_MILLIS, TimeUnit.MILLISECONDS, fxThread),
                ports.offlineData()::status);
        Themes look = themes.forOneScreen();
        return new ScreenKind(
                "logs",
                "logs.title",
                "mdi2t-text-box-search-outline",
                "Ctrl+5",
                surroundings -> new LogsScreen(parts, look, surroundings, files));
    }

    private LogTail follow(LogWish wish, Consumer<LogPiece> listener) {
        return connections
                .session()
                .map(session -> session.client().follow(wish, listener))
                .orElse(() -> {});
    }

    private ScreenKind audit() {
        AuditParts parts = new AuditParts(
                seen(),
                new TrailReading(
                        asking,
                        () -> connections
                                .session()
                                .map(FleetSession::trailMemory)
                                .orElse(TrailMemory.NONE)),
                () -> connections.session().flatMap(FleetSession::witnessed),
                ports.trailAlarms(),
                new StepsOfCars(asking),
                background,
                fxThread,
                ports.offlineData()::status);
        return new ScreenKind(
                "audit",
                "audit.title",
                "mdi2s-shield-search",
                "Ctrl+6",
                surroundings -> new AuditScreen(parts, surroundings, files));
    }
}
