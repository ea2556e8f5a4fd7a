package pitwall.checks.simulation;

import pitwall.fleet.Convergence;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.UpdateReport;

/// A car that came to nothing and says that it is done: its reports call themselves ready, its state calls itself
/// converged, or names the build that is wanted without having confirmed it. Now and then it speaks of an earlier
/// intent instead of the newest. About everything else it tells the truth, and it says nothing of a digest it has
/// confirmed: who lies about that cannot be found out by anybody.
final class Liar {
    private static final FrameCodec CODEC = new FrameCodec();

    private final World world;

    Liar(World world) {
        this.world = world;
    }

    /// What is sent instead of what the agent says.
    String instead(String text, CarNode car) {
        if (!world.scenario().has(Fault.LIES) || !world.happens(Fault.LIES, 2)) {
            return text;
        }
        try {
            Envelope<CarFrame> message = CODEC.readCar(text);
            CarFrame lie = instead(message.frame(), car.record());
            return lie.equals(message.frame())
                    ? text
                    : CODEC.encode(new Envelope<>(message.n(), message.ts(), message.correlation(), lie));
        } catch (BadFrameException e) {
            throw new IllegalStateException("a car sent what nobody can read: " + text, e);
        }
    }

    private CarFrame instead(CarFrame frame, CarRecord record) {
        Desired wanted = record.lastOrder();
        Desired earlier = record.earlierOrder();
        return switch (frame) {
            case CarFrame.Event event ->
                earlier == null || world.random(2) == 0 ? instead(event) : aboutEarlier(event, earlier);
            case CarFrame.State state -> wanted == null ? state : instead(state, wanted);
            case CarFrame.Hello hello -> hello;
            case CarFrame.Log log -> log;
        };
    }

    private static CarFrame instead(CarFrame.Event event) {
        boolean ended = UpdateReport.of(event)
                .map(UpdateReport::kind)
                .filter(kind -> kind == UpdateReport.Kind.FAILED || kind == UpdateReport.Kind.ROLLED_BACK)
                .isPresent();
        return ended
                ? new CarFrame.Event(event.seq(), event.at(), UpdateReport.Kind.READY.wireName(), null, event.fields())
                : event;
    }

    private static CarFrame aboutEarlier(CarFrame.Event event, Desired earlier) {
        return UpdateReport.of(event)
                .<CarFrame>map(report -> new CarFrame.Event(
                        event.seq(),
                        event.at(),
                        event.kind(),
                        event.reason(),
                        new UpdateReport(
                                        report.kind(),
                                        earlier.generation(),
                                        earlier.intent(),
                                        earlier.version(),
                                        report.step(),
                                        report.progress())
                                .fields()))
                .orElse(event);
    }

    private CarFrame instead(CarFrame.State state, Desired wanted) {
        CarFrame.Condition said = state.condition();
        CarFrame.Software runs = state.software();
        boolean failed = said.convergence() == Convergence.FAILED || said.convergence() == Convergence.ROLLED_BACK;
        boolean idle = said.convergence() == Convergence.PENDING || said.convergence() == Convergence.BLOCKED;
        if (runs == null || !failed && !idle) {
            return state;
        }
        boolean also = failed && world.random(2) == 0;
        return new CarFrame.State(
                state.seq(), state.at(), done(said, wanted), state.readings(), also ? unproven(runs, wanted) : runs);
    }

    private static CarFrame.Condition done(CarFrame.Condition said, Desired wanted) {
        return new CarFrame.Condition(
                said.motion(),
                said.workload(),
                said.agent(),
                said.safety(),
                Convergence.CONVERGED,
                wanted.version(),
                null,
                null,
                said.autonomous());
    }

    private static CarFrame.Software unproven(CarFrame.Software runs, Desired wanted) {
        return new CarFrame.Software(
                wanted.version(),
                wanted.artifact().sha256(),
                runs.slot(),
                wanted.artifact().counter(),
                runs.generation(),
                false,
                runs.previous(),
                runs.hardware(),
                runs.agent());
    }
}
