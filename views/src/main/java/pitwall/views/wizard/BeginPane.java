package pitwall.views.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Destination;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.model.WizardViewModel;

/// What a rollout begins as: a template that comes with the program, one of the person's own, or a draft that lies here
/// already. Arrows move, Enter takes. FX thread.
final class BeginPane extends VBox {
    private final WizardViewModel model;
    private final Strings strings;
    private final ListView<Choice> list = new ListView<>();

    /// One line of the list.
    ///
    /// @param template to begin with; empty for a draft
    private record Choice(String title, String detail, String template, String draft) {}

    BeginPane(WizardViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        getStyleClass().addAll("wizard-begin", "gap-12");
        Label title = new Label(strings.get("wizard.begin.title"));
        title.getStyleClass().add("screen-title");
        Label hint = new Label(strings.get("wizard.begin.hint"));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        list.setAccessibleText(strings.get("wizard.begin.title"));
        list.setCellFactory(_ -> new ChoiceCell());
        list.setOnMouseClicked(_ -> take());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                event.consume();
                take();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, hint, list);
    }

    void refresh() {
        List<Choice> choices = new ArrayList<>();
        for (String template : Templates.SHIPPED) {
            choices.add(new Choice(
                    strings.get("wizard.template." + template),
                    strings.get("wizard.template." + template + ".detail"),
                    template,
                    ""));
        }
        for (RolloutDraft kept : model.parts().drafts().all()) {
            String name = kept.name().isBlank() ? strings.get("wizard.draft.unnamed", kept.version()) : kept.name();
            String when = strings.formats().full(kept.savedAt());
            choices.add(
                    kept.own()
                            ? new Choice(name, strings.get("wizard.template.own.detail", when), kept.id(), "")
                            : new Choice(
                                    strings.get("wizard.draft.title", name),
                                    strings.get("wizard.draft.detail", when),
                                    "",
                                    kept.id()));
        }
        if (!list.getItems().equals(choices)) {
            list.getItems().setAll(choices);
            list.getSelectionModel().selectFirst();
        }
    }

    private void take() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(choice -> {
            if (choice.draft().isEmpty()) {
                model.begin(choice.template());
            } else {
                model.around().navigator().open(new Destination.Draft(choice.draft()));
            }
        });
    }

    void focus() {
        list.requestFocus();
    }

    Node list() {
        return list;
    }

    private static final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(null);
            if (empty || choice == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label title = new Label(choice.title());
            title.getStyleClass().add("strong");
            Label detail = new Label(choice.detail());
            detail.getStyleClass().add("muted");
            VBox lines = new VBox(title, detail);
            setGraphic(new HBox(lines));
            setAccessibleText(choice.title() + ". " + choice.detail());
        }
    }
}
