package pitwall.protocol.steps;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;

/// The condition of a car. Its words repeat from car to car and cost a number each.
final class StatusCodec {
    private StatusCodec() {}

    static void write(RowOutput out, CarStatus now) {
        out.to(Column.STATUS).text(now.motion().name());
        out.text(now.workload().name());
        out.text(now.agent().name());
        out.text(now.safety().name());
        out.text(now.convergence().name());
        out.text(now.connectivity().name());
        words(out, now.actualVersion());
        words(out, now.desiredVersion());
        ReasonCode reason = now.reason();
        words(out, reason == null ? null : reason.code());
        words(out, now.message());
        out.moment(now.since());
        if (out.present(now.problemSince())) {
            out.moment(Objects.requireNonNull(now.problemSince()));
        }
    }

    static CarStatus read(RowInput in) throws DamagedRowException {
        Motion motion = in.from(Column.STATUS).constant(Motion.class);
        Workload workload = in.constant(Workload.class);
        AgentStatus agent = in.constant(AgentStatus.class);
        SafetyState safety = in.constant(SafetyState.class);
        Convergence convergence = in.constant(Convergence.class);
        Connectivity connectivity = in.constant(Connectivity.class);
        String actual = words(in);
        String desired = words(in);
        String reason = words(in);
        String message = words(in);
        Instant since = in.moment();
        Instant problemSince = in.present() ? in.moment() : null;
        return new CarStatus(
                motion,
                workload,
                agent,
                safety,
                convergence,
                connectivity,
                actual,
                desired,
                reason == null ? null : new ReasonCode(reason),
                message,
                since,
                problemSince);
    }

    static void words(RowOutput out, @Nullable String words) {
        if (out.present(words)) {
            out.text(Objects.requireNonNull(words));
        }
    }

    static @Nullable String words(RowInput in) throws DamagedRowException {
        return in.present() ? in.text() : null;
    }
}
