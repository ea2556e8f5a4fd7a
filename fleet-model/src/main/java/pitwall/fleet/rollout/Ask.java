package pitwall.fleet.rollout;

import java.time.Instant;

/// What one person wants of a running rollout and a second one must agree to: going past a gate that said no, or trying
/// cars again where the start needed two people as well.
///
/// @param act a [PersonAct.Resume], [PersonAct.Advance] or [PersonAct.Retry]
/// @param at server time of the request
/// @param failures of the running phase as the first person saw them; with others it is another question
public record Ask(PersonAct act, Instant at, int failures) {
    public String requestedBy() {
        return act.actor();
    }

    /// Server time after which nobody can agree any more.
    public Instant expiresAt() {
        return at.plus(Approval.VALIDITY);
    }
}
