package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// The one thing a rollout waits for, as lists and live views say it.
public sealed interface WaitingFor {
    /// Nothing: it is a draft or over.
    record Nothing() implements WaitingFor {}

    /// A second person, until `expiresAt`.
    record Approval(String requestedBy, Instant expiresAt) implements WaitingFor {}

    /// Its start.
    record Start(Instant at) implements WaitingFor {}

    /// A person, because one paused it or because `gate` did.
    record Person(@Nullable Gate gate, Instant since) implements WaitingFor {}

    /// The end of the soak or wait.
    record Soak(Instant until) implements WaitingFor {}

    /// Cars that got the release to leave safe mode or a local stop.
    record SafeCars(int unsafe) implements WaitingFor {}

    /// The next window of the cars that could be asked.
    record Window(Instant opens) implements WaitingFor {}

    /// Cars on their way.
    record Cars(int inFlight) implements WaitingFor {}

    /// Cars that cannot be asked, by the first reason of each.
    record Reasons(Map<ReasonCode, Integer> cars) implements WaitingFor {
        public Reasons {
            cars = Map.copyOf(cars);
        }

        /// The reason of most cars, and of equal ones the first by name; only for a non-empty map.
        public ReasonCode most() {
            return new TreeMap<>(cars)
                    .entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .orElseThrow()
                            .getKey();
        }
    }
}
