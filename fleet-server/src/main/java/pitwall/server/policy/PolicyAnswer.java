package pitwall.server.policy;

import java.util.List;
import pitwall.fleet.policy.PolicyProposal;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.safety.Weakening;

/// What became of somebody's wish to change the safety policy.
public sealed interface PolicyAnswer {
    /// It holds from now on, or held already.
    record InForce(PolicyVersion version) implements PolicyAnswer {}

    /// It waits for a second person.
    record Asked(PolicyProposal proposal) implements PolicyAnswer {}

    /// The proposal is gone.
    record Withdrawn(PolicyProposal proposal) implements PolicyAnswer {}

    /// Another policy holds than the one that was seen.
    record OtherRevision(long current) implements PolicyAnswer {}

    /// It asks for less somewhere, and that must be asked for as such.
    record Weaker(List<Weakening> weakened) implements PolicyAnswer {
        public Weaker {
            weakened = List.copyOf(weakened);
        }
    }

    /// It asks for less nowhere; nobody else is needed.
    record NotWeaker() implements PolicyAnswer {}

    /// There is nothing to consent to.
    record NoProposal() implements PolicyAnswer {}

    record Refused(Refusal why) implements PolicyAnswer {}
}
