package pitwall.fleet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.Weakening;

class PolicyProposalTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final SafetyPolicy IN_FORCE = SafetyPolicy.DEFAULT.numbered(4);
    private static final RuleScope EVERYWHERE = new RuleScope.Everywhere();

    private static SafetyPolicy with(int battery) {
        return new SafetyPolicy(
                0,
                List.of(
                        new SafetyRule(EVERYWHERE, true, battery, true, List.of()),
                        new SafetyRule(new RuleScope.Region("munich"), true, 50, false, List.of())),
                Map.of("munich", ZoneId.of("Europe/Berlin")),
                IN_FORCE.defaultZone());
    }

    private static PolicyProposal proposal() {
        return PolicyProposal.ask(with(20), IN_FORCE, "Winter depot", "mara", NOW);
    }

    @Test
    void aProposalIsTheNextPolicyAndNamesWhereItIsWeaker() {
        assertThat(proposal().policy().revision()).isEqualTo(5);
        assertThat(proposal().weakened()).containsExactly(new Weakening(EVERYWHERE, Weakening.Point.BATTERY));
    }

    @Test
    void somebodyElseConsentsToWhatTheySaw() {
        assertThat(proposal().refusal("ines", proposal().hash(), IN_FORCE, NOW)).isEmpty();
    }

    @Test
    void whoAskedNeverConsents() {
        assertThat(proposal().refusal("mara", proposal().hash(), IN_FORCE, NOW)).contains(Refusal.SELF_APPROVAL);
    }

    @Test
    void anEditIsAnotherProposal() {
        String reviewed = proposal().hash();
        PolicyProposal edited = PolicyProposal.ask(with(19), IN_FORCE, "Winter depot", "mara", NOW);

        assertThat(edited.hash()).isNotEqualTo(reviewed);
        assertThat(edited.refusal("ines", reviewed, IN_FORCE, NOW)).contains(Refusal.PLAN_CHANGED);
    }

    @Test
    void anotherPolicyInForceVoidsIt() {
        SafetyPolicy meanwhile = IN_FORCE.numbered(5);

        assertThat(proposal().refusal("ines", proposal().hash(), meanwhile, NOW))
                .contains(Refusal.PLAN_CHANGED);
        assertThat(proposal().isOpen(meanwhile, NOW)).isFalse();
        assertThat(PolicyProposal.ask(with(20), meanwhile, "Winter depot", "mara", NOW)
                        .hash())
                .isNotEqualTo(proposal().hash());
    }

    @Test
    void itIsOpenForHalfAnHour() {
        Instant last = NOW.plus(Approval.VALIDITY).minusMillis(1);

        assertThat(proposal().isOpen(IN_FORCE, last)).isTrue();
        assertThat(proposal().refusal("ines", proposal().hash(), IN_FORCE, last))
                .isEmpty();
        assertThat(proposal().isOpen(IN_FORCE, last.plusMillis(1))).isFalse();
        assertThat(proposal().refusal("ines", proposal().hash(), IN_FORCE, last.plusMillis(1)))
                .contains(Refusal.APPROVAL_EXPIRED);
    }

    @Test
    void theOrderOfRulesMakesNoOtherProposal() {
        SafetyPolicy turned =
                new SafetyPolicy(0, with(20).rules().reversed(), with(20).zones(), with(20).defaultZone());

        assertThat(PolicyProposal.ask(turned, IN_FORCE, "", "mara", NOW).hash())
                .isEqualTo(proposal().hash());
    }

    @Test
    void everyPartOfThePolicyIsPartOfTheHash() {
        SafetyPolicy zone = new SafetyPolicy(
                0, with(20).rules(), Map.of("munich", ZoneId.of("Europe/Rome")), IN_FORCE.defaultZone());
        SafetyPolicy other = new SafetyPolicy(0, with(20).rules(), with(20).zones(), ZoneId.of("Europe/Rome"));
        SafetyPolicy fewer =
                new SafetyPolicy(0, with(20).rules().subList(0, 1), with(20).zones(), IN_FORCE.defaultZone());

        assertThat(List.of(zone, other, fewer))
                .extracting(policy ->
                        PolicyProposal.ask(policy, IN_FORCE, "", "mara", NOW).hash())
                .doesNotContain(proposal().hash())
                .doesNotHaveDuplicates();
    }
}
