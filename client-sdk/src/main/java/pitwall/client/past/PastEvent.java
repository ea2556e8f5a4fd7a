package pitwall.client.past;

import java.time.Instant;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;

/// Something that is worth a mark of its own on a line of time.
public sealed interface PastEvent {
    /// Server time, in whole seconds: the first one at which it was seen.
    Instant at();

    /// An alarm came, or came again.
    record AlarmCame(Instant at, AlarmView alarm) implements PastEvent {}

    /// A rollout came, changed its status or went into another phase.
    record RolloutMoved(Instant at, RolloutView rollout) implements PastEvent {}
}
