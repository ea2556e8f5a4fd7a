package pitwall.checks.simulation;

import java.util.List;
import pitwall.agent.Measured;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.Verification;
import pitwall.client.FleetRecorder;
import pitwall.client.RememberedFleet;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.ServerFrame;

/// What a world is made of. As it is, everything is the production class or does what the production class does; a
/// planted bug overrides one method.
class Parts {
    RolloutEngine engine() {
        return new RolloutEngine();
    }

    /// Whether the phases of plans follow their queries, and cars join and leave these.
    boolean follows() {
        return false;
    }

    ServerRules rules() {
        return new ServerRules();
    }

    AuditRules audit() {
        return new AuditRules();
    }

    /// What a car hears where the server said `frame`; empty where it hears nothing.
    List<CarServerFrame> heardByCar(CarServerFrame frame) {
        return List.of(frame);
    }

    /// What the server reads where a car said `frame`.
    List<CarFrame> heardFromCar(CarFrame frame) {
        return List.of(frame);
    }

    /// What a console reads where the server said `message`.
    List<Envelope<ServerFrame>> heardByConsole(Envelope<ServerFrame> message) {
        return List.of(message);
    }

    /// What the server reads where a console said `frame`.
    ClientFrame heardFromConsole(ClientFrame frame) {
        return frame;
    }

    /// What the agent learns of what is measured.
    Measured measured(Measured truth) {
        return truth;
    }

    /// The disk as the agent uses it.
    CarDisk disk(CarDisk real) {
        return real;
    }

    Verification verified(Verification truth) {
        return truth;
    }

    /// The recorder as the console uses it.
    FleetRecorder recorder(FleetRecorder real) {
        return real;
    }

    /// What a console remembers when it starts.
    RememberedFleet remembered(RememberedFleet real) {
        return real;
    }

    /// What a witness is told to compare with.
    MerkleFrontier witnessed(MerkleFrontier real) {
        return real;
    }

    /// One run in so many has an offline cache, which takes more time than everything else of a console.
    int runsWithCache() {
        return 10;
    }

    /// Whether frames pass through the methods above, which costs reading them twice.
    boolean isTampering() {
        return false;
    }
}
