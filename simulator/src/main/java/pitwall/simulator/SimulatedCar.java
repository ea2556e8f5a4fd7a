package pitwall.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.agent.CarAgent;
import pitwall.agent.LinkPhase;
import pitwall.agent.Measured;
import pitwall.agent.update.UpdateStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.protocol.CarFrame;
import pitwall.simulator.car.CarModel;
import pitwall.simulator.car.CarSpec;
import pitwall.simulator.car.CarState;
import pitwall.simulator.car.Dice;
import pitwall.simulator.car.NetworkReach;
import pitwall.simulator.car.Report;

/// A simulated car on the road: its model gives the figures, the agent of a real car does the rest. Owned by
/// the thread of the fleet.
final class SimulatedCar {
    private final CarSpec spec;
    private final long seed;
    private final CarModel model;
    private final NetworkSwitch modem;
    private final SimulatedSoftware software;
    private final Function<SimulatedCar, CarAgent> agents;
    private CarState state;
    private long second;
    private long leftFor;
    private @Nullable CarAgent agent;

    /// @param agents makes the agent of a car for its next boot
    SimulatedCar(
            CarSpec spec,
            CarModel model,
            long seed,
            NetworkSwitch modem,
            SimulatedSoftware software,
            Function<SimulatedCar, CarAgent> agents) {
        this.spec = spec;
        this.seed = seed;
        this.model = model;
        this.modem = modem;
        this.software = software;
        this.agents = agents;
        this.state = model.begin(Dice.of(seed, spec.number(), 0));
    }

    CarSpec spec() {
        return spec;
    }

    CarId id() {
        return spec.id();
    }

    NetworkSwitch modem() {
        return modem;
    }

    /// The version it wants to run when it boots, before anybody manages it.
    String version() {
        return state.version();
    }

    SimulatedSoftware software() {
        return software;
    }

    /// Boots; an earlier run must be over.
    void start() {
        CarAgent fresh = agents.apply(this);
        agent = fresh;
        modem.set(state.network());
        fresh.measured(model.measured(state));
        fresh.start();
    }

    /// Dies without a word, as with the battery disconnected.
    void kill() {
        CarAgent dead = agent;
        agent = null;
        if (dead != null) {
            dead.die();
        }
        modem.set(new NetworkReach.Closed(0));
    }

    /// Says goodbye.
    void stop() {
        CarAgent running = agent;
        agent = null;
        if (running != null) {
            running.stop();
        }
    }

    /// Somebody wants to drive at once.
    void drive() {
        state = model.setOff(state);
    }

    /// A workload crashes and does not come back by itself.
    void crash() {
        state = model.crashed(state);
    }

    boolean isOnline() {
        CarAgent running = agent;
        return running != null && running.phase() == LinkPhase.ONLINE;
    }

    /// Lives for a second; while frozen only the agent does.
    void step(boolean frozen) {
        CarAgent running = agent;
        if (running == null) {
            return;
        }
        if (!frozen) {
            live(running);
        }
        running.measured(model.measured(state));
        running.second();
    }

    /// Gives the car a network and says what it measures; empty while it does not run.
    Optional<Measured> settle() {
        CarAgent running = agent;
        if (running == null) {
            return Optional.empty();
        }
        enter(model.inReach(state), running);
        return Optional.of(model.measured(state));
    }

    private void live(CarAgent running) {
        second++;
        List<String> nodes = running.nodes();
        software.fates().failingNode(second, nodes.size()).ifPresent(node -> running.crash(nodes.get(node)));
        UpdateStatus update = running.update();
        CarState before =
                update.managed() ? model.managed(state, software.version(state.version()), update.changing()) : state;
        CarModel.Step step =
                model.step(leaving(before, update), second, running.safety(), Dice.of(seed, spec.number(), second));
        enter(step.state(), running);
        if (!update.managed()) {
            software.provision(state.version());
        }
        for (Report report : step.reports()) {
            tell(running, report);
        }
    }

    /// Some cars are needed just when they have begun to pull.
    private CarState leaving(CarState before, UpdateStatus update) {
        long generation = update.software().map(CarFrame.Software::generation).orElse(0L);
        boolean midWay = update.managed() && update.convergence() == Convergence.PENDING;
        if (!midWay || generation == leftFor || !software.fates().leaves(generation)) {
            return before;
        }
        leftFor = generation;
        return model.setOff(before);
    }

    private void enter(CarState next, CarAgent running) {
        boolean back = !modem.isUp() && next.network() instanceof NetworkReach.Up;
        state = next;
        modem.set(next.network());
        if (back) {
            running.networkIsBack();
        }
    }

    private static void tell(CarAgent agent, Report report) {
        switch (report) {
            case Report.Event event -> agent.happened(event.kind(), event.reason(), event.fields());
            case Report.Line line -> agent.logged(line.message());
        }
    }
}
