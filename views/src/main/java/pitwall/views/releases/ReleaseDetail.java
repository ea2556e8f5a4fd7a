package pitwall.views.releases;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.kit.Clip;
import pitwall.views.kit.Formats;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// Everything about one release. FX thread.
final class ReleaseDetail extends VBox {
    private final Strings strings;
    private final ReleaseWords words;
    private final Formats formats;

    ReleaseDetail(Strings strings, ReleaseWords words) {
        this.strings = strings;
        this.words = words;
        this.formats = strings.formats();
        getStyleClass().addAll("releases-detail", "gap-12");
    }

    void show(ReleaseEntry release) {
        Label title = new Label(strings.get("releases.detail.title", release.version()));
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        Label trust = new Label(words.mark(release) + "  " + words.trust(release));
        trust.getStyleClass().add("strong");
        getChildren().setAll(title, trust);
        words.whyNot(release)
                .ifPresent(why -> getChildren()
                        .add(new InlineMessage(
                                strings, InlineMessage.Severity.WARNING, strings.get("releases.not-choosable"), why)));
        if (!release.notes().isBlank()) {
            Label notes = new Label(release.notes());
            notes.setWrapText(true);
            getChildren().add(notes);
        }
        getChildren().add(facts(release));
    }

    private GridPane facts(ReleaseEntry release) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        fact(grid, "size", formats.bytes(release.length()));
        fact(grid, "counter", formats.exact(release.counter()));
        fact(grid, "models", all(release.models(), words.models(release)));
        fact(grid, "from", all(release.fromVersions(), words.from(release)));
        fact(grid, "hardware", all(release.hardware(), words.hardware(release)));
        fact(
                grid,
                "battery",
                release.minimumBatteryPercent() == 0
                        ? strings.get("releases.detail.battery.none")
                        : strings.get(
                                "releases.detail.battery.atleast",
                                formats.wholePercent(release.minimumBatteryPercent())));
        fact(grid, "agent", words.agent(release));
        fact(
                grid,
                "created",
                strings.get("releases.detail.by", formats.full(release.createdAt()), release.createdBy()));
        copyable(grid, "sha256", release.sha256());
        for (String key : release.signedBy()) {
            copyable(grid, "signed-by", key);
        }
        return grid;
    }

    /// Every name, where a list has room for a few.
    private static String all(List<String> names, String none) {
        return names.isEmpty() ? none : String.join(", ", names);
    }

    private void fact(GridPane grid, String key, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), name(key), text);
    }

    /// In as many lines as it takes, with a way to have it elsewhere.
    private void copyable(GridPane grid, String key, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        Hyperlink copy = new Hyperlink(strings.get("kit.copy"));
        copy.setAccessibleText(strings.get("releases.detail.copy", strings.get("releases.detail." + key)));
        copy.setOnAction(_ -> Clip.copy(value));
        grid.addRow(grid.getRowCount(), name(key), new VBox(text, copy));
    }

    private Label name(String key) {
        Label name = new Label(strings.get("releases.detail." + key));
        name.getStyleClass().add("muted");
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }
}
