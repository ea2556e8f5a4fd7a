package pitwall.views.wizard.steps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardViewModel;

/// Which release, found by typing: arrows move, Enter chooses. One that cannot be chosen says why. FX thread.
final class WhatStep implements StepPane {
    private final WizardViewModel model;
    private final Strings strings;
    private final ReleaseWords words;
    private final TextField search = new TextField();
    private final ListView<ReleaseEntry> list = new ListView<>();
    /// Bound, since the catalog outlives the screen.
    private final ObjectProperty<List<ReleaseEntry>> releases = new SimpleObjectProperty<>();
    private final Label chosen = new Label();
    private final Label trouble = new Label();
    private final TextField name = new TextField();
    private final VBox node;
    private String taken = "";

    WhatStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        this.words = model.releaseWords();
        releases.bind(model.catalog().entriesProperty());
        search.setPromptText(strings.get("wizard.what.search"));
        search.setAccessibleText(strings.get("wizard.what.search"));
        search.textProperty().subscribe(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.getStyleClass().add("wizard-releases");
        list.setAccessibleText(strings.get("releases.title"));
        list.setCellFactory(_ -> new ReleaseCell());
        list.setOnMouseClicked(_ -> choose());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                event.consume();
                choose();
            }
        });
        chosen.getStyleClass().add("strong");
        trouble.getStyleClass().addAll("caption", "danger-text", "field-trouble");
        trouble.setWrapText(true);
        name.textProperty().addListener((_, _, typed) -> model.edit(draft -> draft.withName(typed)));
        name.setAccessibleText(strings.get("wizard.what.name"));
        Rows rows = new Rows()
                .add(strings.get("wizard.what.chosen"), new VBox(chosen, trouble))
                .add(strings.get("wizard.what.name"), name);
        VBox.setVgrow(list, Priority.ALWAYS);
        node = new VBox(rows, search, list);
        node.getStyleClass().add("gap-8");
        releases.subscribe(_ -> fill());
    }

    private void fill() {
        String asked = search.getText().strip().toLowerCase(Locale.ROOT);
        List<ReleaseEntry> found = releases.get().stream()
                .filter(release -> (release.version() + " " + release.notes() + " " + words.trust(release))
                        .toLowerCase(Locale.ROOT)
                        .contains(asked))
                .toList();
        if (!list.getItems().equals(found)) {
            list.getItems().setAll(found);
        }
        Optional<ReleaseEntry> taken = Optional.ofNullable(model.draftProperty().get())
                .flatMap(draft -> found.stream()
                        .filter(release -> release.version().equals(draft.version()))
                        .findFirst());
        if (list.getSelectionModel().getSelectedItem() == null && taken.isPresent()) {
            list.getSelectionModel().select(taken.get());
        }
        ReleaseEntry first =
                found.stream().filter(words::isChoosable).findFirst().orElse(found.isEmpty() ? null : found.getFirst());
        if (list.getSelectionModel().getSelectedItem() == null && first != null) {
            list.getSelectionModel().select(first);
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !list.getItems().isEmpty()) {
            event.consume();
            int to = Math.clamp(
                    list.getSelectionModel().getSelectedIndex() + (long) step,
                    0,
                    list.getItems().size() - 1);
            list.getSelectionModel().select(to);
            list.scrollTo(to);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            choose();
        }
    }

    private void choose() {
        ReleaseEntry picked = list.getSelectionModel().getSelectedItem();
        if (picked != null) {
            model.edit(draft -> draft.withVersion(picked.version()));
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        String version = model.draft().version();
        chosen.setText(version.isEmpty() ? strings.get("wizard.what.none") : version);
        mark(version);
        Field field = Field.of(DraftStep.WHAT, Field.Name.VERSION);
        String sentence = model.mistakes()
                .of(field)
                .filter(problem -> !problem.missing())
                .map(model.mistakes()::sentence)
                .orElse("");
        trouble.setText(sentence);
        trouble.setManaged(!sentence.isEmpty());
        if (!name.getText().equals(model.draft().name())) {
            name.setText(model.draft().name());
        }
        name.setPromptText(model.usualName());
        name.setEditable(!model.isLocked());
    }

    /// The row of the release that is taken is the marked one, until arrows lead elsewhere.
    private void mark(String version) {
        if (!version.equals(taken)) {
            taken = version;
            list.getItems().stream()
                    .filter(release -> release.version().equals(version))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
    }

    @Override
    public void focus() {
        search.requestFocus();
    }

    private final class ReleaseCell extends ListCell<ReleaseEntry> {
        @Override
        protected void updateItem(@Nullable ReleaseEntry release, boolean empty) {
            super.updateItem(release, empty);
            setText(null);
            if (empty || release == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label version = new Label(words.mark(release) + "  " + release.version());
            version.getStyleClass().add("strong");
            version.setMinWidth(Region.USE_PREF_SIZE);
            Label facts = new Label(strings.get(
                    "wizard.what.facts",
                    words.trust(release),
                    words.signedBy(release),
                    strings.formats().bytes(release.length()),
                    words.age(release, model.now()),
                    words.from(release),
                    words.agent(release)));
            Label notes = new Label(words.whyNot(release).orElse(release.notes().replace('\n', ' ')));
            notes.getStyleClass().add(words.isChoosable(release) ? "muted" : "warn-text");
            HBox line = new HBox(version, facts);
            line.getStyleClass().add("gap-12");
            setGraphic(new VBox(line, notes));
            setAccessibleText(words.spoken(release, model.now()) + ". " + notes.getText());
        }
    }
}
