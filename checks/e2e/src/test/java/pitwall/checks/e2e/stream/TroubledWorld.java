package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.FleetView;
import pitwall.client.RolloutStep;
import pitwall.fleet.Car;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.FaultProxy;
import pitwall.testing.Seeds;

/// A server that restarts, somebody who changes its fleet, and a console that watches it over a line on which
/// everything goes wrong. Belongs to one thread.
final class TroubledWorld implements AutoCloseable {
    private static final int STEPS = 10;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong names = new AtomicLong();
    private final RestartableServer server;
    private final FaultProxy network;
    private final FrameRelay relay;
    private final TestConsole writer;
    private final TestConsole steerer;
    private final TestConsole watched;
    private int restarts;
    private int halfOpen;
    private int steered;

    TroubledWorld(Path folder, Seeds seeds) {
        server = new RestartableServer(folder);
        relay = new FrameRelay(server.uri(), seeds.generator());
        network = FaultProxy.before(relay.uri().getPort(), seeds.value());
        server.publishReleases();
        writer = new TestConsole(server, server.uri(), seeds.value(), admin());
        URI badLine = URI.create("http://127.0.0.1:" + network.port());
        watched = new TestConsole(server, badLine, seeds.value() + 1, admin());
        writer.awaitLive(SOON);
        watched.awaitLive(SOON);
        steerer = new TestConsole(server, server.uri(), seeds.value() + 2, manager());
        steerer.awaitLive(SOON);
        for (int i = 0; i < 12; i++) {
            create();
        }
    }

    /// What happened so far, which shows that there was trouble at all.
    record Tally(long spoilt, long connections, int restarts, int halfOpen, int steered, int decisions) {
        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(
                    spoilt + other.spoilt,
                    connections + other.connections,
                    restarts + other.restarts,
                    halfOpen + other.halfOpen,
                    steered + other.steered,
                    decisions + other.decisions);
        }
    }

    Tally tally() {
        return new Tally(
                relay.spoilt(), watched.frame().link().connections(), restarts, halfOpen, steered, watched.decisions());
    }

    @Override
    public void close() {
        steerer.close();
        watched.close();
        writer.close();
        network.close();
        relay.close();
        server.close();
    }

    private TestConsole.Seat admin() {
        return new TestConsole.Seat("admin", server.password(), FleetView.CONSOLE);
    }

    private TestConsole.Seat manager() {
        String password = "correct horse battery";
        writer.createUser(server.uri(), "manager", password, Role.RELEASE_MANAGER);
        return new TestConsole.Seat("manager", password.toCharArray(), FleetView.CONSOLE);
    }

    /// One schedule, after which the console must show what a fresh one shows.
    ///
    /// @param withRestart true where the server restarts once for certain
    void run(SplittableRandom random, boolean withRestart) {
        int restartAt = withRestart ? random.nextInt(STEPS) : STEPS;
        relay.spoil(random.nextInt(4) * 20);
        for (int step = 0; step < STEPS; step++) {
            change(random);
            if (random.nextInt(3) == 0) {
                steer(random);
            }
            trouble(random);
            if (step == restartAt) {
                restart();
            }
        }
        relay.spoil(0);
        network.heal();

        try (TestConsole fresh = new TestConsole(server, server.uri(), 3, admin())) {
            fresh.awaitLive(SOON);
            watched.await(SOON, frame -> isAt(frame, fresh.frame()));
            assertThat(watched.cars()).isEqualTo(fresh.cars());
            assertThat(watched.board()).isEqualTo(fresh.board());
            assertThat(watched.updates()).isEqualTo(fresh.updates());
        }
        watched.boards().forEach((moment, board) -> {
            var seen = writer.boards().get(moment);
            if (seen != null) {
                assertThat(board).as("at %s", moment).isEqualTo(seen);
            }
        });
        watched.shown().forEach((moment, cars) -> {
            var seen = writer.shown().get(moment);
            if (seen != null) {
                assertThat(cars).as("at %s", moment).isEqualTo(seen);
            }
        });
        watched.check();
        watched.shown().clear();
        writer.shown().clear();
        watched.boards().clear();
        writer.boards().clear();
    }

    private static boolean isAt(FleetFrame frame, FleetFrame head) {
        return frame.freshness().mode() == ConsoleMode.LIVE
                && String.valueOf(head.epoch()).equals(frame.epoch())
                && head.sequence() == frame.sequence();
    }

    private void change(SplittableRandom random) {
        List<Car> cars = List.copyOf(writer.cars().values());
        if (cars.isEmpty() || random.nextInt(4) == 0) {
            create();
            return;
        }
        Car car = cars.get(random.nextInt(cars.size()));
        if (random.nextInt(4) == 0) {
            submit(new FleetCommand.Delete(car.id(), car.info().revision()));
        } else {
            String name = "name " + names.incrementAndGet();
            submit(new FleetCommand.Edit(
                    car.id(), car.info().revision(), new PatchCar(name, null, null, null, null, null)));
        }
    }

    /// Somebody does something to a rollout; what it does not take is part of the game.
    private void steer(SplittableRandom random) {
        List<RolloutView> known = steerer.board().rollouts().stream()
                .filter(view -> !view.rollout().status().isOver())
                .toList();
        if (known.size() < 2) {
            submit(steerer, new FleetCommand.Plan(plan()));
            return;
        }
        RolloutEntry seen = known.get(random.nextInt(known.size())).rollout();
        boolean approve = seen.status() == RolloutStatus.AWAITING_APPROVAL && random.nextBoolean();
        RolloutStep step = approve
                ? new RolloutStep.Approve(seen.planHash())
                : switch (random.nextInt(4)) {
                    case 0 -> new RolloutStep.Pause("Wait.");
                    case 1 -> new RolloutStep.Resume();
                    case 2 -> new RolloutStep.Abort("No.");
                    default -> new RolloutStep.Launch();
                };
        submit(approve ? writer : steerer, new FleetCommand.Steer(seen.id(), seen.revision(), step));
    }

    private CreateRollout plan() {
        PhaseWish phase = new PhaseWish(
                "all",
                "region:*",
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new CreateRollout(
                "rollout " + names.incrementAndGet(),
                "4.3.0",
                null,
                List.of(phase),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void create() {
        submit(ConsoleStreamTest.create("car-" + names.incrementAndGet(), "munich"));
    }

    /// Waits until an accepted change was sent, so that changes travel one by one and there is something to spoil. A
    /// refusal does not matter: a stale revision and a server that is just restarting are part of the game.
    private void submit(FleetCommand command) {
        submit(writer, command);
    }

    private void submit(TestConsole console, FleetCommand command) {
        FleetFrame before = console.frame();
        if (console.submit(command) instanceof CommandOutcome.Accepted) {
            steered += console == steerer ? 1 : 0;
            console.await(
                    SOON,
                    frame -> frame.sequence() > before.sequence()
                            || !String.valueOf(frame.epoch()).equals(before.epoch()));
        }
    }

    /// Another epoch; what was in flight is gone.
    private void restart() {
        String epoch = String.valueOf(writer.frame().epoch());
        server.restart();
        restarts++;
        writer.await(SOON, frame -> frame.freshness().mode() == ConsoleMode.LIVE && !epoch.equals(frame.epoch()));
    }

    private void trouble(SplittableRandom random) {
        switch (random.nextInt(15)) {
            case 0 -> network.resetConnections();
            case 1 -> network.closeConnections();
            case 2 -> network.toClient().cutAfter(random.nextLong(30_000));
            case 3 -> network.toClient().delay(Duration.ofMillis(5), Duration.ofMillis(random.nextInt(1, 120)));
            case 4 -> network.toClient().slice(1 + random.nextInt(3));
            case 5 -> {
                network.refuseConnections();
                network.resetConnections();
            }
            case 6 -> network.heal();
            case 7 -> watched.client().resync();
            case 8 -> watched.client().retryNow();
            case 9 -> {
                if (random.nextInt(4) == 0) {
                    restart();
                }
            }
            case 10 -> network.toClient().throttle(random.nextInt(2_000, 60_000));
            case 11 -> {
                halfOpen++;
                network.halfOpen();
            }
            case 12 -> network.toServer().slice(1);
            default -> {}
        }
    }
}
