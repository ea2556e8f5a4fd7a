package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import pitwall.client.ConsoleMode;
import pitwall.client.EventSource;
import pitwall.client.FleetClient;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.LinkEvent;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.ServerTrust;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;

/// 300 consoles lose their server for ten seconds and come back, each with a whole snapshot since the server's life is
/// another. Consoles and server share this program and its processors.
final class HerdBenchmark implements Benchmark {
    private static final int CONSOLES = 300;
    private static final int CARS = 500;
    private static final int LOG_BATCHES = 50;
    private static final Duration CONNECTS = Duration.ofSeconds(120);
    private static final Duration AWAY = Duration.ofSeconds(10);
    private static final double PROMISED_SECONDS = 60;

    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();
    private final List<FleetClient> consoles = new ArrayList<>();

    @Override
    public String name() {
        return "herd";
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        try (ServerUnderTest server = ServerUnderTest.start(CARS, LOG_BATCHES, clock)) {
            OneToken token = new OneToken(server.administrator());
            ServerTrust trust = OsTrust.with(Optional.empty());
            long begin = System.nanoTime();
            for (int number = 0; number < CONSOLES; number++) {
                consoles.add(follow(server, new LiveSource(server.uri(), token, trust, clock), number, clock));
            }
            Pause.until("all are live", CONNECTS, () -> live() == CONSOLES);
            double first = seconds(begin);
            server.stop();
            Pause.until("all noticed", CONNECTS, () -> live() == 0);
            attempts.clear();
            Pause.of(AWAY);
            long peak =
                    attempts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            begin = System.nanoTime();
            server.comeBack();
            Pause.until("half of them are back", CONNECTS, () -> live() >= CONSOLES / 2);
            double half = seconds(begin);
            Pause.until("all are back", CONNECTS, () -> live() == CONSOLES);
            double all = seconds(begin);
            String what = CONSOLES + " consoles, " + CARS + " cars, server away for " + AWAY.toSeconds() + " s: ";
            return List.of(
                    Measure.of(what + "all live at first", first, "s"),
                    Measure.of(what + "most attempts in a second while it is away", peak, ""),
                    Measure.of(what + "half of them live again", half, "s"),
                    Measure.below(what + "all live again", all, "s", PROMISED_SECONDS));
        } finally {
            consoles.forEach(FleetClient::close);
        }
    }

    private FleetClient follow(ServerUnderTest server, LiveSource source, int number, InstantSource clock) {
        FleetClient client = new FleetClient(
                new FleetSettings(server.uri().toString(), "benchmark", FleetView.EVERYTHING),
                new CountedSource(source),
                FleetRecorder.NONE,
                new SplittableRandom(number),
                clock);
        client.start(_ -> {}, Optional::empty);
        return client;
    }

    private long live() {
        return consoles.stream()
                .filter(console -> console.latest().freshness().mode() == ConsoleMode.LIVE)
                .count();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /// Counts attempts to connect in each second.
    private final class CountedSource implements EventSource {
        private final EventSource source;

        CountedSource(EventSource source) {
            this.source = source;
        }

        @Override
        public void open(long connection, Consumer<LinkEvent> events) {
            attempts.merge(System.nanoTime() / 1_000_000_000, 1, Integer::sum);
            source.open(connection, events);
        }

        @Override
        public void send(Envelope<ClientFrame> message) {
            source.send(message);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
