package pitwall.views.cars.act;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.fleet.Motion;
import pitwall.protocol.rest.CreateCar;
import pitwall.views.cars.act.CreateCarForm.Field;
import pitwall.views.kit.Strings;

/// The form for a new car, over the screen. Ctrl+Enter creates, Escape leaves. FX thread.
public final class CreateCarSheet extends StackPane {
    private final Strings strings;
    private final Consumer<CreateCar> create;

    /// @param create takes what was asked for
    public CreateCarSheet(Strings strings, Consumer<CreateCar> create) {
        this.strings = strings;
        this.create = create;
        getStyleClass().add("sheet-scrim");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Opens an empty form.
    ///
    /// @param regions proposed, most used first
    /// @param versions proposed, most used first
    public void open(List<String> regions, List<String> versions) {
        CreateCarForm form = new CreateCarForm(strings);
        ComboBox<String> region = proposing(form, Field.REGION, regions);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, inputs);
        addRow(grid, form, Field.REGION, region);
        grid.addRow(grid.getRowCount(), name("cars.create.state"), states(form));
        addRow(grid, form, Field.VERSION, proposing(form, Field.VERSION, versions));
        addRow(grid, form, Field.ID, typed(form, Field.ID));
        addRow(grid, form, Field.MODEL, typed(form, Field.MODEL));
        addRow(grid, form, Field.RING, typed(form, Field.RING));

        Label title = new Label(strings.get("cars.create.title"));
        title.getStyleClass().add("screen-title");
        Label hint = new Label(strings.get("cars.create.hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        VBox sheet = new VBox(title, hint, grid, buttons(form));
        sheet.getStyleClass().add("decision-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(title.getText());
        getChildren().setAll(sheet);
        setVisible(true);
        region.getEditor().requestFocus();
    }

    /// True if there was a form to close.
    public boolean close() {
        boolean open = isVisible();
        getChildren().clear();
        setVisible(false);
        return open;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private Node buttons(CreateCarForm form) {
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setOnAction(_ -> close());
        Button confirm = new Button(strings.get("cars.create.verb"));
        confirm.getStyleClass().addAll("primary", "accent");
        confirm.disableProperty().bind(form.complete().not());
        confirm.setOnAction(_ -> {
            close();
            create.accept(form.car());
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && isVisible()) {
                event.consume();
                confirm.fire();
            }
        });
        HBox buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    private void addRow(GridPane grid, CreateCarForm form, Field field, Node input) {
        Label name = name("cars.create." + field);
        name.setLabelFor(input);
        Label trouble = new Label();
        trouble.getStyleClass().addAll("caption", "danger-text");
        trouble.setWrapText(true);
        form.text(field).subscribe(_ -> {
            trouble.setText(form.trouble(field).orElse(""));
            trouble.setManaged(!trouble.getText().isEmpty());
        });
        grid.addRow(grid.getRowCount(), name, new VBox(input, trouble));
    }

    private ComboBox<String> proposing(CreateCarForm form, Field field, List<String> proposals) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(proposals);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getEditor().textProperty().bindBidirectional(form.text(field));
        box.setPromptText(strings.get("cars.create." + field + ".prompt"));
        return box;
    }

    private TextField typed(CreateCarForm form, Field field) {
        TextField input = new TextField();
        input.textProperty().bindBidirectional(form.text(field));
        input.setPromptText(strings.get("cars.create." + field + ".prompt"));
        return input;
    }

    private Node states(CreateCarForm form) {
        ToggleGroup group = new ToggleGroup();
        HBox states = new HBox();
        states.getStyleClass().add("gap-12");
        for (Motion motion : List.of(Motion.PARKED, Motion.DRIVING)) {
            RadioButton button = new RadioButton(strings.get("motion." + motion));
            button.setToggleGroup(group);
            button.setSelected(form.stateProperty().get() == motion);
            button.setOnAction(_ -> form.stateProperty().set(motion));
            states.getChildren().add(button);
        }
        return states;
    }

    private Label name(String key) {
        Label name = new Label(strings.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        return name;
    }
}
