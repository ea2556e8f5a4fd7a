package pitwall.views.wizard.form;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.protocol.rest.PolicyRules;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.PolicyDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.TargetDraft;

/// Makes the server's words of a draft without mistakes. Pure.
public final class DraftWish {
    private DraftWish() {}

    /// What the server is asked for.
    ///
    /// @param named the cars of each phase where ids are listed; not read otherwise
    /// @param name the name where none was typed
    public static CreateRollout of(RolloutDraft draft, List<Set<CarId>> named, String name, ZoneId zone) {
        List<PhaseWish> phases = new ArrayList<>();
        for (int number = 0; number < draft.phases().size(); number++) {
            boolean listed = draft.targets().listed();
            phases.add(phase(
                    draft.phases().get(number),
                    listed ? null : query(draft.targets(), draft.phases().get(number)),
                    listed ? named.get(number) : null,
                    draft.policy()));
        }
        PolicyDraft policy = draft.policy();
        Instant start = Typed.start(draft.launch().startAt(), zone).orElse(null);
        CreateRollout wish = new CreateRollout(
                draft.name().isBlank() ? name : draft.name().strip(),
                draft.version(),
                null,
                phases,
                start,
                draft.launch().approval() ? true : null,
                Typed.number(policy.battery().replace("%", ""))
                        .filter(percent -> percent > 0)
                        .orElse(null),
                policy.stationary() ? true : null,
                windows(policy),
                policy.forced() ? policy.forceReason().strip() : null,
                policy.more().charging() ? true : null,
                policy.more().unmetered() ? true : null,
                said(draft.launch().note()),
                said(draft.launch().ticket()),
                policy.more().downloadAhead() ? true : null);
        return draft.targets().follows()
                ? wish.following(Typed.margin(draft.targets().typedMargin()).orElse(null))
                : wish;
    }

    private static @Nullable String said(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /// The cars of a phase: those of the draft that the phase means too.
    public static String query(TargetDraft targets, PhaseDraft phase) {
        String all = targets.listed() ? "" : targets.query().strip();
        return (all + " " + phase.text(Text.TARGETS).strip()).strip();
    }

    private static PhaseWish phase(
            PhaseDraft phase, @Nullable String query, @Nullable Set<CarId> cars, PolicyDraft policy) {
        Canary canary = Typed.canary(phase.text(Text.CANARY)).orElse(new Canary.None());
        return new PhaseWish(
                phase.text(Text.NAME).strip(),
                query,
                cars,
                canary instanceof Canary.Count(int count) ? count : null,
                canary instanceof Canary.Percent(int percent) ? percent : null,
                Typed.waves(phase.text(Text.WAVES)).orElse(null),
                Typed.number(phase.text(Text.PARALLEL)).orElse(null),
                Typed.share(phase.text(Text.SUCCESS)).orElse(null),
                Typed.share(phase.text(Text.FAILURE)).orElse(null),
                Typed.number(phase.text(Text.SAMPLE)).orElse(null),
                phase.canaryHealthy(),
                phase.safetyChecks(),
                phase.onBreach(),
                duration(phase, Text.SOAK),
                duration(phase, Text.WAIT),
                duration(phase, Text.PHASE_TIMEOUT),
                duration(phase, Text.CAR_TIMEOUT),
                Typed.duration(policy.rollbackTimeout()).orElse(null),
                phase.order() == PhaseOrder.BY_ID ? null : phase.order());
    }

    private static @Nullable Duration duration(PhaseDraft phase, Text text) {
        return Typed.duration(phase.text(text)).orElse(null);
    }

    private static @Nullable List<PolicyRules.Window> windows(PolicyDraft policy) {
        List<PolicyRules.Window> windows = policy.windows().stream()
                .map(window -> new PolicyRules.Window(
                        window.days().isEmpty() ? null : window.days(),
                        Typed.time(window.from()).orElse(window.from()),
                        Typed.time(window.to()).orElse(window.to())))
                .toList();
        return Optional.of(windows).filter(some -> !some.isEmpty()).orElse(null);
    }
}
