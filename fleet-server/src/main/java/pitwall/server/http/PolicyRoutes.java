package pitwall.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.policy.PolicyProposal;
import pitwall.fleet.safety.PolicyEffect;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.protocol.rest.ApprovePolicy;
import pitwall.protocol.rest.ChangePolicy;
import pitwall.protocol.rest.PolicyOutlook;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.RejectPolicy;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.server.live.LivePicture;
import pitwall.server.policy.PolicyAnswer;
import pitwall.server.policy.PolicyReader;
import pitwall.server.policy.PolicyVersion;
import pitwall.server.policy.PolicyWords;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.Write;
import pitwall.server.rollout.Rollouts;

/// The safety policy over REST.
final class PolicyRoutes {
    private static final String KIND = "in force";

    private final SafetyPolicies policies;
    private final LivePicture picture;
    private final Rollouts rollouts;

    PolicyRoutes(SafetyPolicies policies, LivePicture picture, Rollouts rollouts) {
        this.policies = policies;
        this.picture = picture;
        this.rollouts = rollouts;
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        PolicyVersion version = policies.version();
        SafetyPolicyEntry entry =
                PolicyWords.entry(version, policies.proposal(call.now()).orElse(null));
        return Answer.revision(200, entry, version.policy().revision());
    }

    Answer history(ApiCall call) {
        call.allowOnly(Set.of("page", "size"));
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        long total = policies.inForce().revision() + 1;
        int skip = (int) Math.min(Integer.MAX_VALUE, (page - 1L) * size);
        List<SafetyPolicyEntry> shown = policies.history(skip, size).stream()
                .map(version -> PolicyWords.entry(version, null))
                .toList();
        long pages = (total + size - 1) / size;
        return new Answer.Data(
                200, shown, Map.of("page", page, "size", size, "total", total, "pages", pages), Map.of());
    }

    /// What would change if that held. Writes nothing; nothing is shown of cars that the caller may not see.
    Answer preview(ApiCall call) {
        SafetyPolicy wanted = policy(call.body(PolicyRules.class), "");
        SafetyPolicy inForce = policies.inForce();
        List<Car> seen = picture.cut().cars().stream().filter(call::sees).toList();
        PolicyEffect effect = PolicyEffect.of(inForce, wanted, rollouts.facts(seen), call.now());
        return Answer.ok(new PolicyOutlook(
                call.now(),
                inForce.revision(),
                PolicyWords.weakened(wanted.weakenings(inForce)),
                effect.cars(),
                effect.opened(),
                effect.closed()));
    }

    Write<Answer> change(ApiCall call) {
        Wish wish = wish(call);
        return draft -> {
            call.audit().before(PolicyWords.rules(policies.inForce(draft)));
            return answer(call, policies.change(draft, wish.policy(), wish.revision(), wish.reason(), user(call)));
        };
    }

    Write<Answer> propose(ApiCall call) {
        Wish wish = wish(call);
        return draft -> {
            call.audit().before(PolicyWords.rules(policies.inForce(draft)));
            return answer(call, policies.propose(draft, wish.policy(), wish.revision(), wish.reason(), user(call)));
        };
    }

    Write<Answer> approve(ApiCall call) {
        wholeFleet(call);
        call.requireFreshProof();
        ApprovePolicy consent = call.body(ApprovePolicy.class);
        String reason = reason(consent.reason());
        call.audit().on(KIND).because(reason);
        return draft -> {
            call.audit().before(PolicyWords.rules(policies.inForce(draft)));
            PolicyAnswer outcome = policies.approve(draft, consent.hash(), user(call));
            if (outcome instanceof PolicyAnswer.InForce(PolicyVersion version)) {
                call.audit().subject(String.valueOf(version.by())).approvedBy(user(call));
            }
            return answer(call, outcome);
        };
    }

    Write<Answer> withdraw(ApiCall call) {
        wholeFleet(call);
        call.audit().on(KIND);
        return draft -> switch (policies.withdraw(draft)) {
            case PolicyAnswer.NoProposal() -> Answer.refused(Fault.notFound());
            case PolicyAnswer outcome -> answer(call, outcome);
        };
    }

    /// A second person says no to exactly what they saw. Needs no fresh proof: nothing comes to hold.
    Write<Answer> reject(ApiCall call) {
        wholeFleet(call);
        RejectPolicy no = call.body(RejectPolicy.class);
        call.audit().on(KIND).because(reason(no.reason()));
        return draft -> {
            PolicyAnswer outcome = policies.reject(draft, no.hash());
            if (outcome instanceof PolicyAnswer.Withdrawn(PolicyProposal proposal)) {
                call.audit().subject(proposal.approval().requestedBy());
            }
            return answer(call, outcome);
        };
    }

    private record Wish(SafetyPolicy policy, long revision, String reason) {}

    private static Wish wish(ApiCall call) {
        wholeFleet(call);
        long revision = call.ifMatch();
        ChangePolicy change = call.body(ChangePolicy.class);
        Wish wish = new Wish(policy(change.policy(), "policy."), revision, reason(change.reason()));
        call.audit().on(KIND).because(wish.reason());
        return wish;
    }

    /// The policy holds for everybody's cars.
    private static void wholeFleet(ApiCall call) {
        call.requireWholeFleet("The safety policy is for the whole fleet.");
    }

    private static SafetyPolicy policy(PolicyRules sent, String prefix) {
        PolicyReader reader = new PolicyReader();
        Optional<SafetyPolicy> policy = reader.read(sent);
        return policy.orElseThrow(() -> new FaultException(Fault.validation(reader.errors().stream()
                .map(error -> new FieldError(prefix + error.field(), error.code(), error.detail()))
                .toList())));
    }

    private static String reason(String text) {
        if (text.isBlank() || text.length() > 500) {
            throw new FaultException(Fault.validation("reason", "must have 1 to 500 characters"));
        }
        return text.strip();
    }

    private static String user(ApiCall call) {
        return call.caller().user();
    }

    private static Answer answer(ApiCall call, PolicyAnswer outcome) {
        return switch (outcome) {
            case PolicyAnswer.InForce(PolicyVersion version) -> inForce(call, version);
            case PolicyAnswer.Asked(PolicyProposal proposal) -> {
                call.audit().after(PolicyWords.proposal(proposal));
                yield new Answer.Data(202, PolicyWords.proposal(proposal), Map.of(), Map.of());
            }
            case PolicyAnswer.Withdrawn(PolicyProposal proposal) -> {
                call.audit().before(PolicyWords.proposal(proposal));
                yield new Answer.Nothing();
            }
            case PolicyAnswer.OtherRevision(long current) -> Answer.refused(Fault.otherRevision(current));
            case PolicyAnswer.Weaker(var weakened) ->
                Answer.refused(refusal(
                        "POLICY_WEAKER",
                        "This asks for less than the policy in force; propose it, and somebody else must consent.",
                        PolicyWords.lines(weakened)));
            case PolicyAnswer.NotWeaker() ->
                Answer.refused(refusal(
                        "POLICY_NOT_WEAKER",
                        "This asks for no less than the policy in force; change it, nobody else is needed.",
                        List.of()));
            case PolicyAnswer.NoProposal() ->
                Answer.refused(Fault.of(
                        409,
                        "PROPOSAL_VOID",
                        "Nobody asks for that any more: it was withdrawn, changed, decided, or came too late."));
            case PolicyAnswer.Refused(var why) ->
                Answer.refused(refusal(
                        "POLICY_REFUSED",
                        "The consent does not count: "
                                + why.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".",
                        List.of(why.name())));
        };
    }

    private static Answer inForce(ApiCall call, PolicyVersion version) {
        SafetyPolicyEntry entry = PolicyWords.entry(version, null);
        call.audit().after(entry.policy());
        return Answer.revision(200, entry, version.policy().revision());
    }

    private static Fault refusal(String code, String why, List<String> points) {
        return new Fault(
                409,
                code,
                why,
                points.stream()
                        .map(point -> new FieldError("policy", point.replaceAll(".*: ", ""), point))
                        .toList(),
                Map.of());
    }
}
