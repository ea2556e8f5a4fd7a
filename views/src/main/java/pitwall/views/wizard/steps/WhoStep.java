package pitwall.views.wizard.steps;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import pitwall.views.kit.CarProposals;
import pitwall.views.kit.Proposing;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardParts.SavedQuery;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.plan.LocalCount;
import pitwall.views.wizard.plan.LocalCount.Breakdown;

/// Which cars: a query, or ids from somewhere else; and what this computer counts of them. FX thread.
final class WhoStep implements StepPane {
    private static final int SHOWN = 5;

    private final WizardViewModel model;
    private final Strings strings;
    private final RadioButton byQuery;
    private final RadioButton byIds;
    private final FieldBox query;
    private final FieldBox ids;
    private final MenuButton saved;
    private final VBox listed;
    private final VBox asked;
    private final CarsFate fate;
    private final Label total = new Label();
    private final Rows counts = new Rows();
    private final Unmatched unmatched;
    private final VBox node;
    private Optional<LocalCount> drawn = Optional.empty();

    WhoStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        ToggleGroup group = new ToggleGroup();
        byQuery = new RadioButton(strings.get("wizard.who.by-query"));
        byIds = new RadioButton(strings.get("wizard.who.by-ids"));
        byQuery.setToggleGroup(group);
        byIds.setToggleGroup(group);
        byQuery.setOnAction(_ -> list(false));
        byIds.setOnAction(_ -> list(true));
        query = new FieldBox(
                        model,
                        Field.of(DraftStep.WHO, Field.Name.QUERY),
                        strings.get("wizard.who.query"),
                        () -> model.draft().targets().query(),
                        typed -> model.edit(
                                draft -> draft.withTargets(draft.targets().withQuery(typed))))
                .prompt(strings.get("wizard.who.query.prompt"));
        Proposing.in(
                query.input(),
                (typed, caret) -> CarProposals.at(
                        typed,
                        caret,
                        field -> FleetValues.of(
                                field, model.parts().fleet().frame().snapshot())),
                strings);
        ids = FieldBox.area(
                        model,
                        Field.of(DraftStep.WHO, Field.Name.IDS),
                        strings.get("wizard.who.ids"),
                        () -> model.draft().targets().ids(),
                        typed -> model.edit(
                                draft -> draft.withTargets(draft.targets().withIds(typed))))
                .prompt(strings.get("wizard.who.ids.prompt"));
        saved = new MenuButton(strings.get("wizard.who.saved"));
        saved.setOnShowing(_ -> fillSaved());
        fillSaved();
        Button file = new Button(strings.get("wizard.who.file"));
        file.setOnAction(_ -> readFile());
        Button map = new Button(model.around().withKey(strings.get("wizard.who.map"), "draft.map", "Ctrl+M"));
        map.setOnAction(_ -> model.chooseOnMap());
        saved.setMinWidth(Region.USE_PREF_SIZE);
        map.setMinWidth(Region.USE_PREF_SIZE);
        WrapRow ways = new WrapRow(8, saved, map);
        asked = new VBox(query, ways);
        asked.getStyleClass().add("gap-8");
        listed = new VBox(ids, file);
        listed.getStyleClass().add("gap-8");
        WrapRow kinds = new WrapRow(12, byQuery, byIds);
        fate = new CarsFate(model);
        total.getStyleClass().addAll("strong", "wizard-count");
        counts.getStyleClass().add("wizard-counts");
        unmatched = new Unmatched(strings);
        node = new VBox(kinds, asked, listed, fate, total, unmatched, counts);
        node.getStyleClass().add("gap-12");
    }

    private void list(boolean on) {
        model.edit(draft -> draft.withTargets(draft.targets().withListed(on)));
        refresh();
    }

    private void fillSaved() {
        saved.getItems().clear();
        for (SavedQuery each : model.parts().saved().get()) {
            MenuItem item = new MenuItem(each.name());
            item.setOnAction(
                    _ -> model.edit(draft -> draft.withTargets(draft.targets().withQuery(each.query()))));
            saved.getItems().add(item);
        }
        saved.setDisable(saved.getItems().isEmpty());
    }

    private void readFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("wizard.who.file"));
        File file = chooser.showOpenDialog(node.getScene().getWindow());
        if (file == null) {
            return;
        }
        try {
            model.takeIds(file.toPath());
        } catch (IOException e) {
            model.around().navigator().toast(strings.get("wizard.who.file.failed", file.getName()), Optional.empty());
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        boolean isListed = model.draft().targets().listed();
        byQuery.setSelected(!isListed);
        byIds.setSelected(isListed);
        Rows.show(asked, !isListed);
        Rows.show(listed, isListed);
        query.refresh();
        ids.refresh();
        fate.refresh();
        Optional<LocalCount> count = model.count();
        total.setText(totalWords(count));
        boolean counting = model.countingProperty().get();
        total.pseudoClassStateChanged(Rows.OLD, counting);
        counts.pseudoClassStateChanged(Rows.OLD, counting);
        if (!count.equals(drawn)) {
            drawn = count;
            counts.getChildren().clear();
            count.ifPresent(this::draw);
        }
    }

    private String totalWords(Optional<LocalCount> count) {
        String words = figures(count);
        return count.isPresent() && model.countingProperty().get()
                ? strings.get("wizard.counting.again", words)
                : words;
    }

    private String figures(Optional<LocalCount> count) {
        return count.map(each -> strings.get(
                        model.isLive() ? "wizard.who.total" : "wizard.who.total.cached",
                        each.chosen(),
                        each.fleet(),
                        strings.formats().percent(each.fleet() == 0 ? 0 : 100.0 * each.chosen() / each.fleet())))
                .orElse(strings.get("wizard.counting"));
    }

    private void draw(LocalCount count) {
        for (Breakdown breakdown : Breakdown.values()) {
            Map<String, Integer> by = count.by().getOrDefault(breakdown, Map.of());
            counts.say(strings.get("wizard.who.by." + breakdown), words(by));
        }
        unmatched.show(count.unmatched());
    }

    private String words(Map<String, Integer> by) {
        String most = by.entrySet().stream()
                .sorted((one, other) -> Integer.compare(other.getValue(), one.getValue()))
                .limit(SHOWN)
                .map(entry -> strings.get("wizard.who.share", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" · "));
        return by.size() > SHOWN ? strings.get("wizard.who.more", most, by.size() - SHOWN) : most;
    }

    @Override
    public void focus() {
        if (model.draft().targets().listed()) {
            ids.edit();
        } else {
            query.edit();
        }
    }
}
