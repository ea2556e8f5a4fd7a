package pitwall.views.approvals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// All that is consented to: what was asked, what the cars run now and would run, the phases with their gates, and the
/// hash that binds it. FX thread.
final class ApprovalDetail extends ScrollPane {
    private final ApprovalsParts parts;
    private final FleetModel fleet;
    private final Strings strings;
    private final ApprovalWords words;
    private final Consumer<String> openRollout;
    private final VBox box = new VBox();
    private Optional<ApprovalEntry> shown = Optional.empty();

    /// @param openRollout leads to the rollout with this id
    ApprovalDetail(ApprovalsParts parts, Strings strings, ApprovalWords words, Consumer<String> openRollout) {
        this.parts = parts;
        this.fleet = parts.fleet();
        this.strings = strings;
        this.words = words;
        this.openRollout = openRollout;
        box.getStyleClass().add("approval-detail");
        getStyleClass().add("approval-scroll");
        setContent(box);
        setFitToWidth(true);
    }

    void show(Optional<ApprovalEntry> chosen) {
        shown = chosen;
        box.getChildren().clear();
        chosen.ifPresent(this::fill);
    }

    private void fill(ApprovalEntry entry) {
        Instant now = fleet.serverNowProperty().get();
        Formats formats = strings.formats();
        Label title = new Label(words.title(entry));
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        GridPane facts = new GridPane();
        facts.getStyleClass().add("approval-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        add(facts, "approvals.fact.name", entry.name());
        add(
                facts,
                "approvals.fact.by",
                strings.get("approvals.by", entry.requestedBy(), formats.full(entry.requestedAt())));
        add(facts, "approvals.fact.reason", entry.reason().isEmpty() ? Formats.UNKNOWN : entry.reason());
        said(facts, entry);
        if (entry.kind() != ApprovalEntry.Kind.SAFETY_POLICY) {
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
        Label hash = add(facts, "approvals.fact.hash", entry.hash());
        hash.getStyleClass().add("mono");
        box.getChildren().addAll(title, facts);
        if (entry.kind() == ApprovalEntry.Kind.SAFETY_POLICY) {
            askForPolicy(entry);
        } else {
            fleet.frame().snapshot().board().rollout(entry.id()).ifPresent(this::phases);
        }
    }

    /// What whoever planned it says to it.
    private void said(GridPane facts, ApprovalEntry entry) {
        fleet.frame()
                .snapshot()
                .board()
                .rollout(entry.id())
                .map(RolloutView::rollout)
                .ifPresent(rollout -> {
                    if (rollout.note() != null) {
                        add(facts, "approvals.fact.note", rollout.note());
                    }
                    if (rollout.ticket() != null) {
                        add(facts, "approvals.fact.ticket", rollout.ticket());
                    }
                });
    }

    private void askForPolicy(ApprovalEntry entry) {
        CompletableFuture<?> unused = parts.policies()
                .current()
                .thenAccept(answer -> parts.fxThread().execute(() -> {
                    if (shown.filter(entry::equals).isPresent()) {
                        box.getChildren().add(new PolicyChange(strings, words).node(entry, answer));
                    }
                }));
    }

    private void phases(RolloutView view) {
        Label heading = new Label(strings.get("approvals.phases"));
        heading.getStyleClass().add("section-title");
        box.getChildren().add(heading);
        for (RolloutEntry.PhaseEntry phase : view.rollout().phases()) {
            Label line = new Label(words.phase(phase));
            line.setWrapText(true);
            box.getChildren().add(line);
        }
        RolloutDetail detail = view.rollout().detail();
        if (detail != null) {
            words.following(detail).forEach(sentence -> box.getChildren().add(wrapped(sentence)));
        }
        @Nullable WaitingFor waiting = view.waitingFor();
        if (view.partial() || waiting == null) {
            Label partial = new Label(strings.get("approvals.partial"));
            partial.getStyleClass().add("muted");
            partial.setWrapText(true);
            box.getChildren().add(partial);
        }
        Hyperlink open = new Hyperlink(strings.get("approvals.open", view.id()));
        open.setOnAction(_ -> openRollout.accept(view.id()));
        box.getChildren().add(open);
    }

    private static Label wrapped(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        return label;
    }

    private Label add(GridPane facts, String key, String value) {
        Label name = new Label(strings.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        Label text = new Label(value);
        text.setWrapText(true);
        facts.addRow(facts.getRowCount(), name, text);
        return text;
    }
}
