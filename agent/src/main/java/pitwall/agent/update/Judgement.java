package pitwall.agent.update;

import java.util.Optional;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;

/// What a car makes of an order it hears (I-12, I-13).
enum Judgement {
    /// It is being carried out: only its token is new.
    CURRENT,
    /// It waits for its turn: only its token is new.
    QUEUED,
    /// It was judged before.
    DUPLICATE,
    /// A higher generation was seen: this one was overtaken on the way.
    LATE,
    /// Its time is over.
    EXPIRED,
    /// New, and the car is free or can drop what it has.
    NOW,
    /// New, and the car has to finish what it has begun.
    AFTERWARDS;

    /// Pure; changes nothing.
    static Judgement of(Desired order, StepJournal journal, IntentLedger ledger, Phase phase, Situation now) {
        if (journal.current().filter(attempt -> attempt.isOf(order)).isPresent()) {
            return CURRENT;
        }
        if (journal.next().filter(next -> next.intent().equals(order.intent())).isPresent()) {
            return QUEUED;
        }
        if (ledger.knows(order.intent())) {
            return DUPLICATE;
        }
        if (order.generation() <= ledger.highestGeneration()) {
            return LATE;
        }
        if (Obstacles.isExpired(order, now)) {
            return EXPIRED;
        }
        return phase.hasBegun() ? AFTERWARDS : NOW;
    }

    /// Why the order is answered with `blocked` and nothing else; empty where it is not.
    Optional<ReasonCode> answer() {
        return switch (this) {
            case LATE -> Optional.of(ReasonCode.LATE_INTENT);
            case EXPIRED -> Optional.of(ReasonCode.EXPIRED);
            case CURRENT, QUEUED, DUPLICATE, NOW, AFTERWARDS -> Optional.empty();
        };
    }
}
