package pitwall.views.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.approvals.ChosenPlan.State.Policy;
import pitwall.views.approvals.ChosenPlan.State.Whole;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// All that is consented to: what was asked, what the cars run now and would run, the hash that binds it, and the whole
/// plan of which that is the hash. FX thread.
final class ApprovalDetail extends ScrollPane {
    private final FleetModel fleet;
    private final Strings strings;
    private final ApprovalWords words;
    private final ChosenPlan plan;
    private final PlanRows rows;
    private final PolicyChange change;
    private final PlanState states;
    private final Consumer<String> openRollout;
    private final VBox box = new VBox();

    /// @param states stand where the plan is not known
    /// @param openRollout leads to the rollout with this id
    ApprovalDetail(
            FleetModel fleet,
            Strings strings,
            ApprovalWords words,
            ChosenPlan plan,
            PlanState states,
            Consumer<String> openRollout) {
        this.fleet = fleet;
        this.strings = strings;
        this.words = words;
        this.plan = plan;
        this.rows = new PlanRows(strings);
        this.change = new PolicyChange(strings, words);
        this.states = states;
        this.openRollout = openRollout;
        box.getStyleClass().add("approval-detail");
        getStyleClass().add("approval-scroll");
        setContent(box);
        setFitToWidth(true);
    }

    /// Shows what is chosen and as much of its plan as is known by now.
    void show(Optional<ApprovalEntry> chosen) {
        box.getChildren().clear();
        chosen.ifPresent(this::fill);
    }

    private void fill(ApprovalEntry entry) {
        Label title = new Label(words.title(entry));
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        box.getChildren().add(title);
        ChosenPlan.State state = plan.stateProperty().get();
        if (entry.kind() == ApprovalEntry.Kind.SAFETY_POLICY) {
            policy(entry, state);
            return;
        }
        FactGrid grid = new FactGrid();
        if (state instanceof Whole whole) {
            whole.asOf().ifPresent(this::age);
            row(grid, rows.forced(whole.rollout(), whole.detail()));
        }
        facts(entry, grid);
        if (state instanceof Whole whole) {
            parts(grid, whole);
        }
        box.getChildren().addAll(grid, states.node(state, fleet.frame().freshness(), "approvals.plan"));
        more(entry);
    }

    private FactGrid facts(ApprovalEntry entry, FactGrid facts) {
        Formats formats = strings.formats();
        Instant now = fleet.serverNowProperty().get();
        add(facts, "approvals.fact.name", entry.name());
        add(
                facts,
                "approvals.fact.by",
                strings.get("approvals.by", entry.requestedBy(), formats.full(entry.requestedAt())));
        add(facts, "approvals.fact.reason", entry.reason().isEmpty() ? Formats.UNKNOWN : entry.reason());
        if (entry.kind() != ApprovalEntry.Kind.SAFETY_POLICY) {
            said(facts, entry);
            add(facts, "approvals.fact.cars", formats.exact(entry.size()));
            add(facts, "approvals.fact.now", words.running(entry));
            String version = entry.version();
            add(facts, "approvals.fact.then", version == null ? Formats.UNKNOWN : version);
        }
        add(
                facts,
                "approvals.fact.until",
                strings.get(
                        "approvals.until",
                        formats.full(entry.expiresAt()),
                        formats.age(Duration.between(now, entry.expiresAt()))));
        add(facts, "approvals.fact.hash", entry.hash()).getStyleClass().add("mono");
        return facts;
    }

    /// What whoever planned it says to it: as the plan has it, or as the stream said where that is not known yet.
    private void said(FactGrid facts, ApprovalEntry entry) {
        Optional<RolloutEntry> planned = plan.stateProperty().get() instanceof Whole whole
                ? Optional.of(whole.rollout())
                : board(entry).map(RolloutView::rollout);
        planned.ifPresent(rollout -> {
            add(facts, "approvals.fact.note", Objects.requireNonNullElse(rollout.note(), Formats.UNKNOWN));
            add(facts, "approvals.fact.ticket", Objects.requireNonNullElse(rollout.ticket(), Formats.UNKNOWN));
        });
    }

    private Optional<RolloutView> board(ApprovalEntry entry) {
        return fleet.frame().snapshot().board().rollout(entry.id());
    }

    private void age(Instant asOf) {
        Label label = new Label(strings.get(
                "approvals.as-of",
                strings.formats().moment(asOf, fleet.serverNowProperty().get())));
        label.getStyleClass().add("muted");
        box.getChildren().add(label);
    }

    private void parts(FactGrid grid, Whole whole) {
        for (PlanRows.Part part : rows.parts(whole.rollout(), whole.detail())) {
            grid.heading(part.title());
            part.rows().forEach(row -> row(grid, row));
        }
    }

    private static void row(FactGrid grid, PlanRows.Row row) {
        Label value = grid.add(row.name(), row.value());
        if (row.weak()) {
            value.getStyleClass().add("danger-text");
        }
        if (row.code()) {
            value.getStyleClass().add("mono");
        }
    }

    /// That only some of its cars are seen, and the way to it.
    private void more(ApprovalEntry entry) {
        if (board(entry).filter(RolloutView::partial).isPresent()) {
            Label partial = new Label(strings.get("approvals.partial"));
            partial.getStyleClass().add("muted");
            partial.setWrapText(true);
            box.getChildren().add(partial);
        }
        Hyperlink open = new Hyperlink(strings.get("approvals.open", entry.id()));
        open.setOnAction(_ -> openRollout.accept(entry.id()));
        box.getChildren().add(open);
    }

    private void policy(ApprovalEntry entry, ChosenPlan.State state) {
        if (state instanceof Policy(var inForce, var proposal, Optional<Instant> asOf)) {
            asOf.ifPresent(this::age);
            box.getChildren().addAll(facts(entry, new FactGrid()), change.node(inForce, proposal));
        } else {
            box.getChildren()
                    .addAll(
                            facts(entry, new FactGrid()),
                            states.node(state, fleet.frame().freshness(), "approvals.policy"));
        }
    }

    private Label add(FactGrid facts, String key, String value) {
        return facts.add(strings.get(key), value);
    }
}
