package pitwall.fleet.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.Weakening;

/// A weaker policy that somebody asks for and nobody has consented to. It holds nowhere until then.
///
/// @param policy what would hold, already numbered as the next one
/// @param base revision of the policy it was compared with; once another one holds, the proposal is void
/// @param weakened where it is weaker than that
/// @param reason in the words of who asks
/// @param approval who asked for what, and when
public record PolicyProposal(
        SafetyPolicy policy, long base, List<Weakening> weakened, String reason, Approval approval) {
    public PolicyProposal {
        weakened = List.copyOf(weakened);
    }

    /// Asks for `wanted` in the place of `inForce`.
    public static PolicyProposal ask(SafetyPolicy wanted, SafetyPolicy inForce, String reason, String by, Instant now) {
        SafetyPolicy next = wanted.numbered(inForce.revision() + 1);
        Approval approval = Approval.asked(PolicyHash.of(next, inForce.revision()), by, now);
        return new PolicyProposal(next, inForce.revision(), next.weakenings(inForce), reason, approval);
    }

    /// What was asked for, as one number.
    public String hash() {
        return approval.planHash();
    }

    /// Whether anybody could still consent.
    public boolean isOpen(SafetyPolicy inForce, Instant now) {
        return inForce.revision() == base && now.isBefore(approval.expiresAt());
    }

    /// Why `person` cannot consent now; empty if they can. Nobody consents to what they asked for themselves, whatever
    /// their role.
    ///
    /// @param reviewed the hash of what they saw
    public Optional<Refusal> refusal(String person, String reviewed, SafetyPolicy inForce, Instant now) {
        if (person.equals(approval.requestedBy())) {
            return Optional.of(Refusal.SELF_APPROVAL);
        }
        if (!reviewed.equals(hash()) || inForce.revision() != base) {
            return Optional.of(Refusal.PLAN_CHANGED);
        }
        return now.isBefore(approval.expiresAt()) ? Optional.empty() : Optional.of(Refusal.APPROVAL_EXPIRED);
    }
}
