package pitwall.views.wizard.steps;

import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardViewModel;

/// Whether the cars of now are kept, or each phase begins with those that the query means then, and how many more that
/// may be. Cars that are named by their ids are always kept. FX thread.
final class CarsFate extends VBox {
    private final WizardViewModel model;
    private final Strings strings;
    private final RadioButton keep;
    private final RadioButton follow;
    private final WrapRow choice;
    private final WrapRow more;
    private final FieldBox margin;
    private final Label hint = new Label();

    CarsFate(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        ToggleGroup group = new ToggleGroup();
        keep = new RadioButton(strings.get("wizard.who.keep"));
        follow = new RadioButton(strings.get("wizard.who.follow"));
        keep.setToggleGroup(group);
        follow.setToggleGroup(group);
        keep.setOnAction(_ -> follow(false));
        follow.setOnAction(_ -> follow(true));
        keep.setWrapText(true);
        follow.setWrapText(true);
        choice = new WrapRow(12, keep, follow);
        margin = new FieldBox(
                        model,
                        Field.of(DraftStep.WHO, Field.Name.MARGIN),
                        strings.get("wizard.who.margin"),
                        () -> model.draft().targets().typedMargin(),
                        typed -> model.edit(
                                draft -> draft.withTargets(draft.targets().withMargin(typed))))
                .width(6);
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        Label words = new Label(strings.get("wizard.who.margin"));
        words.setLabelFor(margin);
        words.setWrapText(true);
        more = new WrapRow(8, words, margin);
        more.getStyleClass().add("wizard-margin");
        getStyleClass().add("gap-8");
        getChildren().setAll(choice, more, hint);
    }

    private void follow(boolean on) {
        model.edit(draft -> draft.withTargets(draft.targets().withFollowing(on)));
        refresh();
    }

    void refresh() {
        boolean follows = model.draft().targets().follows();
        keep.setSelected(!follows);
        follow.setSelected(follows);
        Rows.show(choice, !model.draft().targets().listed());
        Rows.show(more, follows);
        margin.refresh();
        hint.setText(strings.get(follows ? "wizard.who.follow.hint" : "wizard.who.frozen"));
    }
}
