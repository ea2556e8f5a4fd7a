package pitwall.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import pitwall.fleet.FreshnessPolicy;

/// How a server runs. Start from [#of] and change what differs.
///
/// @param host address to listen on; the loopback unless told otherwise
/// @param port 0 for a free one
/// @param database path of a SQLite file, or a `jdbc:sqlite:` or `jdbc:postgresql:` URL
/// @param tls PEM files for TLS 1.3; without them the server speaks plain HTTP
/// @param publicUrl where others reach the server, if not where it listens
/// @param secretKey at least 32 bytes that sign tokens; made and kept beside a SQLite file when absent
/// @param environment name that consoles show, for example `PROD eu`
/// @param simulated true where no real car is behind the fleet
/// @param logBatches how many batches of changes a console can miss and still resume
/// @param enrolmentKey lets unknown cars in; made and told once at the first start when absent
/// @param passwordIterations cost of new password hashes
/// @param limits how often one caller may do what
public record ServerSettings(
        String host,
        int port,
        String database,
        Optional<TlsPair> tls,
        Optional<URI> publicUrl,
        Optional<byte[]> secretKey,
        String environment,
        boolean simulated,
        FreshnessPolicy freshness,
        int logBatches,
        Optional<String> enrolmentKey,
        int passwordIterations,
        Limits limits) {
    /// Certificate chain and PKCS#8 key, PEM.
    public record TlsPair(Path certificate, Path key) {}

    /// @param signInsPerMinute from one address
    /// @param writesPerMinute of one person
    /// @param streamsPerUser consoles one person may have open at a time
    public record Limits(int signInsPerMinute, int writesPerMinute, int streamsPerUser) {
        /// The shipped figures: 10, 600 and 16.
        public static final Limits DEFAULT = new Limits(10, 600, 16);
    }

    /// A server on a free port of the loopback, with the shipped figures.
    public static ServerSettings of(String database) {
        return new ServerSettings(
                "127.0.0.1",
                0,
                database,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "LOCAL",
                false,
                FreshnessPolicy.DEFAULT,
                20_000,
                Optional.empty(),
                600_000,
                Limits.DEFAULT);
    }

    public ServerSettings withAddress(String otherHost, int otherPort) {
        return new ServerSettings(
                otherHost,
                otherPort,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withPort(int otherPort) {
        return withAddress(host, otherPort);
    }

    public ServerSettings withTls(Path certificate, Path key) {
        return new ServerSettings(
                host,
                port,
                database,
                Optional.of(new TlsPair(certificate, key)),
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withPublicUrl(URI url) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                Optional.of(url),
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withSecretKey(byte[] key) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                Optional.of(key.clone()),
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withEnvironment(String name, boolean isSimulated) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                name,
                isSimulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withFreshness(FreshnessPolicy policy) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                policy,
                logBatches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withLogBatches(int batches) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                batches,
                enrolmentKey,
                passwordIterations,
                limits);
    }

    public ServerSettings withEnrolmentKey(String key) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                Optional.of(key),
                passwordIterations,
                limits);
    }

    /// For tests only: cheaper password hashes.
    public ServerSettings withPasswordIterations(int iterations) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                iterations,
                limits);
    }

    public ServerSettings withLimits(Limits others) {
        return new ServerSettings(
                host,
                port,
                database,
                tls,
                publicUrl,
                secretKey,
                environment,
                simulated,
                freshness,
                logBatches,
                enrolmentKey,
                passwordIterations,
                others);
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "ServerSettings[" + host + ":" + port + ", environment=" + environment + "]";
    }
}
