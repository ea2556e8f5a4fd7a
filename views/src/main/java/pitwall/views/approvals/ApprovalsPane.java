package pitwall.views.approvals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.GoOnAs;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.OldWhileBusy;
import pitwall.views.kit.RowChoice;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;

/// The list, what is chosen, and the two buttons, always in the same place with the reason why they are disabled beside
/// them. FX thread.
final class ApprovalsPane extends StackPane {
    private final ApprovalsParts parts;
    private final ApprovalsViewModel model;
    private final ChosenPlan plan;
    private final Decisions decisions;
    private final ApprovalWords words;
    private final Strings strings;
    private final ListView<ApprovalEntry> list = new ListView<>();
    private final ApprovalDetail detail;
    private final Button approve;
    private final Button reject;
    private final Button goOn = new Button();
    private final GoOnAs goOnAs;
    private final Label why = new Label();
    private final Label age = new Label();
    private final VBox troubles = new VBox();
    private final HBox content;
    private boolean filling;

    ApprovalsPane(
            ApprovalsParts parts,
            ApprovalsViewModel model,
            ChosenPlan plan,
            Decisions decisions,
            ApprovalWords words,
            Surroundings surroundings) {
        this.parts = parts;
        this.model = model;
        this.plan = plan;
        this.decisions = decisions;
        this.words = words;
        this.strings = surroundings.strings();
        this.detail = new ApprovalDetail(
                parts.fleet(),
                strings,
                words,
                plan,
                new PlanState(strings, this::askAgain, plan::giveUp),
                id -> surroundings.navigator().open(new Destination.Rollout(id)));
        this.approve = button(
                "approvals.approve.open", () -> model.chosenProperty().get().ifPresent(decisions::approve));
        this.reject = button(
                "approvals.reject.open", () -> model.chosenProperty().get().ifPresent(decisions::reject));
        this.goOnAs = new GoOnAs(parts.connections(), surroundings.navigator(), strings, parts.fxThread());
        goOn.setMinWidth(Region.USE_PREF_SIZE);
        goOn.setMnemonicParsing(false);
        goOn.setOnAction(_ -> goOnAs.secondPerson().ifPresent(goOnAs::goOn));
        getStyleClass().add("approvals-screen");
        this.content = content();
        OldWhileBusy.follow(model.askingProperty(), list, age);
        model.stateProperty().subscribe(_ -> showState());
        model.entriesProperty().subscribe(this::showList);
        model.chosenProperty().subscribe(this::showChosen);
        plan.stateProperty().subscribe(_ -> showChosen(model.chosenProperty().get()));
        model.troubleProperty().subscribe(_ -> showTroubles());
        decisions.runner().troubleProperty().subscribe(_ -> showTroubles());
    }

    private HBox content() {
        list.getStyleClass().add("approvals-list");
        list.setAccessibleText(strings.get("approvals.title"));
        list.setCellFactory(_ ->
                new ApprovalCell(words, () -> parts.fleet().serverNowProperty().get()));
        list.getSelectionModel().selectedItemProperty().subscribe(entry -> {
            if (entry != null && !filling) {
                model.chosenProperty().set(Optional.of(entry));
            }
        });
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        age.getStyleClass().add("muted");
        HBox buttons = new HBox(approve, reject, goOn, why);
        buttons.getStyleClass().add("approval-buttons");
        VBox.setVgrow(detail, Priority.ALWAYS);
        VBox right = new VBox(troubles, age, detail, buttons);
        right.getStyleClass().add("approval-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        return new HBox(list, right);
    }

    /// What waits may be another question by now, about another plan.
    private void askAgain() {
        model.ask();
        plan.again();
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("primary");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void showState() {
        getChildren()
                .setAll(
                        switch (model.stateProperty().get()) {
                            case LIST -> content;
                            case LOADING -> new LoadingState(strings.get("approvals.loading"), strings, model::giveUp);
                            case EMPTY ->
                                new EmptyState(strings.get("approvals.empty"))
                                        .withHint(strings.get("approvals.empty.hint"));
                            case FAILED -> new VBox(failed());
                            case NOT_CACHED -> new EmptyState(strings.get("approvals.not-cached"));
                        });
    }

    private InlineMessage failed() {
        Optional<ActionTrouble> trouble = model.troubleProperty().get();
        InlineMessage message = new InlineMessage(
                strings,
                InlineMessage.Severity.ERROR,
                strings.get("approvals.state.failed"),
                trouble.map(ActionTrouble::detail).orElse(""));
        trouble.flatMap(ActionTrouble::correlation).ifPresent(message::withReference);
        return message.withRetry(model::ask);
    }

    private void showList(List<ApprovalEntry> entries) {
        filling = true;
        list.getItems().setAll(entries);
        filling = false;
        mark(model.chosenProperty().get());
        age.setText(model.asOfProperty()
                .get()
                .map(at -> strings.get(
                        "approvals.as-of",
                        strings.formats()
                                .moment(at, parts.fleet().serverNowProperty().get())))
                .orElse(""));
        age.setVisible(!age.getText().isEmpty());
        age.setManaged(age.isVisible());
    }

    private void showChosen(Optional<ApprovalEntry> chosen) {
        mark(chosen);
        detail.show(chosen);
        refresh();
    }

    /// The row of what is shown beside is the one that is marked.
    private void mark(Optional<ApprovalEntry> chosen) {
        chosen.filter(entry -> !entry.equals(list.getSelectionModel().getSelectedItem()))
                .filter(entry -> list.getItems().contains(entry))
                .ifPresent(list.getSelectionModel()::select);
    }

    /// Judges anew what can be decided; called once a second.
    void refresh() {
        Optional<String> neither = model.whyNot(words);
        Optional<String> noYes = neither.or(() -> plan.whyNot(strings));
        approve.setDisable(noYes.isPresent());
        reject.setDisable(neither.isPresent());
        why.setText(noYes.orElse(""));
        Optional<Colleague> other = model.isOwnQuestion() ? goOnAs.secondPerson() : Optional.empty();
        goOn.setText(other.map(goOnAs::words).orElse(""));
        goOn.setVisible(other.isPresent());
        goOn.setManaged(other.isPresent());
        list.refresh();
    }

    private void showTroubles() {
        troubles.getChildren()
                .setAll(Stream.of(
                                model.troubleProperty().get(),
                                decisions.runner().troubleProperty().get())
                        .flatMap(Optional::stream)
                        .map(this::message)
                        .toList());
    }

    private InlineMessage message(ActionTrouble trouble) {
        InlineMessage message =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(message::withReference);
        return message.withAction(strings.get("kit.dismiss"), () -> {
            decisions.runner().dismissTrouble();
            model.ask();
        });
    }

    /// The places F6 leads to.
    List<Node> panes() {
        return List.of(list, detail, approve);
    }

    /// Chooses the request so many rows further.
    void move(int step) {
        RowChoice.move(list, step);
    }

    void focus() {
        list.requestFocus();
    }
}
