package pitwall.agent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.UpdateParts;
import pitwall.agent.update.UpdateStatus;
import pitwall.agent.update.Workload;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.FrameCodec;

/// The software that speaks for one car: its nodes, the bus between them and the link to the server. What
/// drives it, real hardware or a simulated car, calls [#second], [#measured], [#happened] and [#logged].
///
/// Owned by the thread behind `owner`: one that runs tasks one after another and never inside `execute`.
/// Many cars may share it.
public final class CarAgent {
    private final NodeBus bus;
    private final CarLink link;
    private SafetyState safety = SafetyState.SAFE_MODE;
    private UpdateStatus update = UpdateStatus.NONE;

    /// A car whose software nobody manages.
    ///
    /// @param codec may be shared by many cars
    /// @param random spreads reconnects
    public CarAgent(
            LinkSettings settings,
            CarTransport transport,
            Executor owner,
            CarClock clock,
            FrameCodec codec,
            RandomGenerator random) {
        this(settings, transport, owner, clock, codec, random, null);
    }

    /// @param codec may be shared by many cars
    /// @param random spreads reconnects
    /// @param updates absent where nobody manages the car's software
    public CarAgent(
            LinkSettings settings,
            CarTransport transport,
            Executor owner,
            CarClock clock,
            FrameCodec codec,
            RandomGenerator random,
            @Nullable UpdateParts updates) {
        this(settings, transport, owner, clock, codec, random, updates, null);
    }

    /// @param codec may be shared by many cars
    /// @param random spreads reconnects
    /// @param updates absent where nobody manages the car's software
    /// @param recorder writes down what the nodes say to each other; absent where nobody wants to know
    public CarAgent(
            LinkSettings settings,
            CarTransport transport,
            Executor owner,
            CarClock clock,
            FrameCodec codec,
            RandomGenerator random,
            @Nullable UpdateParts updates,
            @Nullable BusRecorder recorder) {
        bus = new NodeBus(clock.source(), recorder == null ? BusTap.NONE : recorder);
        link = new CarLink(settings, transport, owner, clock, codec, random, LinkNode.news(bus));
        bus.add(() -> new SafetyNode(bus.time()));
        bus.add(() -> new TelemetryNode(bus.time()));
        bus.add(() -> new LinkNode(link));
        bus.add(() -> new Witness(verdict -> safety = verdict, status -> update = status));
        if (updates != null) {
            if (updates.workload().health() == Workload.Health.STOPPED) {
                updates.slots().running().ifPresent(updates.workload()::start);
            }
            bus.add(() -> new WorkloadNode(updates.workload(), updates.slots(), clock.source()));
            bus.add(() -> new UpdateNode(updates, clock, owner));
        }
    }

    /// Begins to connect; from now on the agent never stops trying.
    public void start() {
        link.start();
    }

    /// Says goodbye to the server and ends what is done in the background.
    public void stop() {
        link.stop();
        bus.stop();
    }

    /// Ends without a word, as with the power cut; the link is left to break.
    public void die() {
        bus.stop();
    }

    /// A second has passed.
    public void second() {
        bus.second();
    }

    /// The nodes of this car, the safety node first.
    public List<String> nodes() {
        return bus.names();
    }

    /// One node fails, as if by a fault of its own, and is made anew.
    ///
    /// @param node one of [#nodes]
    public void crash(String node) {
        bus.crash(node);
    }

    /// The modem has found a network again: the next try need not wait.
    public void networkIsBack() {
        link.hurry();
    }

    /// What the car measures now.
    public void measured(Measured measured) {
        bus.publish(Topic.MEASURED, measured);
    }

    /// Something the timeline should know.
    public void happened(String kind, @Nullable ReasonCode reason, Map<String, String> fields) {
        bus.publish(Topic.HAPPENED, new Topic.Happening(kind, reason, fields));
    }

    /// A line for the car's log.
    public void logged(LogMessage message) {
        bus.publish(Topic.LOGGED, message);
    }

    /// What the safety node has decided; workloads ask it before they change anything.
    public SafetyState safety() {
        return safety;
    }

    /// How far it is with its software. While it is changing, whoever drives the car must not.
    public UpdateStatus update() {
        return update;
    }

    public LinkPhase phase() {
        return link.phase();
    }
}
