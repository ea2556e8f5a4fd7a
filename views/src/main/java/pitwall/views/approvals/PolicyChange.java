package pitwall.views.approvals;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.trail.PayloadDiff;
import pitwall.protocol.Json;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What a weaker safety policy would change: each point at which it asks for less, and every value that differs, side
/// by side. FX thread.
final class PolicyChange {
    private final Strings strings;
    private final ApprovalWords words;

    PolicyChange(Strings strings, ApprovalWords words) {
        this.strings = strings;
        this.words = words;
    }

    /// @param policy what holds now
    Node node(SafetyPolicyEntry policy, SafetyPolicyEntry.Proposal proposal) {
        VBox box = new VBox();
        box.getStyleClass().add("approval-detail");
        Label heading = new Label(strings.get("approvals.policy.changes"));
        heading.getStyleClass().add("section-title");
        box.getChildren().add(heading);
        proposal.weakened().forEach(point -> box.getChildren().add(new Label(words.weaker(point))));
        List<PayloadDiff.Line> lines = PayloadDiff.of(Json.text(policy.policy()), Json.text(proposal.policy())).stream()
                .filter(PayloadDiff.Line::isChange)
                .toList();
        box.getChildren().add(table(lines));
        return box;
    }

    private GridPane table(List<PayloadDiff.Line> lines) {
        GridPane table = new GridPane();
        table.getStyleClass().addAll("approval-facts", "approval-diff");
        table.getColumnConstraints().setAll(part(46), part(27), part(27));
        table.addRow(
                0,
                muted(strings.get("approvals.policy.value")),
                muted(strings.get("approvals.policy.now")),
                muted(strings.get("approvals.policy.then")));
        for (int row = 0; row < lines.size(); row++) {
            PayloadDiff.Line line = lines.get(row);
            table.addRow(row + 1, value(line.path()), value(line.before()), value(line.after()));
        }
        return table;
    }

    private static ColumnConstraints part(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static Label value(@Nullable String text) {
        Label label = new Label(text == null ? Formats.UNKNOWN : text);
        label.getStyleClass().add("mono");
        label.setWrapText(true);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }
}
