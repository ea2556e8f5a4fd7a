package pitwall.views.wizard.steps;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import pitwall.views.kit.FormArea;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.FieldProblem;
import pitwall.views.wizard.model.WizardViewModel;

/// Something that is typed, with what is wrong with it below. FX thread.
final class FieldBox extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final WizardViewModel model;
    private final Field field;
    private final Supplier<String> value;
    private final TextInputControl input;
    private final Label trouble = new Label();

    /// @param value what the draft says
    /// @param typed takes every change
    FieldBox(WizardViewModel model, Field field, String name, Supplier<String> value, Consumer<String> typed) {
        this(model, field, name, value, typed, new TextField());
    }

    private FieldBox(
            WizardViewModel model,
            Field field,
            String name,
            Supplier<String> value,
            Consumer<String> typed,
            TextInputControl input) {
        this.model = model;
        this.field = field;
        this.value = value;
        this.input = input;
        input.setText(value.get());
        input.setAccessibleText(name);
        input.textProperty().addListener((_, _, now) -> typed.accept(now));
        trouble.getStyleClass().addAll("caption", "danger-text", "field-trouble");
        trouble.setWrapText(true);
        trouble.setPrefWidth(1);
        trouble.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(input, trouble);
        refresh();
    }

    /// One of several lines.
    static FieldBox area(
            WizardViewModel model, Field field, String name, Supplier<String> value, Consumer<String> typed) {
        TextArea area = new FormArea();
        area.setPrefRowCount(6);
        area.setWrapText(true);
        return new FieldBox(model, field, name, value, typed, area);
    }

    FieldBox prompt(String prompt) {
        input.setPromptText(prompt);
        return this;
    }

    FieldBox rows(int rows) {
        if (input instanceof TextArea area) {
            area.setPrefRowCount(rows);
        }
        return this;
    }

    FieldBox width(double em) {
        if (input instanceof TextField text) {
            text.setPrefColumnCount((int) em);
        }
        return this;
    }

    void refresh() {
        String now = value.get();
        if (!now.equals(input.getText())) {
            input.setText(now);
        }
        boolean locked = model.isLocked();
        input.setEditable(!locked);
        Optional<FieldProblem> problem = model.mistakes().of(field);
        String sentence = problem.map(model.mistakes()::sentence).orElse("");
        trouble.setText(sentence);
        trouble.setVisible(problem.isPresent());
        trouble.setManaged(problem.isPresent());
        input.pseudoClassStateChanged(
                WRONG, problem.filter(each -> !each.missing()).isPresent());
        input.setAccessibleHelp(sentence);
    }

    Field field() {
        return field;
    }

    void edit() {
        input.requestFocus();
        input.selectAll();
    }

    boolean hasFocus() {
        return input.isFocused();
    }

    TextInputControl input() {
        return input;
    }
}
