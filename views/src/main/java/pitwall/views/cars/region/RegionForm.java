package pitwall.views.cars.region;

import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.Region;
import pitwall.views.kit.Strings;

/// What is written down of one region: a new one, or one that is there. FX thread.
final class RegionForm extends VBox {
    private final Strings strings;
    private final Label heading = new Label();
    private final TextField title = new TextField();
    private final TextField name = new TextField();
    private final CheckBox byPosition = new CheckBox();
    private final Label wrong = new Label();
    private final BiConsumer<Region, Optional<Region>> save;
    private final Runnable closed;
    private @Nullable Outline outline;
    private Optional<Region> before = Optional.empty();
    private boolean named;

    /// @param save takes the region and what it was before; empty for a new one
    /// @param closed told when the form is left
    RegionForm(Strings strings, BiConsumer<Region, Optional<Region>> save, Runnable closed) {
        this.strings = strings;
        this.save = save;
        this.closed = closed;
        getStyleClass().add("region-form");
        heading.getStyleClass().add("section-title");
        byPosition.setText(strings.get("region.form.by-position"));
        byPosition.setWrapText(true);
        Label hint = new Label(strings.get("region.form.by-position.hint"));
        hint.getStyleClass().addAll("caption", "text-muted");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        wrong.getStyleClass().add("text-danger");
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        Button ok = new Button(strings.get("region.form.save"));
        ok.getStyleClass().add("accent");
        ok.setOnAction(_ -> submit());
        Button leave = new Button(strings.get("region.form.leave"));
        leave.setOnAction(_ -> close());
        Label titled = new Label(strings.get("region.form.title"));
        titled.setLabelFor(title);
        Label called = new Label(strings.get("region.form.name"));
        called.setLabelFor(name);
        getChildren().addAll(heading, titled, title, called, name, byPosition, hint, wrong, new HBox(8, ok, leave));
        title.textProperty().subscribe(text -> {
            if (before.isEmpty() && !named) {
                name.setText(text.isBlank() ? "" : RegionImport.name(text));
            }
            check();
        });
        name.textProperty().subscribe(_ -> {
            named |= name.isFocused();
            check();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        hide();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && (title.isFocused() || name.isFocused())) {
            submit();
            event.consume();
        }
    }

    /// A new region.
    void open(Outline drawn) {
        before = Optional.empty();
        named = false;
        outline = drawn;
        heading.setText(strings.get("region.form.new"));
        title.setText("");
        name.setText("");
        name.setDisable(false);
        byPosition.setSelected(false);
        show();
    }

    /// One that is there.
    ///
    /// @param drawn its outline, or another one; absent for none
    void open(Region region, @Nullable Outline drawn) {
        before = Optional.of(region);
        outline = drawn;
        heading.setText(strings.get("region.form.edit", region.title()));
        title.setText(region.title());
        name.setText(region.name());
        name.setDisable(true);
        byPosition.setSelected(region.isByPosition());
        show();
    }

    private void show() {
        byPosition.setDisable(outline == null);
        setVisible(true);
        setManaged(true);
        check();
        title.requestFocus();
        title.selectAll();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }

    boolean close() {
        boolean open = isVisible();
        hide();
        if (open) {
            closed.run();
        }
        return open;
    }

    private Optional<String> trouble() {
        if (!Region.isTitle(title.getText().strip())) {
            return Optional.of(strings.get("region.form.wrong.title", Region.LONGEST_TITLE));
        }
        return Region.isName(name.getText()) ? Optional.empty() : Optional.of(strings.get("region.form.wrong.name"));
    }

    private void check() {
        boolean empty = title.getText().isEmpty();
        wrong.setText(empty ? "" : trouble().orElse(""));
        wrong.setVisible(!wrong.getText().isEmpty());
        wrong.setManaged(wrong.isVisible());
    }

    private void submit() {
        Optional<String> trouble = trouble();
        if (trouble.isPresent()) {
            wrong.setText(trouble.get());
            wrong.setVisible(true);
            wrong.setManaged(true);
            return;
        }
        Region region = new Region(
                name.getText(),
                title.getText().strip(),
                byPosition.isSelected() && outline != null ? Assignment.BY_POSITION : Assignment.BY_NAME,
                outline);
        Optional<Region> was = before;
        close();
        save.accept(region, was);
    }
}
