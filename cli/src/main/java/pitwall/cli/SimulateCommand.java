package pitwall.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// `fleets simulate`: cars on a server, from nowhere.
@Command(
        name = "simulate",
        description = "Connects simulated cars to a fleet server and lets them live until it is stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(SimulateCommand.class);
    private static final Duration TOLERATED_SKIP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(names = "--cars", paramLabel = "N", defaultValue = "500", description = "How many. Default: 500.")
    private int cars;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Same seed, same cars and same lives. Default: 1.")
    private long seed;

    @Mixin
    private final EnrolmentOptions enrolment = new EnrolmentOptions();

    @Option(
            names = "--faults",
            paramLabel = "PLAN",
            converter = FaultPlanConverter.class,
            description = "What goes wrong on the way, for example loss=1%%,delay=50..200ms,duplicate=1%%,"
                    + "reorder=1%%,flap=5/min,skew=±30s. Nothing unless given.")
    private FaultPlan faults = FaultPlan.NONE;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Simulated seconds in a real one, 0.1 to 100. Default: 1.")
    private double speed;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = SimulationSettings.PREFIX,
            description = "How car ids begin; two simulations on one server need two. Default: WBA.")
    private String prefix = SimulationSettings.PREFIX;

    @Option(
            names = "--connects-per-second",
            paramLabel = "N",
            defaultValue = "" + SimulationSettings.CONNECTS_PER_SECOND,
            description = "How fast the fleet comes up. Default: 250.")
    private int connectsPerSecond;

    @Option(
            names = "--calm",
            description = "No car breaks, loses its network or updates itself: only --faults and the server make "
                    + "things happen.")
    private boolean calm;

    @Option(
            names = "--log-lines",
            paramLabel = "N",
            defaultValue = "1",
            description = "Log lines a minute of a driving car on average, 0 to 6000; a resting one writes 0.15 times "
                    + "as many. Default: 1.")
    private double logLines;

    /// Owned by the reporting thread.
    private Duration skippedBefore = Duration.ZERO;

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final Invocation invocation = new Invocation();

    @Override
    public Integer call() {
        LogSetup.apply(log);
        SimulationSettings settings = settings();
        checkReachable();
        SimulatedFleet fleet = SimulatedFleet.start(settings, InstantSource.system());
        try (ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("pitwall-report").factory())) {
            StopSignal stop = StopSignal.closing(() -> {
                reporter.shutdownNow();
                fleet.close();
            });
            Future<?> unused = reporter.scheduleAtFixedRate(() -> report(fleet), 5, 30, TimeUnit.SECONDS);
            stop.await();
        }
        return ExitCode.DONE.number();
    }

    private void report(SimulatedFleet fleet) {
        try {
            LOG.info("{} of {} cars are online", fleet.online(), cars);
            Duration skipped = fleet.skipped();
            if (skipped.minus(skippedBefore).compareTo(TOLERATED_SKIP) > 0) {
                skippedBefore = skipped;
                LOG.warn(
                        "{} s of the cars' lives were left out: this machine is too small for them, or too busy.",
                        skipped.toSeconds());
            }
        } catch (IllegalStateException e) {
            LOG.warn("The simulated fleet is too busy to say how it is.", e);
        }
    }

    SimulationSettings settings() {
        try {
            String key = enrolment.read(invocation).orElse(null);
            return new SimulationSettings(
                    server.uri(), cars, seed, key, faults, speed, connectsPerSecond, prefix, null, calm, logLines);
        } catch (IllegalArgumentException e) {
            throw invocation.misuse("Not a simulation: " + e.getMessage() + ".", e);
        }
    }

    private void checkReachable() {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest health = HttpRequest.newBuilder(server.uri().resolve("/healthz"))
                    .timeout(PATIENCE)
                    .build();
            client.send(health, HttpResponse.BodyHandlers.discarding());
        } catch (IllegalArgumentException e) {
            throw invocation.misuse("The value '" + server.uri() + "' of --server is not an http or https address.", e);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.SERVER_UNREACHABLE, "No fleet server answers at " + server.uri() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(ExitCode.SERVER_UNREACHABLE, "Interrupted before it began.", e);
        }
    }

    static final class FaultPlanConverter implements ITypeConverter<FaultPlan> {
        @Override
        public FaultPlan convert(String text) {
            try {
                return FaultPlan.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
