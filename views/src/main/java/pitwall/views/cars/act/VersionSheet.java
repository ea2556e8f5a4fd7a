package pitwall.views.cars.act;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable;

/// Asks for a version, over the screen: arrows choose, Enter goes on, Escape leaves. What is chosen is asked about once
/// more before anything happens. FX thread.
public final class VersionSheet extends StackPane {
    private final Strings strings;
    private Subscription following = Subscription.EMPTY;
    /// What had the focus before; absent if nothing had.
    private @Nullable Node focusedBefore;

    public VersionSheet(Strings strings) {
        this.strings = strings;
        getStyleClass().add("sheet-scrim");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    /// @param hint what the choice is for
    /// @param choices what can be chosen; empty while that is not known
    /// @param empty said where nothing can be
    /// @param chosen takes the version
    public void open(
            String title,
            String hint,
            ObservableValue<Optional<List<VersionChoice>>> choices,
            String empty,
            Consumer<String> chosen) {
        close();
        WordTable table = new WordTable(
                title,
                empty,
                List.of(
                        new WordTable.Column(strings.get("car.versions.version"), 110, true),
                        new WordTable.Column(strings.get("cars.version.about"), 220, false),
                        new WordTable.Column(strings.get("cars.version.why-not"), 250, false)));
        table.getStyleClass().add("version-table");
        Button go = new Button();
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.getStyleClass().addAll("primary", "accent");
        Runnable judge = () -> {
            go.setDisable(choice(table, choices).isEmpty());
            go.setText(table.chosen()
                    .map(version -> strings.get("cars.version.go", version))
                    .orElseGet(() -> strings.get("cars.version.go.none")));
        };
        Runnable take = () -> choice(table, choices).ifPresent(version -> {
            close();
            chosen.accept(version);
        });
        go.setOnAction(_ -> take.run());
        table.whenOpened(_ -> take.run());
        following = Subscription.combine(
                choices.subscribe(known -> {
                    table.show(known.orElse(List.of()).stream()
                            .map(VersionSheet::row)
                            .toList());
                    if (table.chosen().isEmpty()) {
                        table.getSelectionModel().selectFirst();
                    }
                    judge.run();
                }),
                table.getSelectionModel().selectedItemProperty().subscribe(_ -> judge.run()));
        Label name = new Label(title);
        name.getStyleClass().add("screen-title");
        Label why = new Label(hint);
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        VBox sheet = new VBox(name, why, table, buttons(go));
        sheet.getStyleClass().addAll("decision-sheet", "version-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(title);
        focusedBefore = getScene().getFocusOwner();
        getChildren().setAll(sheet);
        setVisible(true);
        table.requestFocus();
    }

    private static Optional<String> choice(WordTable table, ObservableValue<Optional<List<VersionChoice>>> choices) {
        return table.chosen()
                .filter(version -> choices.getValue().stream()
                        .flatMap(List::stream)
                        .anyMatch(each ->
                                each.version().equals(version) && each.whyNot().isEmpty()));
    }

    private static WordTable.Row row(VersionChoice choice) {
        return new WordTable.Row(
                choice.version(),
                List.of(choice.version(), choice.about(), choice.whyNot().orElse("")));
    }

    private HBox buttons(Button go) {
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setOnAction(_ -> close());
        HBox buttons = new HBox(cancel, go);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    /// True if it was open.
    public boolean close() {
        boolean open = isVisible();
        following.unsubscribe();
        following = Subscription.EMPTY;
        getChildren().clear();
        setVisible(false);
        if (open) {
            Optional.ofNullable(focusedBefore).ifPresent(Node::requestFocus);
            focusedBefore = null;
        }
        return open;
    }
}
