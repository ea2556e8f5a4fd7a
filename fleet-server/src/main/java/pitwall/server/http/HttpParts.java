package pitwall.server.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.server.access.Accounts;
import pitwall.server.access.CallLimits;
import pitwall.server.access.DownloadTokens;
import pitwall.server.access.SignIns;
import pitwall.server.alarm.Alarms;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditParts;
import pitwall.server.backtest.BackTests;
import pitwall.server.history.HistoryReader;
import pitwall.server.integration.fleetd.DeviceDocuments;
import pitwall.server.link.CarLinks;
import pitwall.server.live.LivePicture;
import pitwall.server.logs.LogParts;
import pitwall.server.logs.LogSearch;
import pitwall.server.logs.ServerLog;
import pitwall.server.notify.AlertsAdoption;
import pitwall.server.notify.Notifications;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.region.Regions;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.FleetWriter;
import pitwall.server.release.Releases;
import pitwall.server.rollout.Rollouts;
import pitwall.server.storage.Database;
import pitwall.server.stream.ConsoleHub;
import pitwall.server.telemetry.TelemetryHistory;
import pitwall.server.telemetry.Tracks;
import pitwall.server.trace.Traces;

/// What the network side needs of the rest of the server.
public record HttpParts(
        Fleet fleet,
        People people,
        Software software,
        Attention attention,
        Connections connections,
        AuditParts audit,
        LogParts logs,
        Operation operation,
        Limits limits,
        InstantSource clock) {
    /// The cars and whoever changes them.
    public record Fleet(
            FleetWriter writer,
            LivePicture picture,
            CarRegistry registry,
            Database database,
            Regions regions,
            TelemetryHistory telemetry,
            Tracks tracks,
            HistoryReader history,
            FreshnessPolicy freshness) {}

    public record People(Accounts accounts, SignIns signIns) {}

    public record Software(Releases releases, DownloadTokens downloads, Rollouts rollouts, SafetyPolicies policies) {}

    /// What asks people to act, and how they are told.
    public record Attention(Alarms alarms, Notifications notifications) {}

    public record Connections(ConsoleHub hub, CarLinks links) {}

    /// @param ready whether requests can be met right now
    /// @param metrics the figures as Prometheus reads them
    /// @param used takes what somebody who is signed in asked for, and their role
    /// @param refused takes the code of every request that was not met
    /// @param traces follows requests
    /// @param log what the server itself logs
    public record Operation(
            BooleanSupplier ready,
            Supplier<String> metrics,
            BiConsumer<ApiRoute, Role> used,
            Consumer<String> refused,
            Traces traces,
            ServerLog log) {}

    /// @param signInsPerMinute of one address
    /// @param writesPerMinute of one person
    /// @param rolloutsPerHour that one person may write down
    /// @param auditExportsPerHour of one person, and as many of logs
    /// @param aheadDownloads of cars at once that nobody ordered to install yet
    public record Limits(
            int signInsPerMinute,
            int writesPerMinute,
            int rolloutsPerHour,
            int auditExportsPerHour,
            int aheadDownloads) {}

    /// Listens and serves until the result is closed.
    public HttpFront start(HttpFront.Address address) {
        Gate gate = new Gate(people.signIns(), software.downloads(), clock);
        PublicAddress outside = new PublicAddress(address.publicUrl());
        CallLimits writes = new CallLimits(limits.writesPerMinute());
        WriteAudit audited = new WriteAudit(fleet.writer(), audit);
        Pipeline pipeline = new Pipeline(gate, fleet.writer(), audited, writes, operation, outside, clock);
        Sockets sockets = new Sockets(gate, connections.hub(), connections.links());
        return HttpFront.start(address, handlers(outside), pipeline, sockets);
    }

    private Map<ApiRoute, RouteHandler> handlers(PublicAddress address) {
        Map<ApiRoute, RouteHandler> handlers = new EnumMap<>(ApiRoute.class);
        int perMinute = limits.signInsPerMinute();
        signIn(handlers, new SignInRoutes(people.signIns(), new CallLimits(perMinute), new CallLimits(6 * perMinute)));
        cars(
                handlers,
                new CarRoutes(
                        fleet.picture(), fleet.registry(), fleet.database(), people.signIns(), fleet.freshness()));
        handlers.put(ApiRoute.CAR_TELEMETRY, (RouteHandler.Reading)
                new TelemetryRoutes(fleet.picture(), fleet.telemetry(), software.policies(), fleet.freshness())::read);
        handlers.put(ApiRoute.CAR_TRACK, (RouteHandler.Reading) new TrackRoutes(fleet.picture(), fleet.tracks())::read);
        HistoryRoutes history = new HistoryRoutes(fleet.history());
        handlers.put(ApiRoute.HISTORY, (RouteHandler.Reading) history::coverage);
        handlers.put(ApiRoute.HISTORY_CARS, (RouteHandler.Reading) history::cars);
        users(handlers, new UserRoutes(people.accounts(), people.signIns()));
        releases(handlers, new ReleaseRoutes(software.releases()));
        artifacts(
                handlers,
                new ArtifactRoutes(
                        software.releases(),
                        fleet.writer(),
                        new AheadDownloads(software.downloads(), limits.aheadDownloads(), clock)));
        UpdateRoutes updates = new UpdateRoutes(fleet.picture(), software.rollouts());
        updates(handlers, updates);
        devices(handlers, updates);
        CallLimits asked = new CallLimits(limits.rolloutsPerHour(), Duration.ofHours(1));
        plans(handlers, new RolloutPlanRoutes(fleet.picture(), software.rollouts(), asked));
        rollouts(
                handlers,
                new RolloutReadRoutes(fleet.picture(), software.rollouts(), new AuditArchive(fleet.database())));
        acts(handlers, new RolloutActRoutes(software.rollouts()));
        handlers.put(ApiRoute.LIST_APPROVALS, (RouteHandler.Reading)
                new ApprovalRoutes(software.rollouts(), software.policies())::list);
        desired(handlers, new DesiredStateRoutes(fleet.picture(), software.rollouts(), asked));
        policy(handlers, new PolicyRoutes(software.policies(), fleet.picture(), software.rollouts()));
        regions(handlers, new RegionRoutes(fleet.regions()));
        alarms(handlers, new AlarmRoutes(attention.alarms(), fleet.picture(), fleet.database()));
        mutes(handlers, new AlarmMuteRoutes(attention.alarms(), fleet.picture()));
        rules(handlers, new AlarmRuleRoutes(attention.alarms()));
        tried(handlers);
        channels(handlers, new ChannelRoutes(attention.notifications()));
        deliveries(handlers, new DeliveryRoutes(attention.notifications()));
        handlers.put(ApiRoute.TEST_CHANNEL, (RouteHandler.Streaming)
                new ChannelTests(attention.notifications(), fleet.writer())::test);
        metadata(handlers, new TufRoutes(software.releases()));
        audit(handlers, new AuditArchive(fleet.database()));
        handlers.put(ApiRoute.ERASE_PERSON, (RouteHandler.Writing)
                new ErasureRoutes(audit.trail(), people.accounts())::erase);
        logs(handlers);
        operation(handlers, new OperationRoutes(operation.ready(), operation.metrics(), address));
        return handlers;
    }

    private static void signIn(Map<ApiRoute, RouteHandler> handlers, SignInRoutes routes) {
        handlers.put(ApiRoute.SIGN_IN, (RouteHandler.Writing) routes::signIn);
        handlers.put(ApiRoute.REFRESH, (RouteHandler.Writing) routes::refresh);
        handlers.put(ApiRoute.CONFIRM, (RouteHandler.Writing) routes::confirm);
        handlers.put(ApiRoute.SIGN_OUT, (RouteHandler.Writing) routes::signOut);
        handlers.put(ApiRoute.ME, (RouteHandler.Reading) routes::me);
    }

    private static void cars(Map<ApiRoute, RouteHandler> handlers, CarRoutes routes) {
        handlers.put(ApiRoute.LIST_CARS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.CREATE_CAR, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.GET_CAR, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PATCH_CAR, (RouteHandler.Writing) routes::patch);
        handlers.put(ApiRoute.DELETE_CAR, (RouteHandler.Writing) routes::delete);
        handlers.put(ApiRoute.CAR_LOGS, (RouteHandler.Reading) routes::logs);
        handlers.put(ApiRoute.CAR_TIMELINE, (RouteHandler.Reading) routes::timeline);
        handlers.put(ApiRoute.FLEET_SUMMARY, (RouteHandler.Reading) routes::summary);
        handlers.put(ApiRoute.NOTE_CAR, (RouteHandler.Writing) routes::note);
        handlers.put(ApiRoute.ENROL_CAR, (RouteHandler.Writing) routes::enrol);
    }

    private static void users(Map<ApiRoute, RouteHandler> handlers, UserRoutes routes) {
        handlers.put(ApiRoute.LIST_USERS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.CREATE_USER, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.GET_USER, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PATCH_USER, (RouteHandler.Writing) routes::patch);
        handlers.put(ApiRoute.DELETE_USER, (RouteHandler.Writing) routes::delete);
    }

    private static void releases(Map<ApiRoute, RouteHandler> handlers, ReleaseRoutes routes) {
        handlers.put(ApiRoute.LIST_RELEASES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.CREATE_RELEASE, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.GET_RELEASE, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.REVOKE_RELEASE, (RouteHandler.Writing) routes::revoke);
    }

    private static void artifacts(Map<ApiRoute, RouteHandler> handlers, ArtifactRoutes routes) {
        handlers.put(ApiRoute.UPLOADED, (RouteHandler.Streaming) routes::uploaded);
        handlers.put(ApiRoute.UPLOAD, (RouteHandler.Streaming) routes::upload);
        handlers.put(ApiRoute.ARTIFACT_FACTS, (RouteHandler.Streaming) routes::download);
        handlers.put(ApiRoute.ARTIFACT, (RouteHandler.Streaming) routes::download);
    }

    private static void updates(Map<ApiRoute, RouteHandler> handlers, UpdateRoutes routes) {
        handlers.put(ApiRoute.UPDATE_CAR, (RouteHandler.Writing) routes::update);
        handlers.put(ApiRoute.ROLL_BACK_CAR, (RouteHandler.Writing) routes::rollBack);
        handlers.put(ApiRoute.CAR_UPDATES, (RouteHandler.Reading) routes::history);
        handlers.put(ApiRoute.CAR_WHY, (RouteHandler.Reading) routes::why);
        handlers.put(ApiRoute.CAR_DESIRED, (RouteHandler.Reading) routes::desired);
    }

    private void devices(Map<ApiRoute, RouteHandler> handlers, UpdateRoutes updates) {
        DeviceDocuments documents = new DeviceDocuments(fleet.database());
        DeviceRoutes routes = new DeviceRoutes(fleet.picture(), fleet.registry(), documents);
        handlers.put(ApiRoute.LIST_DEVICES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.GET_DEVICE, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PUT_DEVICE, (RouteHandler.Writing) routes::put);
        handlers.put(ApiRoute.DELETE_DEVICE, (RouteHandler.Writing) routes::delete);
        handlers.put(ApiRoute.UPDATE_DEVICE, (RouteHandler.Writing)
                new DeviceUpdateRoutes(updates, software.releases())::update);
        DeviceConfigRoutes config = new DeviceConfigRoutes(fleet.picture(), documents);
        handlers.put(ApiRoute.GET_DEVICE_CONFIG, (RouteHandler.Reading) config::get);
        handlers.put(ApiRoute.SET_DEVICE_CONFIG, (RouteHandler.Writing) config::set);
    }

    private static void plans(Map<ApiRoute, RouteHandler> handlers, RolloutPlanRoutes routes) {
        handlers.put(ApiRoute.CREATE_ROLLOUT, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.PREVIEW_ROLLOUT, (RouteHandler.Reading) routes::preview);
        handlers.put(ApiRoute.LAUNCH_ROLLOUT, (RouteHandler.Writing) routes::launch);
        handlers.put(ApiRoute.BULK_UPDATE, (RouteHandler.Writing) routes::bulk);
        handlers.put(ApiRoute.EDIT_ROLLOUT, (RouteHandler.Writing) routes::edit);
    }

    private static void rollouts(Map<ApiRoute, RouteHandler> handlers, RolloutReadRoutes routes) {
        handlers.put(ApiRoute.LIST_ROLLOUTS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.ROLLOUT_TEMPLATES, (RouteHandler.Reading) routes::templates);
        handlers.put(ApiRoute.GET_ROLLOUT, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.ROLLOUT_LANES, (RouteHandler.Reading) routes::lanes);
        handlers.put(ApiRoute.ROLLOUT_EFFECTS, (RouteHandler.Reading) routes::effects);
        handlers.put(ApiRoute.ROLLOUT_DRIFT, (RouteHandler.Reading) routes::drift);
        handlers.put(ApiRoute.ROLLOUT_CARS, (RouteHandler.Reading) routes::cars);
        handlers.put(ApiRoute.ROLLOUT_DECISIONS, (RouteHandler.Reading) routes::decisions);
        handlers.put(ApiRoute.ROLLOUT_REPORT, (RouteHandler.Reading) routes::report);
    }

    private static void acts(Map<ApiRoute, RouteHandler> handlers, RolloutActRoutes routes) {
        handlers.put(ApiRoute.START_ROLLOUT, (RouteHandler.Writing) routes::start);
        handlers.put(ApiRoute.APPROVE_ROLLOUT, (RouteHandler.Writing) routes::approve);
        handlers.put(ApiRoute.REJECT_ROLLOUT, (RouteHandler.Writing) routes::reject);
        handlers.put(ApiRoute.PAUSE_ROLLOUT, (RouteHandler.Writing) routes::pause);
        handlers.put(ApiRoute.RESUME_ROLLOUT, (RouteHandler.Writing) routes::resume);
        handlers.put(ApiRoute.ADVANCE_ROLLOUT, (RouteHandler.Writing) routes::advance);
        handlers.put(ApiRoute.ABORT_ROLLOUT, (RouteHandler.Writing) routes::abort);
        handlers.put(ApiRoute.ROLL_BACK_ROLLOUT, (RouteHandler.Writing) routes::rollBack);
        handlers.put(ApiRoute.RETRY_ROLLOUT, (RouteHandler.Writing) routes::retry);
    }

    private static void desired(Map<ApiRoute, RouteHandler> handlers, DesiredStateRoutes routes) {
        handlers.put(ApiRoute.LIST_DESIRED_STATES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.GET_DESIRED_STATE, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PUT_DESIRED_STATE, (RouteHandler.Writing) routes::put);
    }

    private static void policy(Map<ApiRoute, RouteHandler> handlers, PolicyRoutes routes) {
        handlers.put(ApiRoute.GET_SAFETY_POLICY, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.SAFETY_POLICY_HISTORY, (RouteHandler.Reading) routes::history);
        handlers.put(ApiRoute.PREVIEW_SAFETY_POLICY, (RouteHandler.Reading) routes::preview);
        handlers.put(ApiRoute.CHANGE_SAFETY_POLICY, (RouteHandler.Writing) routes::change);
        handlers.put(ApiRoute.PROPOSE_WEAKER_POLICY, (RouteHandler.Writing) routes::propose);
        handlers.put(ApiRoute.APPROVE_WEAKER_POLICY, (RouteHandler.Writing) routes::approve);
        handlers.put(ApiRoute.REJECT_WEAKER_POLICY, (RouteHandler.Writing) routes::reject);
        handlers.put(ApiRoute.WITHDRAW_WEAKER_POLICY, (RouteHandler.Writing) routes::withdraw);
    }

    private static void alarms(Map<ApiRoute, RouteHandler> handlers, AlarmRoutes routes) {
        handlers.put(ApiRoute.LIST_ALARMS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.GET_ALARM, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.ALARM_JOURNAL, (RouteHandler.Reading) routes::journal);
        handlers.put(ApiRoute.ACKNOWLEDGE_ALARMS, (RouteHandler.Writing) routes::acknowledgeMany);
        handlers.put(ApiRoute.ACKNOWLEDGE_ALARM, (RouteHandler.Writing) routes::acknowledge);
        handlers.put(ApiRoute.SHELVE_ALARM, (RouteHandler.Writing) routes::shelve);
        handlers.put(ApiRoute.UNSHELVE_ALARM, (RouteHandler.Writing) routes::unshelve);
    }

    private static void mutes(Map<ApiRoute, RouteHandler> handlers, AlarmMuteRoutes routes) {
        handlers.put(ApiRoute.LIST_ALARM_MUTES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.PREVIEW_ALARM_MUTE, (RouteHandler.Reading) routes::preview);
        handlers.put(ApiRoute.MUTE_ALARMS, (RouteHandler.Writing) routes::mute);
        handlers.put(ApiRoute.UNMUTE_ALARMS, (RouteHandler.Writing) routes::unmute);
    }

    private static void rules(Map<ApiRoute, RouteHandler> handlers, AlarmRuleRoutes routes) {
        handlers.put(ApiRoute.LIST_ALARM_RULES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.GET_ALARM_RULE, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PUT_ALARM_RULE, (RouteHandler.Writing) routes::put);
    }

    private static void regions(Map<ApiRoute, RouteHandler> handlers, RegionRoutes routes) {
        handlers.put(ApiRoute.LIST_REGIONS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.IMPORT_REGIONS, (RouteHandler.Writing) routes::merge);
        handlers.put(ApiRoute.GET_REGION, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PUT_REGION, (RouteHandler.Writing) routes::put);
        handlers.put(ApiRoute.DELETE_REGION, (RouteHandler.Writing) routes::delete);
    }

    private void tried(Map<ApiRoute, RouteHandler> handlers) {
        BackTests tests =
                new BackTests(fleet.telemetry(), fleet.database(), attention.alarms(), fleet.freshness(), clock);
        handlers.put(ApiRoute.BACK_TEST_RULE, (RouteHandler.Reading) new BackTestRoute(tests, fleet.picture())::run);
        AlertsImport imports =
                new AlertsImport(new AlertsAdoption(attention.alarms(), attention.notifications()), fleet.writer());
        handlers.put(ApiRoute.PREVIEW_ALARM_RULES, (RouteHandler.Streaming) imports::preview);
        handlers.put(ApiRoute.IMPORT_ALARM_RULES, (RouteHandler.Streaming) imports::adopt);
    }

    private static void channels(Map<ApiRoute, RouteHandler> handlers, ChannelRoutes routes) {
        handlers.put(ApiRoute.LIST_CHANNELS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.GET_CHANNEL, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PUT_CHANNEL, (RouteHandler.Writing) routes::put);
        handlers.put(ApiRoute.DELETE_CHANNEL, (RouteHandler.Writing) routes::delete);
    }

    private static void deliveries(Map<ApiRoute, RouteHandler> handlers, DeliveryRoutes routes) {
        handlers.put(ApiRoute.LIST_DELIVERIES, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.RETRY_DELIVERY, (RouteHandler.Writing) routes::retry);
        handlers.put(ApiRoute.RETRY_CHANNEL, (RouteHandler.Writing) routes::retryAll);
    }

    private static void metadata(Map<ApiRoute, RouteHandler> handlers, TufRoutes routes) {
        handlers.put(ApiRoute.TUF_FILE, (RouteHandler.Reading) routes::file);
        handlers.put(ApiRoute.PUBLISH_ROOT, (RouteHandler.Writing) routes::root);
        handlers.put(ApiRoute.PUBLISH_TARGETS, (RouteHandler.Writing) routes::targets);
        handlers.put(ApiRoute.ONLINE_KEYS, (RouteHandler.Reading) routes::keys);
        handlers.put(ApiRoute.MAKE_ONLINE_KEYS, (RouteHandler.Writing) routes::makeKeys);
    }

    private void audit(Map<ApiRoute, RouteHandler> handlers, AuditArchive archive) {
        AuditRoutes routes = new AuditRoutes(archive);
        CallLimits exports = new CallLimits(limits.auditExportsPerHour(), Duration.ofHours(1));
        AuditExport export = new AuditExport(archive, audit.heads(), fleet.writer(), exports);
        handlers.put(ApiRoute.LIST_AUDIT, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.AUDIT_HEAD, (RouteHandler.Reading) routes::head);
        handlers.put(ApiRoute.AUDIT_PROOF, (RouteHandler.Reading) routes::proof);
        handlers.put(ApiRoute.AUDIT_EVIDENCE, (RouteHandler.Reading) new AuditProving(archive)::evidence);
        handlers.put(ApiRoute.AUDIT_VERIFY, (RouteHandler.Reading) routes::verify);
        handlers.put(ApiRoute.AUDIT_EXPORT, (RouteHandler.Streaming) export::export);
        handlers.put(ApiRoute.NOTE_EXPORT, (RouteHandler.Writing) new AuditNotes()::export);
        handlers.put(ApiRoute.GET_AUDIT_ENTRY, (RouteHandler.Reading) routes::get);
    }

    private void logs(Map<ApiRoute, RouteHandler> handlers) {
        LogQueries queries = LogQueries.ofCars(fleet.picture(), fleet.freshness(), logs.places());
        LogRoutes routes = new LogRoutes(queries, logs.search());
        CallLimits exports = new CallLimits(limits.auditExportsPerHour(), Duration.ofHours(1));
        LogExport export =
                new LogExport(queries, logs.search(), logs.redactor(), fleet.writer(), exports, logs.settings());
        handlers.put(ApiRoute.LIST_LOGS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.LOG_HISTOGRAM, (RouteHandler.Reading) routes::histogram);
        handlers.put(ApiRoute.LOG_EXPORT, (RouteHandler.Streaming) export::export);
        LogQueries ownQueries = LogQueries.ofServer(logs.places());
        LogSearch ownSearch = operation.log().search();
        LogRoutes own = new LogRoutes(ownQueries, ownSearch);
        LogExport ownExport =
                new LogExport(ownQueries, ownSearch, logs.redactor(), fleet.writer(), exports, logs.settings());
        handlers.put(ApiRoute.SERVER_LOGS, (RouteHandler.Reading) own::list);
        handlers.put(ApiRoute.SERVER_LOG_HISTOGRAM, (RouteHandler.Reading) own::histogram);
        handlers.put(ApiRoute.SERVER_LOG_EXPORT, (RouteHandler.Streaming) ownExport::export);
    }

    private static void operation(Map<ApiRoute, RouteHandler> handlers, OperationRoutes routes) {
        handlers.put(ApiRoute.HEALTH, (RouteHandler.Reading) routes::health);
        handlers.put(ApiRoute.READY, (RouteHandler.Reading) routes::ready);
        handlers.put(ApiRoute.METRICS, (RouteHandler.Reading) routes::metrics);
        handlers.put(ApiRoute.OPENAPI, (RouteHandler.Reading) routes::openapi);
        handlers.put(ApiRoute.ASYNCAPI, (RouteHandler.Reading) routes::asyncapi);
    }
}
