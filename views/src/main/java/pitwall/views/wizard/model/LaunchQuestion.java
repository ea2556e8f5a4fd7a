package pitwall.views.wizard.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.protocol.rest.CreateRollout;
import pitwall.views.act.DangerLevel;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.plan.Outcomes;

/// What is asked before a rollout begins, by how many cars it would change.
final class LaunchQuestion {
    private final FleetModel fleet;
    private final Strings strings;

    LaunchQuestion(FleetModel fleet, Strings strings) {
        this.fleet = fleet;
        this.strings = strings;
    }

    /// Never less than typing the number. The server says whether a second person is needed; until it did, what is
    /// known here counts.
    static Danger danger(RolloutDraft draft, Optional<Outcomes> counted) {
        if (draft.policy().forced() || draft.launch().approval()) {
            return Danger.D4;
        }
        return counted.map(each ->
                        DangerLevel.bySize(each.touched(), each.outlook().approvalNeeded(), Danger.D3))
                .orElse(Danger.D3);
    }

    /// @param count of cars that must be typed
    Confirmation about(CreateRollout wish, Outcomes counted, Danger danger, int count) {
        boolean asksSomebody = danger == Danger.D4;
        List<String> notes = new ArrayList<>(SheetNotes.of(fleet.frame(), strings));
        if (wish.forceReason() != null) {
            notes.add(strings.get("wizard.confirm.forced"));
        }
        counted.most().ifPresent(most -> notes.add(strings.get("wizard.confirm.following", most)));
        if (!counted.withoutWayBack().isEmpty()) {
            notes.add(strings.plural(
                    "wizard.confirm.no-way-back", counted.withoutWayBack().size()));
        }
        int excluded = counted.cars() - counted.touched();
        return new Confirmation(
                strings.get(asksSomebody ? "wizard.confirm.title.approval" : "wizard.confirm.title", wish.version()),
                wish.name(),
                count,
                strings.get(
                        asksSomebody ? "wizard.confirm.consequence.approval" : "wizard.confirm.consequence",
                        wish.phases().getFirst().name(),
                        counted.outlook().peak()),
                excluded == 0
                        ? strings.get("wizard.confirm.unaffected.none")
                        : strings.plural("wizard.confirm.unaffected", excluded),
                strings.get(asksSomebody ? "wizard.confirm.verb.approval" : "wizard.confirm.verb"),
                new Confirmation.Proof.TypeCount(),
                notes);
    }
}
