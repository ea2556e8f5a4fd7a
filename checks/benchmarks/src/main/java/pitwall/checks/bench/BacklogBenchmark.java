package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import pitwall.client.FleetClient;
import pitwall.client.FleetFrame;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.Freshness;

/// A console that was away works through all it missed (N8): from its hello to the first live frame, which comes once
/// everything up to the server's head is applied. The first time nothing is compiled yet, as in a program that was
/// just started.
final class BacklogBenchmark implements Benchmark {
    private static final int CARS = 10_000;
    private static final int CHANGES = 200_000;
    private static final int MORE_TIMES = 5;
    private static final double PROMISED_A_SECOND = 20_000;
    /// A person sees that it goes on.
    private static final double PROMISED_STEPS = 5;

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private record CatchingUp(double seconds, int steps) {
        double perSecond() {
            return CHANGES / seconds;
        }
    }

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ScriptedBacklog backlog = new ScriptedBacklog(CARS, CHANGES, now);
        CatchingUp first = catchUp(backlog, clock);
        double[] later = new double[MORE_TIMES];
        for (int time = 0; time < MORE_TIMES; time++) {
            later[time] = catchUp(backlog, clock).perSecond();
        }
        Arrays.sort(later);
        String what = CHANGES + " missed changes, " + CARS + " cars: ";
        return List.of(
                Measure.of(what + "size on the wire", backlog.characters() / 1e6, "MB"),
                Measure.of(what + "hello to live, cold", first.seconds(), "s"),
                Measure.above(what + "applied, cold", first.perSecond(), "1/s", PROMISED_A_SECOND),
                Measure.above(
                        what + "applied, median of " + MORE_TIMES, later[MORE_TIMES / 2], "1/s", PROMISED_A_SECOND),
                Measure.above(what + "steps of progress shown, cold", first.steps(), "", PROMISED_STEPS));
    }

    private static CatchingUp catchUp(ScriptedBacklog backlog, InstantSource clock)
            throws InterruptedException, TimeoutException {
        AtomicLong live = new AtomicLong();
        Set<Integer> steps = ConcurrentHashMap.newKeySet();
        try (FleetClient client = new FleetClient(
                new FleetSettings("script", "benchmark", FleetView.EVERYTHING),
                backlog,
                FleetRecorder.NONE,
                new SplittableRandom(1),
                clock)) {
            client.start(frame -> look(frame, live, steps), () -> Optional.of(backlog.remembered()));
            Pause.until("the console is live", LIMIT, () -> live.get() != 0);
        }
        return new CatchingUp((live.get() - backlog.helloNanos()) / 1e9, steps.size());
    }

    private static void look(FleetFrame frame, AtomicLong live, Set<Integer> steps) {
        switch (frame.freshness()) {
            case Freshness.Live _, Freshness.Late _ -> live.compareAndSet(0, System.nanoTime());
            case Freshness.Resyncing(int received, int _, var _) -> steps.add(received);
            case Freshness.Offline _, Freshness.Reconnecting _, Freshness.Replay _ -> {}
        }
    }
}
