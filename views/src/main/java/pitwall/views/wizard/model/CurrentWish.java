package pitwall.views.wizard.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.protocol.rest.CreateRollout;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftWish;
import pitwall.views.wizard.plan.LocalCount;

/// What the server is asked for with the draft as it stands. FX thread; needs no toolkit.
final class CurrentWish {
    private final Mistakes mistakes;
    private final LocalCounter counter;
    private final Strings strings;

    CurrentWish(Mistakes mistakes, LocalCounter counter, Strings strings) {
        this.mistakes = mistakes;
        this.counter = counter;
        this.strings = strings;
    }

    /// Empty while something is wrong or missing, or listed cars are not divided yet.
    Optional<CreateRollout> of(RolloutDraft draft) {
        if (!mistakes.none()) {
            return Optional.empty();
        }
        Optional<LocalCount> count = counter.countProperty().get();
        boolean divided = count.filter(
                        each -> each.named().size() == draft.phases().size())
                .isPresent();
        if (draft.targets().listed() && !divided) {
            return Optional.empty();
        }
        return Optional.of(DraftWish.of(
                draft,
                count.map(LocalCount::named).orElse(List.of()),
                usualName(draft),
                strings.formats().zone()));
    }

    /// The same without what is said to it: what is counted does not change with that.
    Optional<CreateRollout> unsaid(RolloutDraft draft) {
        return of(draft).map(wish -> wish.saying(null, null));
    }

    /// What it is called where nobody typed a name.
    String usualName(RolloutDraft draft) {
        return strings.get(
                "wizard.name.usual",
                draft.version().isEmpty() ? "…" : draft.version(),
                draft.phases().stream()
                        .map(phase -> phase.text(PhaseDraft.Text.NAME).strip())
                        .collect(Collectors.joining(" → ")));
    }
}
