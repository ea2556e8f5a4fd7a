package pitwall.views.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.trail.PayloadDiff;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.Strings;

/// One entry: what it changed, value by value, and everything that belongs to the same request. FX thread.
final class AuditDetailPane extends VBox {
    private final AuditViewModel model;
    private final Strings strings;
    private final AuditWords words;
    private final Navigator navigator;
    private final Label title = new Label();
    private final VBox facts = new VBox();
    private final GridPane diff = new GridPane();
    private final CheckBox everything = new CheckBox();
    private final VBox chain = new VBox();

    AuditDetailPane(AuditViewModel model, Strings strings, AuditWords words, Navigator navigator) {
        this.model = model;
        this.strings = strings;
        this.words = words;
        this.navigator = navigator;
        getStyleClass().add("audit-detail");
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        facts.getStyleClass().add("audit-facts");
        everything.setText(strings.get("audit.diff.everything"));
        everything
                .selectedProperty()
                .subscribe(_ -> showDiff(model.selectedProperty().get()));
        diff.getStyleClass().add("audit-diff");
        diff.getColumnConstraints().setAll(part(28), part(36), part(36));
        Button close = new Button(strings.get("audit.detail.close"));
        close.setOnAction(_ -> model.selectedProperty().set(null));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, close);
        head.getStyleClass().add("audit-detail-head");
        VBox body =
                new VBox(facts, heading("audit.diff.title"), everything, diff, heading("audit.request.title"), chain);
        body.getStyleClass().add("audit-detail-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        model.selectedProperty().subscribe(this::show);
        model.request().recordsProperty().subscribe(_ -> showChain());
        model.request().stepsProperty().subscribe(_ -> showChain());
    }

    private static ColumnConstraints part(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private Label heading(String key) {
        Label heading = new Label(strings.get(key));
        heading.getStyleClass().addAll("strong", "audit-heading");
        return heading;
    }

    private void show(@Nullable AuditDetail detail) {
        setVisible(detail != null);
        setManaged(detail != null);
        if (detail == null) {
            return;
        }
        AuditRecord entry = detail.entry();
        title.setText(strings.get("audit.detail.title", strings.formats().exact(entry.n()), entry.action()));
        facts.getChildren().clear();
        fact("time", strings.formats().full(entry.at()));
        fact(
                "actor",
                entry.actor() == null
                        ? words.role(entry)
                        : strings.get("audit.detail.actor", entry.actor(), words.role(entry)));
        fact("object", AuditWords.object(entry));
        fact("result", words.result(entry));
        fact("reason", AuditWords.reason(entry));
        fact("approver", entry.approver() == null ? "" : entry.approver());
        fact("origin", entry.address() == null ? words.origin(entry) : words.origin(entry) + " · " + entry.address());
        fact("correlation", entry.correlation());
        fact("hash", entry.hash());
        target(entry).ifPresent(destination -> {
            Hyperlink open = new Hyperlink(strings.get("audit.detail.open", AuditWords.object(entry)));
            open.setOnAction(_ -> navigator.open(destination));
            facts.getChildren().add(open);
        });
        Hyperlink past = new Hyperlink(strings.get("audit.detail.past"));
        past.setOnAction(_ -> navigator.open(new Destination.Past(entry.at())));
        facts.getChildren().add(past);
        showDiff(detail);
    }

    private void fact(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label key = new Label(strings.get("audit.fact." + name));
        key.getStyleClass().addAll("muted", "audit-fact-name");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        if (name.equals("correlation") || name.equals("hash")) {
            text.getStyleClass().addAll("mono", "caption");
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        facts.getChildren().add(new HBox(8, key, text));
    }

    private static Optional<Destination> target(AuditRecord entry) {
        String id = entry.objectId();
        if (id == null) {
            return Optional.empty();
        }
        return switch (entry.object()) {
            case "car" -> CarId.parse(id).map(Destination.Car::new);
            case "rollout" -> Optional.of(new Destination.Rollout(id));
            case "release" -> Optional.of(new Destination.Releases(id));
            default -> Optional.empty();
        };
    }

    private void showDiff(@Nullable AuditDetail detail) {
        diff.getChildren().clear();
        if (detail == null) {
            return;
        }
        List<PayloadDiff.Line> all = PayloadDiff.of(value(detail, "before"), value(detail, "after"));
        List<PayloadDiff.Line> shown = all.stream()
                .filter(line -> everything.isSelected() || line.isChange())
                .toList();
        boolean asked = all.isEmpty() && value(detail, "request") != null;
        List<PayloadDiff.Line> lines = asked ? PayloadDiff.of(null, value(detail, "request")) : shown;
        everything.setVisible(!all.isEmpty());
        everything.setManaged(!all.isEmpty());
        if (lines.isEmpty()) {
            Label none = new Label(strings.get(all.isEmpty() ? "audit.diff.none" : "audit.diff.same"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            diff.add(none, 0, 0, 3, 1);
            return;
        }
        cell(strings.get("audit.diff.value"), 0, 0, "muted");
        cell(asked ? "" : strings.get("audit.diff.before"), 1, 0, "muted");
        cell(strings.get(asked ? "audit.diff.request" : "audit.diff.after"), 2, 0, "muted");
        for (int i = 0; i < lines.size(); i++) {
            PayloadDiff.Line line = lines.get(i);
            cell(line.path(), 0, i + 1, "mono");
            cell(text(line.before()), 1, i + 1, line.isChange() && !asked ? "audit-before" : "mono");
            cell(text(line.after()), 2, i + 1, line.isChange() && !asked ? "audit-after" : "mono");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "—" : value;
    }

    private static @Nullable String value(AuditDetail detail, String name) {
        Map<String, AuditDetail.Opening> personal = detail.personal();
        AuditDetail.Opening opening = personal.get(name);
        return opening == null ? null : opening.value();
    }

    private void cell(String text, int column, int row, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        diff.add(label, column, row);
    }

    /// The entries of the request, and beneath them what cars did.
    private void showChain() {
        RequestChain.Steps steps = model.request().stepsProperty().get();
        List<AuditRecord> records = model.request().recordsProperty().get();
        List<Node> lines = new ArrayList<>();
        if (records.size() >= RequestChain.ENTRIES) {
            lines.add(muted(strings.get("audit.request.newest", RequestChain.ENTRIES)));
        }
        records.stream().map(this::step).forEach(lines::add);
        steps.shown().stream().map(this::step).forEach(lines::add);
        if (steps.more() > 0) {
            String key = steps.atLeast() ? "audit.request.more.atleast" : "audit.request.more";
            lines.add(muted(strings.plural(key, steps.more())));
        } else if (steps.atLeast()) {
            lines.add(muted(strings.get("audit.request.more.perhaps")));
        }
        chain.getChildren().setAll(lines);
    }

    private static Label muted(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private Node step(Decision.CarChanged change) {
        return line(
                strings.get("audit.step.car"),
                strings.get(
                        "audit.request.car", strings.formats().millis(change.at()), change.car(), words.car(change)));
    }

    private Node step(AuditRecord entry) {
        return line(
                words.step(entry),
                strings.get(
                        "audit.request.step",
                        strings.formats().millis(entry.at()),
                        strings.formats().exact(entry.n()),
                        entry.action(),
                        AuditWords.object(entry),
                        words.result(entry)));
    }

    private static Node line(String kind, String sentence) {
        Label what = new Label(kind);
        what.getStyleClass().addAll("muted", "audit-fact-name");
        what.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(sentence);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(8, what, text);
        row.getStyleClass().add("audit-step");
        return row;
    }
}
