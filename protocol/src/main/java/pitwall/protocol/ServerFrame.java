package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.LogLine;

/// What the server sends to a console over `/api/v1/stream`.
public sealed interface ServerFrame extends Frame {
    /// The answer to [ClientFrame.Hello]. After it come either the missed batches (`resumed`) or the
    /// parts of one snapshot, then live batches.
    ///
    /// @param epoch the life of the server's log; sequences of different epochs do not compare
    /// @param head the newest sequence
    /// @param oldest the oldest sequence a console can resume after is `oldest - 1`
    /// @param environment name shown beside the mode pill, for example `PROD eu`
    /// @param simulated true where no real car is behind the fleet
    /// @param outsideScope how many cars this person may not see, and nothing else about them; absent where the scope
    ///     is the whole fleet
    record Welcome(
            String session,
            String epoch,
            long head,
            long oldest,
            boolean resumed,
            Instant serverTime,
            String environment,
            boolean simulated,
            String user,
            Role role,
            Set<Capability> capabilities,
            Scope scope,
            @JsonProperty("heartbeatMs") Duration heartbeat,
            FreshnessPolicy freshness,
            @Nullable Integer outsideScope)
            implements ServerFrame {
        public Welcome {
            capabilities = Set.copyOf(capabilities);
        }
    }

    /// One of `parts` pieces of a consistent picture at `seq`. The picture replaces what the console
    /// had once its last part arrived, never before.
    ///
    /// @param part from 1 to `parts`; an empty fleet is one part without cars
    /// @param total cars in all parts
    /// @param updates the newest update of those of this part's cars that have one; absent if there are none
    /// @param rollouts some of the rollouts in view; absent if there are none
    /// @param auditHead the newest signed head of the audit trail, in the last part; absent where there is none or the
    ///     topic is not wanted
    /// @param alarms some of those that are not over; absent if there are none
    /// @param alarmLoad in the last part; absent where the topic is not wanted
    record SnapshotPart(
            String epoch,
            long seq,
            int part,
            int parts,
            int total,
            List<Car> cars,
            @Nullable List<UpdateProgress> updates,
            @Nullable List<RolloutView> rollouts,
            @Nullable AuditHead auditHead,
            @Nullable List<AlarmView> alarms,
            @Nullable AlarmLoad alarmLoad)
            implements ServerFrame {
        public SnapshotPart {
            cars = List.copyOf(cars);
            updates = updates == null || updates.isEmpty() ? null : List.copyOf(updates);
            rollouts = rollouts == null || rollouts.isEmpty() ? null : List.copyOf(rollouts);
            alarms = alarms == null || alarms.isEmpty() ? null : List.copyOf(alarms);
        }

        /// A part that says nothing of alarms.
        public SnapshotPart(
                String epoch,
                long seq,
                int part,
                int parts,
                int total,
                List<Car> cars,
                @Nullable List<UpdateProgress> updates,
                @Nullable List<RolloutView> rollouts,
                @Nullable AuditHead auditHead) {
            this(epoch, seq, part, parts, total, cars, updates, rollouts, auditHead, null, null);
        }

        /// A part with nothing but cars.
        public SnapshotPart(String epoch, long seq, int part, int parts, int total, List<Car> cars) {
            this(epoch, seq, part, parts, total, cars, null, null, null);
        }

        /// The updates of this part; empty if there are none.
        public List<UpdateProgress> updatesIn() {
            return updates == null ? List.of() : updates;
        }

        /// The rollouts of this part; empty if there are none.
        public List<RolloutView> rolloutsIn() {
            return rollouts == null ? List.of() : rollouts;
        }

        /// The alarms of this part; empty if there are none.
        public List<AlarmView> alarmsIn() {
            return alarms == null ? List.of() : alarms;
        }
    }

    /// All that changed after `from - 1` up to and including `seq`. Several batches may arrive merged
    /// as one when the reader is slow; filtered subscriptions see holes between `seq` and the next `from`
    /// only where nothing in their view changed, and then `from` still follows on: `from` is always the
    /// last `seq` sent to this connection plus one.
    ///
    /// @param causes correlation ids of the requests that some of the changes are the effect of; absent where people
    ///     asked for none of them
    record Batch(long from, long seq, @Nullable List<String> causes, List<FleetEvent> changes) implements ServerFrame {
        public Batch {
            causes = causes == null || causes.isEmpty() ? null : List.copyOf(causes);
            // A newer server may send kinds of change this version cannot read; the codec hands them over as null.
            changes = changes.stream().filter(Objects::nonNull).toList();
        }

        /// A batch that nobody asked for.
        public Batch(long from, long seq, List<FleetEvent> changes) {
            this(from, seq, null, changes);
        }
    }

    /// Sent when nothing else was for a heartbeat, and at least every heartbeat.
    ///
    /// @param head the newest sequence that this connection has been sent everything of
    /// @param lag how far this connection's outbox is behind; zero when it is empty
    /// @param outsideScope as in the welcome, as of now
    record Heartbeat(
            Instant serverTime,
            long head,
            @JsonProperty("lagMs") Duration lag,
            @Nullable Integer outsideScope) implements ServerFrame {
        /// For somebody who sees the whole fleet.
        public Heartbeat(Instant serverTime, long head, Duration lag) {
            this(serverTime, head, lag, null);
        }
    }

    /// The console must forget what it has: a snapshot follows on this connection.
    record Resync(ResyncReason reason) implements ServerFrame {}

    /// Why a snapshot follows.
    enum ResyncReason {
        /// The reader was slower than its outbox is long.
        TOO_SLOW,
        /// The wanted sequence is no longer in the log.
        TOO_OLD,
        /// The console asked for another view.
        SUBSCRIPTION,
        /// The person's rights changed.
        ACCESS
    }

    /// What came on a tail of logs: all lines after `from` up to and including `to` were looked at, `matched` of them
    /// are wanted, and `lines` are those there was room for, the most severe before others and then the newest. The
    /// first one has no lines: what is older than `to` is found by `GET /api/v1/logs`. `from` is the `to` of the one
    /// before; where it is not, nobody looked at what is in between, which is found in the same way.
    ///
    /// @param from id of a line, exclusive
    /// @param to id of a line, inclusive
    /// @param lines in the order of their ids
    /// @param refusal why there is no such tail: `BAD_QUERY`, `BAD_REGEX`, `BAD_VALUE` or `TOO_MANY`; absent if there
    /// is
    record LogTail(
            String tail,
            long from,
            long to,
            int matched,
            List<LogLine> lines,
            @Nullable String refusal) implements ServerFrame {
        public LogTail {
            lines = List.copyOf(lines);
        }
    }

    /// The answer to [ClientFrame.Ping].
    record Pong(long token, Instant serverTime) implements ServerFrame {}

    /// A request that could not be met. The connection stays unless a close follows.
    ///
    /// @param position for an unreadable query the offset of the bad token; absent otherwise
    record Refusal(
            String code,
            String message,
            String correlation,
            @Nullable Integer position) implements ServerFrame {}
}
