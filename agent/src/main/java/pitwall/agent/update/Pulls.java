package pitwall.agent.update;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.DesiredKind;

/// Brings what is ordered as far as the slot that does not run: with which token, how often, and not at all
/// when it is there already. Owned by the updater.
final class Pulls {
    private final UpdateParts parts;
    private final StepJournal journal;
    private final InstantSource clock;
    private final Tokens tokens;
    private int failures;
    private int slow;

    Pulls(UpdateParts parts, StepJournal journal, InstantSource clock) {
        this.parts = parts;
        this.journal = journal;
        this.clock = clock;
        this.tokens = parts.tokens();
    }

    /// The token of an order, which lives in memory only.
    void token(Desired order) {
        tokens.keep(order.intent(), order.token());
    }

    /// The next try; empty while the token is missing, which the server sends again when the car is back.
    Optional<Fetch> next(Attempt attempt, @Nullable Instant serverTime) {
        Desired order = attempt.order();
        Optional<SlotImage> kept = kept(order);
        Optional<String> token = tokens.of(order.intent());
        if (token.isEmpty() && kept.isEmpty()) {
            return Optional.empty();
        }
        SlotImage running = parts.slots().running().orElse(null);
        boolean hasRun = journal.hasRun(order.version(), order.artifact().sha256());
        return Optional.of(new Fetch(
                parts,
                Goods.of(order.withToken(token.orElse(""))),
                kept,
                serverTime == null ? clock.instant() : serverTime,
                facts -> Fitness.refusal(order, facts, parts.car(), running, hasRun)));
    }

    /// Why nothing may be pulled now; what is in the other slot already needs no network.
    Optional<ReasonCode> obstacle(Desired order, Situation now) {
        return kept(order).isPresent() ? Optional.empty() : Obstacles.toPull(order, now);
    }

    /// A way back that is in the other slot needs no server: it was verified when it came.
    private Optional<SlotImage> kept(Desired order) {
        if (order.kind() != DesiredKind.ROLLBACK) {
            return Optional.empty();
        }
        return parts.slots()
                .other()
                .filter(image -> image.isBuild(order.version(), order.artifact().sha256()));
    }

    /// Puts what was pulled into its slot. Empty if it is not there any more, which a power loss can do; then
    /// the attempt begins anew.
    Optional<Attempt> stage(Attempt attempt) throws IOException {
        if (attempt.step() == Step.STAGED && parts.slots().holds(attempt.requireTarget())) {
            return Optional.of(attempt);
        }
        ReleaseFacts facts = attempt.facts();
        if (facts == null) {
            journal.keep(attempt.spoiled());
            return Optional.empty();
        }
        SlotImage image =
                new SlotImage(parts.slots().target(), facts.version(), facts.sha256(), facts.length(), facts.counter());
        String part = Goods.part(attempt.order().artifact());
        if (parts.disk().length(part) == facts.length()) {
            parts.slots().install(part, image);
        } else if (!parts.slots().adopt(image)) {
            journal.keep(attempt.spoiled());
            return Optional.empty();
        }
        Attempt staged = attempt.staged(image.slot());
        journal.keep(staged);
        return Optional.of(staged);
    }

    /// Whether there have been enough tries of this kind.
    boolean isEnough(ReasonCode reason) {
        failures++;
        if (reason.equals(UpdateReasons.RETRIEVAL_SLOW)) {
            slow++;
        }
        return slow >= UpdateSettings.MOST_SLOW;
    }

    /// How long to wait after as many failures as there were.
    Duration pause() {
        Duration doubled = UpdateSettings.FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(UpdateSettings.LONGEST_PAUSE) > 0 ? UpdateSettings.LONGEST_PAUSE : doubled;
    }

    /// The order has ended.
    void rest() {
        failures = 0;
        slow = 0;
        tokens.forgetAllBut(journal.next().stream().map(Desired::intent).toList());
    }
}
