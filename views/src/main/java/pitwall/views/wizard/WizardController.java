package pitwall.views.wizard;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.SideRoom;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardViewModel;
import pitwall.views.wizard.steps.PlanPanel;
import pitwall.views.wizard.steps.StepPane;
import pitwall.views.wizard.steps.Steps;

/// The frame around the steps: what is written, how far it is, the plan beside it, and the way on.
final class WizardController {
    /// What cannot be changed now and is there to be read.
    private static final PseudoClass LOCKED = PseudoClass.getPseudoClass("locked");

    /// In heights of the text, and the most of the screen.
    private static final double PLAN = 25;

    private static final double PLAN_SHARE = 0.34;

    @FXML
    private StackPane beginHost;

    @FXML
    private BorderPane desk;

    @FXML
    private Label title;

    @FXML
    private Label local;

    @FXML
    private Label saved;

    @FXML
    private Label template;

    @FXML
    private StackPane stepsHost;

    @FXML
    private VBox messages;

    @FXML
    private ScrollPane stepHost;

    @FXML
    private ScrollPane planHost;

    @FXML
    private Button save;

    @FXML
    private Button back;

    @FXML
    private Button next;

    private final WizardViewModel model;
    private final Strings strings;
    private final StepList list;
    private final ErrorSummary errors;
    private final BeginPane begin;
    private final PlanPanel plan;
    private Steps steps;
    private String drawnDraft = "";
    private String drawnWhy = "";
    private boolean refreshing;

    WizardController(WizardViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.list = new StepList(model, strings);
        this.errors = new ErrorSummary(model, strings, this::open);
        this.begin = new BeginPane(model, strings);
        this.plan = new PlanPanel(model);
        this.steps = new Steps(model);
    }

    @FXML
    private void initialize() {
        beginHost.getChildren().setAll(begin);
        stepsHost.getChildren().setAll(list);
        planHost.setContent(plan);
        SideRoom.keep(planHost, desk, saved, PLAN, PLAN_SHARE);
        messages.getChildren().setAll(errors);
        local.setText(strings.get("wizard.local"));
        save.setText(model.around().withKey(strings.get("wizard.save"), "draft.save", "Ctrl+S"));
    }

    /// Draws every change until the subscription ends.
    Subscription follow() {
        return Subscription.combine(
                model.draftProperty().subscribe((before, now) -> {
                    refresh();
                    if (now != null && (before == null || !now.id().equals(before.id()))) {
                        focus();
                    }
                }),
                model.stepProperty().subscribe(_ -> refresh()),
                model.revisionProperty().subscribe(_ -> refresh()));
    }

    private void refresh() {
        if (refreshing) {
            return;
        }
        refreshing = true;
        boolean writing = model.draftProperty().get() != null;
        show(beginHost, !writing);
        show(desk, writing);
        if (writing) {
            refreshDesk();
        } else {
            begin.refresh();
        }
        refreshing = false;
    }

    private void refreshDesk() {
        RolloutDraft draft = model.draft();
        DraftStep step = model.stepProperty().get();
        StepPane pane = pane(draft, step);
        title.setText(strings.get("wizard.title", draft.name().isBlank() ? model.usualName() : draft.name()));
        saved.setText(savedWords());
        template.setText(
                Templates.SHIPPED.contains(draft.template())
                        ? strings.get("wizard.from", strings.get("wizard.template." + draft.template()))
                        : "");
        list.refresh();
        errors.refresh();
        drawWhy();
        pane.refresh();
        boolean off = step.needsServer() && model.whyNoServer().isPresent();
        pane.node().setDisable(off || model.isLocked() && step != DraftStep.LAUNCH && step != DraftStep.PREVIEW);
        pane.node().pseudoClassStateChanged(LOCKED, model.isLocked());
        plan.refresh();
        back.setDisable(step == DraftStep.WHAT);
        next.setText(nextWords(step));
        next.setDisable(step == DraftStep.LAUNCH && model.launching().whyNot().isPresent());
    }

    /// The pane of a step, brought to the front; another draft has panes of its own.
    private StepPane pane(RolloutDraft draft, DraftStep step) {
        if (!draft.id().equals(drawnDraft)) {
            drawnDraft = draft.id();
            steps = new Steps(model);
        }
        StepPane pane = steps.of(step);
        if (stepHost.getContent() != pane.node()) {
            stepHost.setContent(pane.node());
            stepHost.setVvalue(0);
        }
        return pane;
    }

    private String nextWords(DraftStep step) {
        String words = strings.get(step == DraftStep.LAUNCH ? model.launching().verb() : "wizard.next");
        return model.around().withKey(words, "draft.next", "Ctrl+Enter");
    }

    private String savedWords() {
        String when = model.savedProperty()
                .get()
                .map(at -> strings.get("wizard.saved", strings.formats().utc(at)))
                .orElse(strings.get("wizard.unsaved"));
        return model.isUnvalidated() ? strings.get("wizard.unvalidated", when) : when;
    }

    /// Why the last two steps are of no use, where they are not.
    private void drawWhy() {
        Optional<String> why = model.whyNoServer();
        String words = model.launching().isWaiting() ? strings.get("wizard.why.waiting") : why.orElse("");
        if (words.equals(drawnWhy)) {
            return;
        }
        drawnWhy = words;
        messages.getChildren().setAll(errors);
        if (!words.isEmpty()) {
            messages.getChildren().add(new InlineMessage(strings, InlineMessage.Severity.INFO, words, detail()));
        }
    }

    private String detail() {
        if (model.launching().isWaiting()) {
            return "";
        }
        return strings.get(model.isReadOnly() ? "wizard.off.read-only" : "wizard.off.detail");
    }

    private void open(Field field) {
        model.stepProperty().set(field.step());
        steps.of(field.step()).focus(field);
    }

    @FXML
    private void onSave() {
        model.saveNow();
    }

    @FXML
    private void onKeep() {
        model.saveAsTemplate();
    }

    @FXML
    private void onDiscard() {
        RolloutDraft gone = model.draftProperty().get();
        model.discard();
        begin.focus();
        if (gone != null) {
            model.around().navigator().toast(strings.get("wizard.discarded"), Optional.of(() -> bringBack(gone)));
        }
    }

    /// Keeps the draft again, and opens it where nothing else was begun meanwhile.
    private void bringBack(RolloutDraft discarded) {
        model.parts().drafts().save(discarded);
        if (model.draftProperty().get() == null) {
            model.open(discarded.id());
        }
    }

    @FXML
    private void onBack() {
        go(model.stepProperty().get().plus(-1));
    }

    @FXML
    private void onNext() {
        primary();
    }

    /// One step on; on the last one the launch.
    void primary() {
        if (model.draftProperty().get() == null) {
            return;
        }
        DraftStep step = model.stepProperty().get();
        if (step == DraftStep.LAUNCH) {
            model.launching().start();
        } else {
            go(step.plus(1));
        }
    }

    void go(DraftStep step) {
        if (model.draftProperty().get() != null) {
            model.stepProperty().set(step);
            steps.of(step).focus();
        }
    }

    /// Moves the phase that has the focus.
    void movePhase(int places) {
        if (model.draftProperty().get() == null || model.stepProperty().get() != DraftStep.PHASES) {
            return;
        }
        StepPane pane = steps.of(DraftStep.PHASES);
        int number = pane.focusedPhase();
        if (number >= 0) {
            pane.focusPhase(model.movePhase(number, places));
        }
    }

    void focus() {
        if (model.draftProperty().get() == null) {
            begin.focus();
        } else {
            steps.of(model.stepProperty().get()).focus();
        }
    }

    List<Node> panes() {
        return model.draftProperty().get() == null ? List.of(begin.list()) : List.of(stepsHost, stepHost, planHost);
    }

    private static void show(Node part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }
}
