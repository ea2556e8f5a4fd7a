package pitwall.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pitwall.fleet.FreshnessPolicy;
import pitwall.server.access.oidc.IdentityProvider;
import pitwall.server.audit.AuditSettings;
import pitwall.server.history.HistorySettings;
import pitwall.server.http.HttpFront;
import pitwall.server.http.TlsFiles;
import pitwall.server.integration.symphony.SymphonySettings;
import pitwall.server.logs.LogSettings;
import pitwall.server.logs.LogSource;
import pitwall.server.logs.RedactionRules;
import pitwall.server.notify.NotifySettings;
import pitwall.server.release.ReleaseLimits;
import pitwall.server.storage.DatabaseLocation;
import pitwall.server.telemetry.TelemetrySettings;

/// How a server runs. Start from [#of] and change what differs.
///
/// @param database path of a SQLite file, or a `jdbc:sqlite:` or `jdbc:postgresql:` URL
/// @param limits how often one caller may do what
/// @param audit how the audit trail is kept
/// @param outside others that this server talks to
/// @param tick how often it looks what became due by itself
public record ServerSettings(
        String database,
        Address address,
        Keys keys,
        Label label,
        FreshnessPolicy freshness,
        Memory memory,
        Limits limits,
        Artifacts artifacts,
        AuditSettings audit,
        Outside outside,
        Duration tick) {
    /// Where the server is.
    ///
    /// @param host address to listen on; the loopback unless told otherwise
    /// @param port 0 for a free one
    /// @param tls PEM files for TLS 1.3; without them the server speaks plain HTTP
    /// @param publicUrl where others reach the server, if not where it listens
    public record Address(String host, int port, Optional<TlsPair> tls, Optional<URI> publicUrl) {
        /// A free port of the loopback.
        public static final Address DEFAULT = new Address("127.0.0.1", 0, Optional.empty(), Optional.empty());

        HttpFront.Address served() {
            return new HttpFront.Address(
                    host, port, tls.map(pair -> new TlsFiles(pair.certificate(), pair.key())), publicUrl);
        }
    }

    /// Certificate chain and PKCS#8 key, PEM.
    public record TlsPair(Path certificate, Path key) {}

    /// What the server keeps secret, and how.
    ///
    /// @param secretKey at least 32 bytes that sign tokens; made and kept beside a SQLite file when absent
    /// @param enrolmentKey lets unknown cars in; made and told once at the first start when absent
    /// @param passwordIterations cost of new password hashes
    public record Keys(Optional<byte[]> secretKey, Optional<String> enrolmentKey, int passwordIterations) {
        /// Made by the server itself.
        public static final Keys DEFAULT = new Keys(Optional.empty(), Optional.empty(), 600_000);

        /// Names no secret.
        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /// What consoles show beside the mode.
    ///
    /// @param environment for example `PROD eu`
    /// @param simulated true where no real car is behind the fleet
    public record Label(String environment, boolean simulated) {}

    /// How much of the past is kept.
    ///
    /// @param batches of changes that a console can miss and still resume
    /// @param timelineEntries of one car, about: the newest stay
    /// @param telemetry what cars reported of themselves over time
    /// @param history how the fleet was
    /// @param logs lines that cars write
    public record Memory(
            int batches, int timelineEntries, TelemetrySettings telemetry, HistorySettings history, LogSettings logs) {
        /// The shipped figures.
        public static final Memory DEFAULT =
                new Memory(20_000, 2_000, TelemetrySettings.DEFAULT, HistorySettings.DEFAULT, LogSettings.DEFAULT);
    }

    /// @param signInsPerMinute from one address
    /// @param writesPerMinute of one person
    /// @param streamsPerUser consoles one person may have open at a time
    /// @param rolloutsPerHour that one person may write down
    public record Limits(int signInsPerMinute, int writesPerMinute, int streamsPerUser, int rolloutsPerHour) {
        /// The shipped figures. Writes have room for tagging 500 cars at once, each a write of its own.
        public static final Limits DEFAULT = new Limits(10, 600, 4, 10);

        /// With the shipped figure for rollouts.
        public Limits(int signInsPerMinute, int writesPerMinute, int streamsPerUser) {
            this(signInsPerMinute, writesPerMinute, streamsPerUser, 10);
        }
    }

    /// Where releases are kept.
    ///
    /// @param folder for artifacts and the keys that keep signed metadata fresh; absent means beside the SQLite
    ///     file, or `pitwall-releases` where the database is elsewhere
    /// @param limits how many bytes are taken
    /// @param aheadDownloads how many cars at once may download what nobody has ordered of them yet; 0 for none
    public record Artifacts(Optional<Path> folder, ReleaseLimits limits, int aheadDownloads) {
        /// The shipped figure for downloads that nobody ordered yet.
        public static final int AHEAD_DOWNLOADS = 50;

        /// With the shipped limits.
        public static final Artifacts DEFAULT = new Artifacts(Optional.empty(), ReleaseLimits.DEFAULT);

        /// With the shipped figure for downloads that nobody ordered yet.
        public Artifacts(Optional<Path> folder, ReleaseLimits limits) {
            this(folder, limits, AHEAD_DOWNLOADS);
        }
    }

    /// Others that this server talks to.
    ///
    /// @param identityProvider whose access tokens are taken beside those of the built-in users
    /// @param traces where spans are sent, an OTLP address over HTTP; nothing is traced without
    /// @param symphony which has a target for every car
    /// @param notices how people and programs are told what happens
    /// @param log where it hears what its own code logs
    public record Outside(
            Optional<IdentityProvider> identityProvider,
            Optional<URI> traces,
            Optional<SymphonySettings> symphony,
            NotifySettings notices,
            LogSource log) {
        /// Nobody but whom channels name: the server is on its own.
        public static final Outside NOBODY = new Outside(
                Optional.empty(), Optional.empty(), Optional.empty(), NotifySettings.DEFAULT, LogSource.SILENT);
    }

    /// A server on a free port of the loopback, with the shipped figures.
    public static ServerSettings of(String database) {
        return new ServerSettings(
                database,
                Address.DEFAULT,
                Keys.DEFAULT,
                new Label("LOCAL", false),
                FreshnessPolicy.DEFAULT,
                Memory.DEFAULT,
                Limits.DEFAULT,
                Artifacts.DEFAULT,
                AuditSettings.DEFAULT,
                Outside.NOBODY,
                Duration.ofSeconds(1));
    }

    public ServerSettings withAddress(String host, int port) {
        return with(new Address(host, port, address.tls, address.publicUrl));
    }

    public ServerSettings withPort(int port) {
        return withAddress(address.host, port);
    }

    public ServerSettings withTls(Path certificate, Path key) {
        Optional<TlsPair> tls = Optional.of(new TlsPair(certificate, key));
        return with(new Address(address.host, address.port, tls, address.publicUrl));
    }

    public ServerSettings withPublicUrl(URI url) {
        return with(new Address(address.host, address.port, address.tls, Optional.of(url)));
    }

    public ServerSettings withSecretKey(byte[] key) {
        return with(new Keys(Optional.of(key.clone()), keys.enrolmentKey, keys.passwordIterations));
    }

    public ServerSettings withEnrolmentKey(String key) {
        return with(new Keys(keys.secretKey, Optional.of(key), keys.passwordIterations));
    }

    /// For tests only: cheaper password hashes.
    public ServerSettings withPasswordIterations(int iterations) {
        return with(new Keys(keys.secretKey, keys.enrolmentKey, iterations));
    }

    /// For tests only: does what became due sooner.
    public ServerSettings withTick(Duration other) {
        return new ServerSettings(
                database, address, keys, label, freshness, memory, limits, artifacts, audit, outside, other);
    }

    public ServerSettings withEnvironment(String name, boolean simulated) {
        return new ServerSettings(
                database,
                address,
                keys,
                new Label(name, simulated),
                freshness,
                memory,
                limits,
                artifacts,
                audit,
                outside,
                tick);
    }

    public ServerSettings withFreshness(FreshnessPolicy policy) {
        return new ServerSettings(
                database, address, keys, label, policy, memory, limits, artifacts, audit, outside, tick);
    }

    public ServerSettings withLogBatches(int batches) {
        return with(new Memory(batches, memory.timelineEntries, memory.telemetry, memory.history, memory.logs));
    }

    public ServerSettings withTimelineEntries(int entries) {
        return with(new Memory(memory.batches, entries, memory.telemetry, memory.history, memory.logs));
    }

    public ServerSettings withTelemetry(TelemetrySettings telemetry) {
        return with(new Memory(memory.batches, memory.timelineEntries, telemetry, memory.history, memory.logs));
    }

    public ServerSettings withHistory(HistorySettings history) {
        return with(new Memory(memory.batches, memory.timelineEntries, memory.telemetry, history, memory.logs));
    }

    /// What is taken out of what cars write.
    RedactionRules redaction() {
        return memory.logs.redaction();
    }

    public ServerSettings withLogs(LogSettings logs) {
        return with(new Memory(memory.batches, memory.timelineEntries, memory.telemetry, memory.history, logs));
    }

    public ServerSettings withLimits(Limits others) {
        return new ServerSettings(
                database, address, keys, label, freshness, memory, others, artifacts, audit, outside, tick);
    }

    public ServerSettings withArtifacts(Artifacts others) {
        return new ServerSettings(
                database, address, keys, label, freshness, memory, limits, others, audit, outside, tick);
    }

    public ServerSettings withAudit(AuditSettings other) {
        return new ServerSettings(
                database, address, keys, label, freshness, memory, limits, artifacts, other, outside, tick);
    }

    /// Takes the access tokens of an identity provider.
    public ServerSettings withIdentityProvider(IdentityProvider provider) {
        return with(new Outside(Optional.of(provider), outside.traces, outside.symphony, outside.notices, outside.log));
    }

    /// Sends spans to an OTLP address.
    public ServerSettings withTraces(URI address) {
        return with(new Outside(
                outside.identityProvider, Optional.of(address), outside.symphony, outside.notices, outside.log));
    }

    /// Tells a Symphony which cars there are.
    public ServerSettings withSymphony(SymphonySettings symphony) {
        return with(new Outside(
                outside.identityProvider, outside.traces, Optional.of(symphony), outside.notices, outside.log));
    }

    /// Tells people and programs outside in another way.
    public ServerSettings withNotify(NotifySettings notices) {
        return with(new Outside(outside.identityProvider, outside.traces, outside.symphony, notices, outside.log));
    }

    /// Hears what the server's own code logs, and keeps it.
    public ServerSettings withLogSource(LogSource source) {
        return with(new Outside(outside.identityProvider, outside.traces, outside.symphony, outside.notices, source));
    }

    private ServerSettings with(Outside others) {
        return new ServerSettings(
                database, address, keys, label, freshness, memory, limits, artifacts, audit, others, tick);
    }

    /// Where artifacts are kept, whether or not that was said.
    Path artifactFolder() {
        return artifacts
                .folder()
                .orElseGet(() -> DatabaseLocation.of(database)
                        .file()
                        .map(file -> Path.of(file + ".releases"))
                        .orElse(Path.of("pitwall-releases")));
    }

    private ServerSettings with(Address other) {
        return new ServerSettings(
                database, other, keys, label, freshness, memory, limits, artifacts, audit, outside, tick);
    }

    private ServerSettings with(Keys others) {
        return new ServerSettings(
                database, address, others, label, freshness, memory, limits, artifacts, audit, outside, tick);
    }

    private ServerSettings with(Memory other) {
        return new ServerSettings(
                database, address, keys, label, freshness, other, limits, artifacts, audit, outside, tick);
    }

    /// Names no secret; a database URL may hold one.
    @Override
    public String toString() {
        return "ServerSettings[" + address.host + ":" + address.port + ", environment=" + label.environment + "]";
    }
}
