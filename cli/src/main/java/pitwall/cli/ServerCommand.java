package pitwall.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// `fleets server`: a fleet server that runs until it is told to stop (T-7, T-8, T-11).
@Command(
        name = "server",
        description = "Runs a fleet server until it is stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ServerCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCommand.class);
    private static final int LEAST_SECRET_BYTES = 32;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on; 0 for a free one. Default: 8080.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: 127.0.0.1, the loopback.")
    private String host = "127.0.0.1";

    @Option(
            names = "--database",
            paramLabel = "FILE|URL",
            defaultValue = "pitwall.db",
            description = "A SQLite file, or jdbc:postgresql://HOST/NAME?user=… Default: pitwall.db.")
    private String database = "pitwall.db";

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificate chain, PEM. Needs --tls-key.")
    private @Nullable Path tlsCert;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Private key, PKCS#8 PEM without a password.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Where cars and consoles reach the server, if not where it listens.")
    private @Nullable URI publicUrl;

    @Option(
            names = "--secret-key",
            paramLabel = "TEXT",
            description = "At least 32 characters of chance, from which the keys of the server follow. Better: "
                    + "--secret-key-file. Made and kept beside a SQLite file unless given.")
    private @Nullable String secretKey;

    @Option(names = "--secret-key-file", paramLabel = "FILE", description = "A file with the secret key.")
    private @Nullable Path secretKeyFile;

    @Mixin
    private final EnrolmentOptions enrolment = new EnrolmentOptions();

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "LOCAL",
            description = "What consoles show beside the mode, for example \"PROD eu\". Default: LOCAL.")
    private String environment = "LOCAL";

    @Option(names = "--simulated", description = "Says to every console that no real car is behind the fleet.")
    private boolean simulated;

    @Option(
            names = "--sample-releases",
            description = "Publishes releases to try things out with, unless there are some. Not for production: "
                    + "nobody has their keys.")
    private boolean sampleReleases;

    @Option(
            names = "--traces",
            paramLabel = "URL",
            description = "Sends spans to this OTLP address over HTTP, for example http://127.0.0.1:4318/v1/traces. "
                    + "Nothing is traced without.")
    private @Nullable URI traces;

    @Mixin
    private final ArtifactOptions artifacts = new ArtifactOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final AuditOptions audit = new AuditOptions();

    @Mixin
    private final CarLogOptions carLogs = new CarLogOptions();

    @Mixin
    private final OidcOptions oidc = new OidcOptions();

    @Mixin
    private final SymphonyOptions symphony = new SymphonyOptions();

    @Mixin
    private final NotifyOptions notices = new NotifyOptions();

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final Invocation invocation = new Invocation();

    @Override
    public Integer call() {
        LogSetup.apply(log);
        ServerSettings settings = settings();
        FleetServer server = start(settings);
        StopSignal stop = StopSignal.closing(server);
        if (sampleReleases) {
            server.publishSampleReleases();
            server.publishSampleRegions();
        }
        PrintWriter out = invocation.out();
        out.println("Fleet server ready at " + server.baseUri());
        settings.address().publicUrl().ifPresent(url -> out.println("Others reach it at " + url));
        server.firstStartSecrets().ifPresent(secrets -> tell(secrets, out));
        out.flush();
        stop.await();
        return ExitCode.DONE.number();
    }

    ServerSettings settings() {
        if (port < 0 || port > 65_535) {
            throw invocation.misuse("The value '" + port + "' of --port is not between 0 and 65535.");
        }
        artifacts.mistake().ifPresent(sentence -> {
            throw invocation.misuse(sentence);
        });
        if (!limits.makeSense() || !audit.makeSense()) {
            throw invocation.misuse("A limit must be 1 or more.");
        }
        ServerSettings settings = audit.applied(limits.applied(
                ServerSettings.of(database).withAddress(host, port).withEnvironment(environment, simulated)));
        if (publicUrl != null) {
            settings = settings.withPublicUrl(checkedAddress("--public-url", publicUrl));
        }
        if (traces != null) {
            settings = settings.withTraces(checkedAddress("--traces", traces));
        }
        Optional<String> key = enrolment.read(invocation);
        if (key.isPresent()) {
            settings = settings.withEnrolmentKey(key.get());
        }
        Optional<String> secret = new Secret("--secret-key", secretKey, secretKeyFile).read(invocation.command());
        if (secret.isPresent()) {
            settings = settings.withSecretKey(checkedSecret(secret.get()));
        }
        return withTls(withOthers(settings.withArtifacts(artifacts.settings())));
    }

    private ServerSettings withOthers(ServerSettings settings) {
        try {
            return notices.applied(symphony.applied(oidc.applied(carLogs.applied(settings)), invocation), invocation);
        } catch (IllegalArgumentException e) {
            throw invocation.misuse(String.valueOf(e.getMessage()));
        }
    }

    private ServerSettings withTls(ServerSettings settings) {
        if ((tlsCert == null) != (tlsKey == null)) {
            throw invocation.misuse("TLS needs both --tls-cert and --tls-key.");
        }
        if (tlsCert == null || tlsKey == null) {
            warnAboutPlainText();
            return settings;
        }
        for (Path file : new Path[] {tlsCert, tlsKey}) {
            if (!Files.isReadable(file)) {
                throw new CommandFailedException(
                        ExitCode.TLS_UNUSABLE, "The TLS file " + file + " does not exist or cannot be read.");
            }
        }
        return settings.withTls(tlsCert, tlsKey);
    }

    private void warnAboutPlainText() {
        boolean loopback = host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
        if (!loopback) {
            LOG.warn("Listening on {} without TLS: passwords and tokens cross the network readable.", host);
        }
    }

    private static FleetServer start(ServerSettings settings) {
        try {
            return FleetServer.start(settings.withLogSource(new ServerLogSource()), InstantSource.system());
        } catch (RuntimeException e) {
            throw StartFailure.of(e, settings);
        }
    }

    /// The only time these are told: afterwards the server has only their hashes.
    private static void tell(FirstStartSecrets secrets, PrintWriter out) {
        secrets.adminPassword()
                .ifPresent(password -> out.println("First start. Sign in as " + FirstStartSecrets.ADMIN
                        + " with the password " + password + " and change it. It is not shown again."));
        secrets.enrolmentKey()
                .ifPresent(key ->
                        out.println("Cars enrol with the key " + key + ". It is not shown again, keep it in a file."));
    }

    private URI checkedAddress(String flag, URI url) {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw invocation.misuse("The value '" + url + "' of " + flag + " is not an http or https address.");
        }
        return url;
    }

    private byte[] checkedSecret(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_SECRET_BYTES) {
            throw invocation.misuse("The secret key needs at least " + LEAST_SECRET_BYTES + " characters.");
        }
        return bytes;
    }
}
