package pitwall.views.wizard;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.FieldProblem;
import pitwall.views.wizard.model.WizardViewModel;

/// What is wrong anywhere, each as a link to its field. What is only still to be filled in is not listed. FX thread.
final class ErrorSummary extends VBox {
    private final WizardViewModel model;
    private final Strings strings;
    private final Consumer<Field> open;
    private List<FieldProblem> drawn = List.of();

    ErrorSummary(WizardViewModel model, Strings strings, Consumer<Field> open) {
        this.model = model;
        this.strings = strings;
        this.open = open;
        getStyleClass().addAll("wizard-errors", "gap-4");
        setVisible(false);
        setManaged(false);
    }

    void refresh() {
        List<FieldProblem> wrong = model.mistakes().property().get().stream()
                .filter(problem -> !problem.missing())
                .toList();
        if (wrong.equals(drawn)) {
            return;
        }
        drawn = wrong;
        setVisible(!wrong.isEmpty());
        setManaged(!wrong.isEmpty());
        getChildren().clear();
        if (wrong.isEmpty()) {
            return;
        }
        Label title = new Label(strings.plural("wizard.errors", wrong.size()));
        title.getStyleClass().addAll("strong", "danger-text");
        FlowPane links = new FlowPane(12, 0);
        for (FieldProblem problem : wrong) {
            Hyperlink link = new Hyperlink(strings.get(
                    "wizard.error",
                    strings.get("wizard.step." + problem.field().step().word()),
                    model.mistakes().sentence(problem)));
            link.setOnAction(_ -> open.accept(problem.field()));
            links.getChildren().add(link);
        }
        getChildren().addAll(title, links);
    }
}
