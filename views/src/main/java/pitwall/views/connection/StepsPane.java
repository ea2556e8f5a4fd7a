package pitwall.views.connection;

import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import pitwall.views.connection.ConnectionTestViewModel.StepLine;
import pitwall.views.kit.Strings;
import pitwall.views.ports.TestedStep.Result;

/// The lines of a connection test: a mark, the step, what was found, and what to do. FX thread.
public final class StepsPane extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");

    private final Strings strings;
    private final ConnectionTestViewModel model;

    public StepsPane(Strings strings, ConnectionTestViewModel model) {
        this.strings = strings;
        this.model = model;
        getStyleClass().add("test-steps");
        model.lines().addListener((ListChangeListener<StepLine>) change -> fill());
        model.runningProperty().subscribe(running -> fill());
    }

    private void fill() {
        getChildren().setAll(model.lines().stream().map(StepsPane::line).toList());
        if (model.runningProperty().get()) {
            getChildren().add(new Label(strings.get("test.running")));
        }
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private static Node line(StepLine step) {
        Label text = new Label(mark(step.result()) + "  " + step.text());
        text.setWrapText(true);
        text.getStyleClass().add("test-step");
        text.pseudoClassStateChanged(FAILED, step.result() == Result.FAILED);
        text.pseudoClassStateChanged(SKIPPED, step.result() == Result.SKIPPED);
        if (step.advice().isEmpty()) {
            return text;
        }
        Label advice = new Label(step.advice());
        advice.setWrapText(true);
        advice.getStyleClass().add("test-advice");
        return new VBox(text, advice);
    }

    private static String mark(Result result) {
        return switch (result) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case SKIPPED -> "–";
        };
    }
}
