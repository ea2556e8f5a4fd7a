package pitwall.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.FleetSummary;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.CreateUser;
import pitwall.server.access.Accounts;
import pitwall.server.access.DownloadTokens;
import pitwall.server.access.Revocations;
import pitwall.server.access.SignIns;
import pitwall.server.access.oidc.ProviderTokens;
import pitwall.server.alarm.Alarms;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditCare;
import pitwall.server.audit.AuditParts;
import pitwall.server.audit.HeadFile;
import pitwall.server.audit.HeadKeys;
import pitwall.server.http.HttpFront;
import pitwall.server.http.HttpParts;
import pitwall.server.integration.symphony.SymphonyTargets;
import pitwall.server.link.CarLinks;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LocalEventLog;
import pitwall.server.logs.LogParts;
import pitwall.server.logs.Redactor;
import pitwall.server.logs.ServerLog;
import pitwall.server.notify.AlertsAdoption;
import pitwall.server.notify.Notifications;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.region.Regions;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.FleetWriter;
import pitwall.server.release.Releases;
import pitwall.server.rollout.RolloutWatches;
import pitwall.server.rollout.Rollouts;
import pitwall.server.storage.AccountRows;
import pitwall.server.storage.Database;
import pitwall.server.storage.FamilyRows;
import pitwall.server.storage.LogLineRows;
import pitwall.server.stream.ConsoleHub;
import pitwall.server.stream.StreamSettings;
import pitwall.server.stream.TailSources;
import pitwall.server.telemetry.Telemetry;
import pitwall.server.trace.Traces;

/// A whole fleet server inside this process: storage, the writer, car links, console streams and REST on one
/// port. Started by tests, by the console's sample fleet and by the command line alike. Thread-safe.
public final class FleetServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetServer.class);
    private static final long LOG_WEIGHT = 64_000_000;

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final Database database;
    private final FleetWriter writer;
    private final ConsoleHub hub;
    private final AuditCare care;
    private final CarLinks links;
    private final LogParts logs;
    private final ServerLog own;
    private final HttpFront front;
    private final RegularChecks checks;
    private final Optional<FirstStartSecrets> firstStart;
    private final Releases releases;
    private final DownloadTokens downloads;
    private final Rollouts rollouts;
    private final Alarms alarms;
    private final Regions regions;
    private final Notifications notifications;
    private final Optional<ProviderTokens> provider;
    private final Optional<SymphonyTargets> symphony;
    private final PastKeeping past;
    private final Traces traces;
    private final FirstStart.Staff staff;
    private volatile boolean closing;

    /// Starts a server and returns when it serves. Throws if it cannot: a port in use, an unreadable key file, a
    /// database that is not ours.
    public static FleetServer start(ServerSettings settings, InstantSource clock) {
        Traces traces = settings.outside()
                .traces()
                .map(address -> Traces.to(address, settings.label().environment()))
                .orElseGet(Traces::off);
        return start(settings, clock, traces);
    }

    /// The same with spans going where the program that embeds the server wants, whatever the settings say.
    public static FleetServer start(ServerSettings settings, InstantSource clock, Traces traces) {
        try (ExecutorService aside = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("pitwall-start").daemon().factory())) {
            return start(settings, aside, traces, clock);
        }
    }

    private static FleetServer start(ServerSettings settings, Executor aside, Traces traces, InstantSource clock) {
        Database database = Database.open(settings.database());
        try {
            return new FleetServer(settings, ServerSecrets.of(settings), database, aside, traces, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// @param aside does what the start can do beside something else
    private FleetServer(
            ServerSettings settings,
            ServerSecrets secrets,
            Database database,
            Executor aside,
            Traces traces,
            InstantSource clock) {
        this.database = database;
        this.traces = traces;
        LocalEventLog log = new LocalEventLog(
                UUID.randomUUID().toString(), settings.memory().batches(), LOG_WEIGHT);
        writer = new FleetWriter(database, log, settings.memory().timelineEntries(), clock);
        LivePicture picture = new LivePicture(writer.storedCars());
        Revocations revocations = new Revocations();
        database.read(sql -> new FamilyRows(sql).revokedSince(clock.instant().minus(TOKEN_LIFE)))
                .forEach(family -> revocations.add(family, clock.instant()));
        Accounts accounts = new Accounts(database.read(sql -> new AccountRows(sql).all()), revocations);
        provider = settings.outside().identityProvider().map(one -> new ProviderTokens(one, clock));
        SignIns signIns = new SignIns(
                accounts,
                secrets.key("access tokens"),
                settings.keys().passwordIterations(),
                revocations,
                provider,
                clock);
        Optional<FirstStart.NewPassword> newcomer = FirstStart.password(accounts, signIns, aside);
        releases = new Releases(
                database,
                settings.artifactFolder(),
                secrets.key("release keys"),
                settings.artifacts().limits(),
                clock);
        downloads = new DownloadTokens(secrets.key("downloads"));
        CarRegistry registry = new CarRegistry(settings.freshness(), clock.instant());
        FirstStart.EnrolmentKey enrolment =
                FirstStart.enrolmentKey(database, settings.keys().enrolmentKey(), signIns.secret());
        Redactor redactor = new Redactor(secrets.key("redaction"), settings.redaction());
        logs = LogParts.open(settings.memory().logs(), settings.redaction(), redactor, database, clock);
        own = PastKeeping.own(settings, database, logs.intake(), clock);
        AuditParts audit = AuditParts.open(database, HeadKeys.of(secrets.key("audit heads")), redactor);
        regions = new Regions(database, audit);
        staff = new FirstStart.Staff(accounts, signIns, writer, audit);
        care = new AuditCare(
                audit,
                settings.audit().headFile().map(file -> HeadFile.from(file, database, audit.heads())),
                settings.audit().retention(),
                writer,
                clock);
        links = new CarLinks(
                writer,
                registry,
                logs,
                enrolment.hash(),
                audit,
                settings.freshness().heartbeat(),
                clock);
        PrometheusMeterRegistry figures = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        SafetyPolicies policies = new SafetyPolicies(database);
        rollouts = new Rollouts(
                database,
                releases,
                downloads,
                registry,
                links,
                accounts,
                policies,
                new RolloutWatches(List.of(new UpdateMeters(figures), traces.updates())),
                settings.freshness(),
                clock);
        hub = new ConsoleHub(
                log,
                picture,
                signIns,
                new TailSources(
                        logs.places(),
                        () -> database.read(sql -> new LogLineRows(sql).store().lastId())),
                clock,
                StreamSettings.of(
                        settings.label().environment(),
                        settings.label().simulated(),
                        settings.freshness(),
                        settings.limits().streamsPerUser()));
        Telemetry telemetry = PastKeeping.figures(settings, database, picture, clock);
        links.measure(telemetry::take);
        writer.begin(rollouts.updates());
        notifications = new Notifications(
                settings.outside().notices(), secrets.key("channels"), database, writer, this::followed, clock);
        alarms = new Alarms(
                database, settings.freshness(), rollouts.pictures(), List.of(notifications.alarms()), clock.instant());
        picture.begin(alarms.known(), alarms.load());
        SelfChecks selfChecks = new SelfChecks(alarms, new AuditArchive(database), hub, clock);
        picture.begin(
                rollouts.updates(), rollouts.pictures(), audit.heads().newest().orElse(null));
        log.follow(picture);
        log.follow(links);
        log.follow(rollouts);
        log.follow(alarms);
        log.follow(hub);
        past = PastKeeping.follow(log, telemetry, settings, database, picture, clock);
        symphony = settings.outside()
                .symphony()
                .map(one -> new SymphonyTargets(one, picture::car, database, writer, new SecureRandom()));
        symphony.ifPresent(log::follow);
        Pulse pulse = new Pulse(
                alarms, new Pulse.Sources(writer, links, telemetry, past.history(), notifications, symphony), clock);
        writer.start();
        releases.takeStock(writer);
        checks = checks(registry, selfChecks, pulse);
        try {
            Optional<String> password = newcomer.map(made -> FirstStart.administrator(made, accounts, writer, audit));
            firstStart = password.isEmpty() && enrolment.made().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FirstStartSecrets(password, enrolment.made()));
            settings.outside()
                    .notices()
                    .alerts()
                    .ifPresent(file ->
                            new AlertsAtStart(new AlertsAdoption(alarms, notifications), writer, audit).adopt(file));
            ServerMeters meters = new ServerMeters(
                    figures,
                    log,
                    () -> FleetSummary.of(picture.cut().cars(), settings.freshness(), clock.instant()),
                    writer,
                    hub,
                    links);
            meters.watch(releases);
            meters.watch(rollouts.index());
            meters.watch(telemetry);
            meters.watch(past.history());
            meters.watch(logs.gate());
            meters.watch(own);
            symphony.ifPresent(meters::watch);
            meters.watch(notifications);
            front = new HttpParts(
                            new HttpParts.Fleet(
                                    writer,
                                    picture,
                                    registry,
                                    database,
                                    regions,
                                    telemetry.history(),
                                    telemetry.tracks(),
                                    past.history().reader(),
                                    settings.freshness()),
                            new HttpParts.People(accounts, signIns),
                            new HttpParts.Software(releases, downloads, rollouts, policies),
                            new HttpParts.Attention(alarms, notifications),
                            new HttpParts.Connections(hub, links),
                            audit,
                            logs,
                            new HttpParts.Operation(
                                    this::isReady, meters::text, meters::used, meters::refused, traces, own),
                            new HttpParts.Limits(
                                    settings.limits().signInsPerMinute(),
                                    settings.limits().writesPerMinute(),
                                    settings.limits().rolloutsPerHour(),
                                    settings.audit().exportsPerHour(),
                                    settings.artifacts().aheadDownloads()),
                            clock)
                    .start(settings.address().served());
        } catch (RuntimeException e) {
            checks.close();
            symphony.ifPresent(SymphonyTargets::close);
            notifications.close();
            writer.close();
            past.close();
            own.close();
            throw e;
        }
        past.start();
        notifications.start();
        symphony.ifPresent(targets ->
                targets.start(picture.cut().cars().stream().map(Car::id).toList()));
        checks.start(settings.tick());
        LOG.info("Fleet server {} serves {} cars at {}", settings.label().environment(), picture.size(), baseUri());
    }

    private RegularChecks checks(CarRegistry registry, SelfChecks selfChecks, Pulse pulse) {
        return new RegularChecks(
                List.of(
                        database::renewClaim,
                        links::tick,
                        links::noteDroppedLines,
                        hub::tick,
                        () -> releases.tick(writer),
                        care::tick,
                        selfChecks::tick,
                        pulse::tick),
                List.of(
                        hub::moveOn,
                        draft -> logs.retention().tick(new LogLineRows(draft.sql()), draft.now()),
                        registry::sweep,
                        regions::tick,
                        rollouts::tick,
                        alarms::tick,
                        notifications::tick),
                work -> {
                    Future<?> unused = writer.submit(draft -> {
                        work.accept(draft);
                        return true;
                    });
                });
    }

    private Optional<AlarmRule> followed(RuleName name) {
        return alarms.followed(name);
    }

    private boolean isReady() {
        return !closing && database.isReachable();
    }

    /// Where this server can be reached from this machine, with the port it really has.
    public URI baseUri() {
        return front.baseUri();
    }

    /// What was made at the first start of this database; empty at every later one.
    public Optional<FirstStartSecrets> firstStartSecrets() {
        return firstStart;
    }

    /// The signed root that new cars trust first; empty before the first key ceremony.
    public Optional<String> firstRoot() {
        return releases.firstRoot();
    }

    /// Gives a server without releases some to try things out with: 4.2.0 to 4.4.0 are trusted, the last of them is
    /// not well on every model, and 4.5.0-rc1 is not signed. Not for a server that will have releases of its own:
    /// nobody has the keys.
    public void publishSampleReleases() {
        releases.publishSamples(writer);
    }

    /// Gives a server without regions the outlines of the cities that simulated cars drive in.
    public void publishSampleRegions() {
        writer.write(regions::publishSamples);
    }

    /// Makes an account, as an administrator would, for a program that brings its own people along.
    ///
    /// @throws IllegalArgumentException where name or password cannot be, or somebody has that name
    public void hire(String name, String password, Role role) {
        staff.hire(new CreateUser(name, password, role, Scope.ALL));
    }

    /// Lets cars pull releases.
    public DownloadTokens downloads() {
        return downloads;
    }

    /// Sends consoles and cars away, finishes what was accepted, and releases port and database. Closing twice is
    /// harmless.
    @Override
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        checks.close();
        front.finish();
        hub.drain();
        links.drain();
        care.finish();
        symphony.ifPresent(SymphonyTargets::close);
        notifications.close();
        writer.close();
        past.close();
        front.close();
        provider.ifPresent(ProviderTokens::close);
        own.close();
        database.close();
        traces.close();
        LOG.info("Fleet server stopped");
    }
}
