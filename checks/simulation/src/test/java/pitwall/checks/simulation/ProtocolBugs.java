package pitwall.checks.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;

/// Links that read or write one thing wrong.
final class ProtocolBugs {
    private ProtocolBugs() {}

    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<Parts>> bugs = new LinkedHashMap<>();
        bugs.put("the end of an intent is not read", () -> desired(order -> copy(order, null)));
        bugs.put(
                "the end of an intent is an hour late",
                () -> desired(order -> {
                    Instant end = order.notAfter();
                    return copy(order, end == null ? null : end.plusSeconds(3_600));
                }));
        bugs.put("a way back is written as an update", () -> desired(ProtocolBugs::asUpdate));
        bugs.put("the artifact's hash is another's", () -> desired(ProtocolBugs::otherHash));
        bugs.put("the server's time is four minutes early", ProtocolBugs::earlyTime);
        bugs.put("the version that is wanted is the one that runs", ProtocolBugs::wantedRuns);
        bugs.put("an update is not shown as one", () -> state(ProtocolBugs::notUpdating));
        bugs.put(
                "every frame has the same number",
                () -> state(state ->
                        new CarFrame.State(1, state.at(), state.condition(), state.readings(), state.software())));
        return bugs;
    }

    private interface Writing<F> {
        F instead(F frame);
    }

    private static Parts desired(Writing<Desired> writing) {
        return new BugBank.Tampering() {
            @Override
            List<CarServerFrame> heardByCar(CarServerFrame frame) {
                return List.of(frame instanceof Desired order ? writing.instead(order) : frame);
            }
        };
    }

    private static Parts state(Writing<CarFrame.State> writing) {
        return new BugBank.Tampering() {
            @Override
            List<CarFrame> heardFromCar(CarFrame frame) {
                return List.of(frame instanceof CarFrame.State state ? writing.instead(state) : frame);
            }
        };
    }

    private static Desired copy(Desired order, @Nullable Instant end) {
        return with(order, order.kind(), end, order.artifact());
    }

    private static Desired asUpdate(Desired order) {
        return with(order, DesiredKind.UPDATE, order.notAfter(), order.artifact());
    }

    private static Desired otherHash(Desired order) {
        ArtifactRef right = order.artifact();
        ArtifactRef wrong = new ArtifactRef(right.path(), Stock.OLDER.digest(), right.length(), right.counter());
        return with(order, order.kind(), order.notAfter(), wrong);
    }

    private static Desired with(Desired order, DesiredKind kind, @Nullable Instant end, ArtifactRef artifact) {
        return new Desired(
                order.generation(),
                order.intent(),
                order.version(),
                kind,
                order.forced(),
                order.notBefore(),
                end,
                order.timeout(),
                order.rollbackTimeout(),
                artifact,
                order.token(),
                order.conditions());
    }

    private static Parts earlyTime() {
        return new BugBank.Tampering() {
            @Override
            List<CarServerFrame> heardByCar(CarServerFrame frame) {
                return List.of(
                        frame instanceof CarServerFrame.Accepted told
                                ? new CarServerFrame.Accepted(
                                        told.serverTime().minus(Duration.ofMinutes(4)),
                                        told.heartbeat(),
                                        told.lastSeq(),
                                        told.missing())
                                : frame);
            }

            @Override
            List<CarFrame> heardFromCar(CarFrame frame) {
                return List.of(frame);
            }
        };
    }

    private static Parts wantedRuns() {
        return state(state -> {
            CarFrame.Software says = state.software();
            boolean asked = says != null && says.generation() > 0;
            return says == null || !asked
                    ? state
                    : with(
                            state,
                            state.condition(),
                            new CarFrame.Software(
                                    Stock.NEW.version(),
                                    Stock.NEW.digest(),
                                    says.slot(),
                                    Stock.NEW.counter(),
                                    says.generation(),
                                    says.confirmed(),
                                    says.previous(),
                                    says.hardware(),
                                    says.agent()));
        });
    }

    private static CarFrame.State notUpdating(CarFrame.State state) {
        CarFrame.Condition said = state.condition();
        boolean updating = said.workload() == pitwall.fleet.Workload.UPDATING;
        return with(
                state,
                new CarFrame.Condition(
                        said.motion(),
                        updating ? pitwall.fleet.Workload.RUNNING : said.workload(),
                        said.agent(),
                        said.safety(),
                        pitwall.fleet.Convergence.PENDING,
                        said.actualVersion(),
                        said.reason(),
                        said.message()),
                state.software());
    }

    private static CarFrame.State with(
            CarFrame.State state, CarFrame.Condition condition, CarFrame.@Nullable Software software) {
        return new CarFrame.State(state.seq(), state.at(), condition, state.readings(), software);
    }
}
