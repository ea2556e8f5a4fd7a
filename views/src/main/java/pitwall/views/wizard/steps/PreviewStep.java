package pitwall.views.wizard.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.rest.RolloutOutlook.PhaseOutlook;
import pitwall.views.desk.Destination;
import pitwall.views.kit.Formats;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.LastSimilar;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewKeeper;
import pitwall.views.wizard.plan.PreviewState;
import pitwall.views.wizard.plan.Review;

/// The server's dry run phase by phase, with its time, and what changed since the draft was seen last. FX thread.
final class PreviewStep implements StepPane {
    private final WizardViewModel model;
    private final Strings strings;
    private final Formats formats;
    private final Reasons reasons;
    private final CarSets sets;
    private final Label head = new Label();
    private final Button again;
    private final VBox review = new VBox();
    private final VBox phases = new VBox();
    private final HBox similar = new HBox();
    private Optional<LastSimilar> drawnSimilar = Optional.empty();
    private final VBox node;
    private @Nullable Outcomes drawn;
    private Optional<Review> drawnReview = Optional.empty();

    PreviewStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        this.formats = strings.formats();
        this.reasons = new Reasons(strings);
        this.sets = new CarSets(model.around());
        again = new Button(strings.get("wizard.preview.again"));
        again.setOnAction(_ -> model.previewAgain());
        head.setWrapText(true);
        HBox.setHgrow(head, Priority.ALWAYS);
        head.setMaxWidth(Double.MAX_VALUE);
        again.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(head, again);
        line.getStyleClass().addAll("gap-12", "wizard-line");
        phases.getStyleClass().add("gap-12");
        Rows.hideEmpty(review);
        Rows.hideEmpty(similar);
        similar.getStyleClass().addAll("gap-4", "wizard-line");
        node = new VBox(line, review, similar, sets.list(), phases);
        node.getStyleClass().add("gap-12");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        Optional<Outcomes> counted = model.preview().outcomesProperty().get();
        head.setText(words(counted));
        again.setDisable(model.whyNoServer().isPresent() || model.wish().isEmpty());
        Optional<Review> changed = model.reviewProperty().get();
        if (!changed.equals(drawnReview)) {
            drawnReview = changed;
            review.getChildren()
                    .setAll(changed.map(this::drawReview).map(List::of).orElse(List.of()));
        }
        Optional<LastSimilar> last = model.facts().lastSimilar(model.draft());
        if (!last.equals(drawnSimilar)) {
            drawnSimilar = last;
            similar.getChildren().clear();
            last.ifPresent(this::drawSimilar);
        }
        Outcomes now = counted.orElse(null);
        if (!Objects.equals(now, drawn)) {
            drawn = now;
            phases.getChildren().setAll(now == null ? List.of() : cards(now));
        }
    }

    private void drawSimilar(LastSimilar last) {
        Label words = new Label(strings.get(
                last.isRolledBack() ? "wizard.preview.similar.back" : "wizard.preview.similar",
                last.rollout().id(),
                last.rollout().version(),
                last.rollout().size(),
                formats.age(last.took()),
                last.succeeded(),
                last.failed()));
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Hyperlink open =
                new Hyperlink(strings.get("wizard.sent.open", last.rollout().id()));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> model.around()
                .navigator()
                .open(new Destination.Rollout(last.rollout().id())));
        similar.getChildren().setAll(words, open);
    }

    private String words(Optional<Outcomes> counted) {
        if (model.whyNoServer().isPresent()) {
            return strings.get("wizard.preview.off", model.whyNoServer().get());
        }
        return switch (model.preview().stateProperty().get()) {
            case PreviewState.Nothing() -> strings.get("wizard.plan.incomplete");
            case PreviewState.Counting() -> strings.get("wizard.plan.counting");
            case PreviewState.Stale() -> strings.get("wizard.preview.stale");
            case PreviewState.Refused(String sentence, String _) ->
                strings.get("wizard.preview.refused", RefusalWords.title(model, sentence), sentence);
            case PreviewState.Unanswered() -> strings.get("wizard.plan.unanswered");
            case PreviewState.Fresh() -> counted.map(this::age).orElse("");
        };
    }

    private String age(Outcomes counted) {
        boolean old = model.previewAge(counted).compareTo(PreviewKeeper.LIFE) > 0;
        return strings.get(
                old ? "wizard.preview.old" : "wizard.preview.at",
                formats.utc(counted.outlook().at()),
                formats.age(model.previewAge(counted)));
    }

    /// Then, draft and now, side by side.
    private Node drawReview(Review changed) {
        GridPane table = new GridPane();
        table.getStyleClass().add("form-grid");
        head(table, "wizard.review.what", 0);
        head(table, "wizard.review.then", 1);
        head(table, "wizard.review.draft", 2);
        head(table, "wizard.review.now", 3);
        for (Review.Line line : changed.lines()) {
            int row = table.getRowCount();
            String what = strings.get("wizard.review." + line.what());
            table.add(
                    new Label(line.phase().isEmpty() ? what : strings.get("wizard.review.of", what, line.phase())),
                    0,
                    row);
            table.add(new Label(value(line, line.then())), 1, row);
            table.add(new Label(value(line, line.draft())), 2, row);
            Label now = new Label(value(line, line.now()));
            now.getStyleClass().add("strong");
            table.add(now, 3, row);
        }
        InlineMessage message = new InlineMessage(
                strings,
                InlineMessage.Severity.WARNING,
                changed.then() == null
                        ? strings.get("wizard.review.title.first")
                        : strings.get(
                                "wizard.review.title",
                                formats.full(changed.then().at())),
                strings.get("wizard.review.hint"));
        message.withAction(strings.get("wizard.review.accept"), model::acceptReview);
        VBox box = new VBox(message, table);
        box.getStyleClass().addAll("gap-8", "wizard-review");
        return box;
    }

    private void head(GridPane table, String key, int column) {
        Label label = new Label(strings.get(key));
        label.getStyleClass().addAll("muted", "caption");
        table.add(label, column, 0);
    }

    private String value(Review.Line line, String value) {
        if (value.isEmpty()) {
            return Formats.UNKNOWN;
        }
        return switch (line.what()) {
            case RELEASE -> strings.get("releases.trust." + value);
            case APPROVAL -> strings.get("wizard.review.approval." + value);
            case CARS, ELIGIBLE, EXCLUDED, CONFLICTS, NO_WAY_BACK, GONE -> value;
        };
    }

    private List<Node> cards(Outcomes counted) {
        List<Node> cards = new ArrayList<>();
        Instant first = counted.outlook().at();
        Instant last =
                counted.outlook().latest().isAfter(first) ? counted.outlook().latest() : first.plusSeconds(1);
        for (PhaseOutlook phase : counted.outlook().phases()) {
            cards.add(card(phase, first, last));
        }
        cards.add(whole(counted, first, last));
        return cards;
    }

    /// From now to the earliest end, and to the latest.
    private Node whole(Outcomes counted, Instant first, Instant last) {
        Instant earliest = counted.outlook().earliest();
        Instant latest = counted.outlook().latest();
        Label title = new Label(strings.get("wizard.preview.whole"));
        title.getStyleClass().add("section-title");
        VBox card = new VBox(
                title,
                times(
                        new TimeBar(first, earliest, latest, first, last),
                        strings.get("wizard.preview.whole.times", formats.utc(earliest), formats.utc(latest))),
                muted(strings.get("wizard.plan.peak", counted.outlook().peak())));
        card.getStyleClass().addAll("wizard-card", "gap-4");
        return card;
    }

    private Node times(TimeBar bar, String words) {
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setAccessibleText(words);
        return new WrapRow(12, bar, muted(words));
    }

    /// @param latest absent where the server does not say
    private Node times(Instant begins, Instant ends, @Nullable Instant latest, Instant first, Instant last) {
        return latest == null
                ? times(
                        new TimeBar(begins, ends, ends, first, last),
                        strings.get("wizard.preview.times", formats.utc(begins), formats.utc(ends)))
                : times(
                        new TimeBar(begins, ends, latest, first, last),
                        strings.get(
                                "wizard.preview.times.latest",
                                formats.utc(begins),
                                formats.utc(ends),
                                formats.utc(latest)));
    }

    private Node card(PhaseOutlook phase, Instant first, Instant last) {
        Label title = new Label(strings.get("wizard.preview.phase", phase.name(), phase.cars()));
        title.getStyleClass().add("section-title");
        VBox card = new VBox(title);
        card.getStyleClass().addAll("wizard-card", "gap-4");
        Instant begins = phase.begins();
        Instant ends = phase.ends();
        if (begins == null || ends == null) {
            card.getChildren().add(muted(strings.get("wizard.preview.never")));
        } else {
            card.getChildren().add(times(begins, ends, phase.latest(), first, last));
        }
        Integer most = phase.mostCars();
        if (most != null) {
            card.getChildren().add(muted(strings.get("wizard.preview.most", most)));
        }
        add(card, "wizard.plan.eligible", phase.eligible());
        add(card, "wizard.plan.later", List.copyOf(phase.later().keySet()));
        reasons(card, "wizard.preview.blocked", phase.blocked());
        reasons(card, "wizard.preview.excluded", phase.excluded());
        add(card, "wizard.plan.conflicts", phase.conflicts());
        add(card, "wizard.plan.no-way-back", phase.withoutWayBack());
        return card;
    }

    private Label muted(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private void add(VBox card, String key, List<CarId> cars) {
        if (!cars.isEmpty()) {
            card.getChildren().add(sets.line(strings.plural(key, cars.size()), cars));
        }
    }

    private void reasons(VBox card, String key, Map<ReasonCode, List<CarId>> cars) {
        cars.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .forEach(entry -> card.getChildren()
                        .add(sets.line(
                                strings.get(
                                        key,
                                        entry.getValue().size(),
                                        reasons.of(entry.getKey()).title()),
                                entry.getValue())));
    }

    @Override
    public void focus() {
        again.requestFocus();
    }
}
