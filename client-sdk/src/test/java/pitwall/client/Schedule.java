package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.testing.SteppedClock;

/// One run of a console on a bad line, checked all the while. Which faults can happen at all is drawn first, so that
/// some runs know only one kind.
final class Schedule {
    private static final int STEPS = 150;

    private final RandomGenerator random;
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final ScriptedFleet fleet;
    private final ScriptedLink link;
    private final WatchedFrames frames;
    private final FleetLoop loop;
    private final int faults;

    /// @param bug what is wrong with the console; empty for the real one
    Schedule(RandomGenerator random, Optional<ClientBug> bug) {
        this.random = random;
        this.faults = random.nextInt(1 << 9);
        fleet = new ScriptedFleet(random, 2 + random.nextInt(20));
        link = new ScriptedLink(fleet, clock);
        frames = new WatchedFrames(fleet);
        FleetLoop[] self = new FleetLoop[1];
        loop = new FleetLoop(
                new FleetSettings("test", "test 1", FleetView.EVERYTHING),
                bug.<EventSource>map(each -> new CrookedLink(link, each)).orElse(link),
                new FleetOutlets(frames, frames, correlation -> {}),
                random,
                clock,
                event -> self[0].handle(event));
        self[0] = loop;
    }

    int resumes() {
        return link.resumes();
    }

    int snapshots() {
        return link.snapshots();
    }

    int frames() {
        return frames.frames();
    }

    void run() {
        loop.start(null);
        for (int step = 0; step < STEPS; step++) {
            happen();
            clock.advance(Duration.ofMillis(20 + random.nextInt(400)));
            loop.tick();
        }
        heal();
        assertThat(isUpToDate()).as("up to date: %s", frames.last()).isTrue();
        assertThat(frames.recorded()).isEqualTo(fleet.cars());
    }

    private void happen() {
        switch (random.nextInt(14)) {
            case 0, 1 -> fleet.step(clock.instant());
            case 2, 3, 4 -> link.tell();
            case 5 -> fault(0, link::lose);
            case 6 -> fault(1, link::turnAround);
            case 7 -> fault(2, () -> link.repeat(random));
            case 8 -> fault(3, link::cut);
            case 9 -> fault(4, link::die);
            case 10 -> fault(5, this::restart);
            case 11 -> fault(6, () -> link.refuse(random.nextBoolean()));
            case 12 -> fault(7, this::strain);
            default -> fault(8, () -> clock.advance(Duration.ofHours(random.nextInt(3) - 1)));
        }
        for (int moves = random.nextInt(5); moves > 0; moves--) {
            link.answer();
            link.deliver();
        }
    }

    private void fault(int kind, Runnable fault) {
        if ((faults >> kind & 1) == 1) {
            fault.run();
        }
    }

    private void restart() {
        link.cut();
        fleet.restart();
    }

    private void strain() {
        switch (random.nextInt(4)) {
            case 0 -> fleet.trim();
            case 1 -> link.resync(ResyncReason.TOO_SLOW);
            case 2 -> loop.resync();
            default -> loop.retryNow();
        }
    }

    private boolean isUpToDate() {
        FleetFrame last = frames.last();
        return last.freshness().mode() == ConsoleMode.LIVE
                && fleet.epoch().equals(last.epoch())
                && last.sequence() == fleet.head();
    }

    /// The line is good from now on; the fleet stands still at the end.
    private void heal() {
        link.refuse(false);
        for (int step = 0; step < 400 && !(step > 20 && isUpToDate()); step++) {
            if (step < 20) {
                fleet.step(clock.instant());
            }
            link.answer();
            link.tell();
            while (link.onTheLine() > 0 && link.isOpen()) {
                link.deliver();
            }
            clock.advance(Duration.ofMillis(250));
            loop.tick();
        }
    }
}
