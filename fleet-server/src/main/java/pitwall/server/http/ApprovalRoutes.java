package pitwall.server.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.policy.PolicyProposal;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.Ask;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts.Asker;

/// What waits for a second person, as each caller sees it.
final class ApprovalRoutes {
    private static final String POLICY = "safety-policy";

    private final Rollouts rollouts;
    private final SafetyPolicies policies;

    ApprovalRoutes(Rollouts rollouts, SafetyPolicies policies) {
        this.rollouts = rollouts;
        this.policies = policies;
    }

    /// The one that ends first comes first.
    Answer list(ApiCall call) {
        call.allowOnly(Set.of("mine", "text", "page", "size"));
        String text = call.query("text").orElse("").toLowerCase(Locale.ROOT);
        boolean mine = call.flag("mine");
        Asker asker = RolloutCalls.asker(call);
        Stream<ApprovalEntry> waiting =
                rollouts.index().open().stream().filter(asker::sees).flatMap(rollout -> asked(call, rollout).stream());
        Stream<ApprovalEntry> policy = policies.proposal(call.now()).map(proposal -> entry(call, proposal)).stream();
        List<ApprovalEntry> all = Stream.concat(waiting, policy)
                .filter(entry ->
                        (!mine || entry.whyNot() == null) && words(entry).contains(text))
                .sorted(Comparator.comparing(ApprovalEntry::expiresAt).thenComparing(ApprovalEntry::id))
                .toList();
        return RolloutCalls.page(call, all, Function.identity());
    }

    private static String words(ApprovalEntry entry) {
        String version = entry.version() == null ? "" : entry.version();
        return String.join("\n", entry.id(), entry.name(), version, entry.requestedBy())
                .toLowerCase(Locale.ROOT);
    }

    private Optional<ApprovalEntry> asked(ApiCall call, Rollout rollout) {
        RolloutHead head = rollout.state().head();
        Ask ask = head.ask();
        if (ask != null && call.now().isBefore(ask.expiresAt())) {
            return Optional.of(entry(call, rollout, ask));
        }
        Approval approval = head.approval();
        return head.status() == RolloutStatus.AWAITING_APPROVAL
                        && approval != null
                        && call.now().isBefore(approval.expiresAt())
                ? Optional.of(entry(call, rollout, approval))
                : Optional.empty();
    }

    private ApprovalEntry entry(ApiCall call, Rollout rollout, Approval approval) {
        RolloutPlan plan = rollout.state().plan();
        String force = plan.terms().forceReason();
        return new ApprovalEntry(
                ApprovalEntry.Kind.ROLLOUT_START,
                plan.id().value(),
                plan.name(),
                "launch",
                approval.planHash(),
                rollout.revision(),
                approval.requestedBy(),
                approval.requestedAt(),
                approval.expiresAt(),
                force == null ? "" : force,
                plan.size(),
                plan.release().version(),
                running(plan),
                whyNot(call, approval.requestedBy(), Capability.ROLLOUT_APPROVE));
    }

    private ApprovalEntry entry(ApiCall call, Rollout rollout, Ask ask) {
        RolloutPlan plan = rollout.state().plan();
        return new ApprovalEntry(
                ApprovalEntry.Kind.ROLLOUT_ACT,
                plan.id().value(),
                plan.name(),
                ask.act().word(),
                plan.hash(),
                rollout.revision(),
                ask.requestedBy(),
                ask.at(),
                ask.expiresAt(),
                ask.act().why(),
                plan.size(),
                plan.release().version(),
                running(plan),
                whyNot(call, ask.requestedBy(), Capability.ROLLOUT_APPROVE));
    }

    private static ApprovalEntry entry(ApiCall call, PolicyProposal proposal) {
        Approval approval = proposal.approval();
        String person = approval.requestedBy();
        return new ApprovalEntry(
                ApprovalEntry.Kind.SAFETY_POLICY,
                POLICY,
                POLICY,
                "weaken",
                proposal.hash(),
                proposal.base(),
                person,
                approval.requestedAt(),
                approval.expiresAt(),
                proposal.reason(),
                0,
                null,
                Map.of(),
                call.caller().scope().isUnlimited()
                        ? whyNot(call, person, Capability.SAFETY_POLICY_APPROVE)
                        : "OUT_OF_SCOPE");
    }

    private static @Nullable String whyNot(ApiCall call, String requestedBy, Capability needed) {
        if (!call.caller().may(needed)) {
            return "FORBIDDEN";
        }
        return call.caller().user().equals(requestedBy) ? Refusal.SELF_APPROVAL.name() : null;
    }

    /// What would change for its cars.
    private Map<String, Integer> running(RolloutPlan plan) {
        Map<String, Integer> versions = new TreeMap<>();
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                String version = rollouts.book()
                        .software(target.car())
                        .map(CarFrame.Software::version)
                        .orElse("unknown");
                versions.merge(version, 1, Integer::sum);
            }
        }
        return versions;
    }
}
