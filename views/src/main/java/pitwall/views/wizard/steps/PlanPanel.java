package pitwall.views.wizard.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.kit.Formats;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewState;

/// What the server makes of the draft, kept up to date beside every step. While it counts, the figures of before stand
/// there muted. FX thread.
public final class PlanPanel extends VBox {
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    private final WizardViewModel model;
    private final Strings strings;
    private final Formats formats;
    private final Reasons reasons;
    private final CarSets sets;
    private final Label title = new Label();
    private final VBox figures = new VBox();
    private final VBox message = new VBox();
    /// What the figures were drawn of; absent before the first.
    private @Nullable Outcomes drawn;

    private @Nullable Danger drawnLevel;
    private @Nullable PreviewState drawnState;

    public PlanPanel(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        this.formats = strings.formats();
        this.reasons = new Reasons(strings);
        this.sets = new CarSets(model.around());
        getStyleClass().addAll("wizard-plan", "gap-8");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        figures.getStyleClass().addAll("wizard-figures", "gap-4");
        getChildren().setAll(title, message, figures, sets.list());
    }

    public void refresh() {
        Optional<Outcomes> counted = model.preview().outcomesProperty().get();
        PreviewState state = model.preview().stateProperty().get();
        title.setText(titleWords(counted, state));
        figures.pseudoClassStateChanged(OLD, !(state instanceof PreviewState.Fresh));
        if (!Objects.equals(state, drawnState)) {
            drawnState = state;
            message.getChildren().setAll(messages(state, counted.isPresent()));
        }
        Danger level = model.launching().danger();
        Outcomes now = counted.orElse(null);
        if (now != drawn || level != drawnLevel) {
            drawn = now;
            drawnLevel = level;
            figures.getChildren().setAll(now == null ? List.of() : lines(now, level));
        }
    }

    private String titleWords(Optional<Outcomes> counted, PreviewState state) {
        if (state instanceof PreviewState.Counting) {
            return strings.get("wizard.plan.counting");
        }
        return counted.map(each -> strings.get(
                        state instanceof PreviewState.Fresh ? "wizard.plan.title" : "wizard.plan.title.old",
                        formats.utc(each.outlook().at())))
                .orElse(strings.get("wizard.plan.title.none"));
    }

    private List<Node> messages(PreviewState state, boolean counted) {
        return switch (state) {
            case PreviewState.Fresh() -> List.of();
            case PreviewState.Counting() -> List.of();
            case PreviewState.Stale() -> List.of();
            case PreviewState.Nothing() -> List.of(note(nothingWords()));
            case PreviewState.Unanswered() ->
                List.of(new InlineMessage(
                                strings,
                                InlineMessage.Severity.WARNING,
                                strings.get("wizard.plan.unanswered"),
                                counted ? strings.get("wizard.plan.unanswered.old") : "")
                        .withRetry(model::previewAgain));
            case PreviewState.Refused(String sentence, String correlation) ->
                List.of(new InlineMessage(
                                strings, InlineMessage.Severity.ERROR, RefusalWords.title(model, sentence), sentence)
                        .withReference(correlation)
                        .withRetry(model::previewAgain));
        };
    }

    private String nothingWords() {
        return model.whyNoServer().orElseGet(() -> strings.get("wizard.plan.incomplete"));
    }

    private Label note(String text) {
        Label note = new Label(text);
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        return note;
    }

    private List<Node> lines(Outcomes counted, Danger level) {
        List<Node> lines = new ArrayList<>();
        int fleet = model.parts().fleet().frame().snapshot().size();
        Label cars = new Label(strings.get(
                "wizard.plan.cars",
                counted.cars(),
                fleet,
                formats.percent(fleet == 0 ? 0 : 100.0 * counted.cars() / fleet),
                counted.outlook().phases().size()));
        cars.getStyleClass().add("strong");
        cars.setWrapText(true);
        lines.add(cars);
        lines.add(note(strings.get("wizard.plan.touched", counted.touched())));
        counted.most().ifPresent(most -> lines.add(note(strings.get("wizard.plan.most", most))));
        add(lines, "wizard.plan.eligible", counted.eligible());
        add(lines, "wizard.plan.later", counted.later());
        reasons(lines, "wizard.plan.blocked", counted.blocked());
        reasons(lines, "wizard.plan.excluded", counted.excluded());
        add(lines, "wizard.plan.conflicts", counted.conflicts());
        add(lines, "wizard.plan.no-way-back", counted.withoutWayBack());
        Instant now = counted.outlook().at();
        lines.add(note(strings.get(
                "wizard.plan.estimate",
                formats.age(Duration.between(now, counted.outlook().earliest())),
                formats.age(Duration.between(now, counted.outlook().latest())))));
        lines.add(note(
                strings.get("wizard.plan.ends", formats.full(counted.outlook().earliest()))));
        if (counted.outlook().phases().size() > 1) {
            counted.outlook().phases().forEach(phase -> lines.add(note(ends(phase, now))));
        }
        lines.add(note(strings.get("wizard.plan.peak", counted.outlook().peak())));
        Label danger = new Label(strings.get("wizard.plan.level." + level));
        danger.getStyleClass().add(level == Danger.D4 ? "danger-text" : "warn-text");
        danger.setWrapText(true);
        lines.add(danger);
        return lines;
    }

    private String ends(RolloutOutlook.PhaseOutlook phase, Instant now) {
        Instant ends = phase.ends();
        return ends == null
                ? strings.get("wizard.plan.phase.nobody", phase.name())
                : strings.get("wizard.plan.phase.ends", phase.name(), formats.moment(ends, now));
    }

    private void add(List<Node> lines, String key, List<CarId> cars) {
        if (!cars.isEmpty()) {
            lines.add(sets.line(strings.plural(key, cars.size()), cars));
        }
    }

    private void reasons(List<Node> lines, String key, Map<ReasonCode, List<CarId>> cars) {
        if (cars.isEmpty()) {
            return;
        }
        Label head = new Label(
                strings.get(key, cars.values().stream().mapToInt(List::size).sum()));
        head.getStyleClass().add("muted");
        lines.add(head);
        cars.forEach((reason, ids) -> lines.add(sets.line(
                strings.get("wizard.plan.reason", ids.size(), reasons.of(reason).title()), ids)));
    }
}
