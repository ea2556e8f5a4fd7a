package pitwall.views.wizard.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.GoOnAs;
import pitwall.views.desk.Destination;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.Sending;
import pitwall.views.kit.Formats;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.model.WizardViewModel;

/// The whole plan on one page, when it begins, and the button that begins it or asks a second person. FX thread.
final class LaunchStep implements StepPane {
    private final WizardViewModel model;
    private final Strings strings;
    private final Formats formats;
    private final GoOnAs goOnAs;
    private final LaunchSummary summary;
    private final FieldBox start;
    private final CheckBox approval;
    private final FieldBox note;
    private final FieldBox ticket;
    private final Button launch = new Button();
    private final Label whyNot = new Label();
    private final Label level = new Label();
    private final VBox trouble = new VBox();
    private final VBox waiting = new VBox();
    private final VBox node;
    private String drawnWaiting = "";
    private Optional<ActionTrouble> drawnTrouble = Optional.empty();

    LaunchStep(WizardViewModel model) {
        this.model = model;
        this.strings = model.around().strings();
        this.formats = strings.formats();
        this.summary = new LaunchSummary(model);
        this.goOnAs = new GoOnAs(
                model.parts().connections(),
                model.around().navigator(),
                strings,
                model.parts().fxThread());
        start = new FieldBox(
                        model,
                        Field.of(DraftStep.LAUNCH, Field.Name.START),
                        strings.get("wizard.launch.start"),
                        () -> model.draft().launch().startAt(),
                        typed -> model.edit(
                                draft -> draft.withLaunch(draft.launch().withStart(typed))))
                .prompt(strings.get("wizard.launch.start.prompt", formats.zone().getId()));
        approval = new CheckBox(strings.get("wizard.launch.approval"));
        approval.setWrapText(true);
        approval.setOnAction(
                _ -> model.edit(draft -> draft.withLaunch(draft.launch().withApproval(approval.isSelected()))));
        note = FieldBox.area(
                        model,
                        Field.of(DraftStep.LAUNCH, Field.Name.NOTE),
                        strings.get("wizard.launch.note"),
                        () -> Objects.requireNonNullElse(model.draft().launch().note(), ""),
                        typed -> model.edit(
                                draft -> draft.withLaunch(draft.launch().withNote(typed))))
                .rows(2)
                .prompt(strings.get("wizard.launch.note.prompt"));
        ticket = new FieldBox(
                        model,
                        Field.of(DraftStep.LAUNCH, Field.Name.TICKET),
                        strings.get("wizard.launch.ticket"),
                        () -> Objects.requireNonNullElse(model.draft().launch().ticket(), ""),
                        typed -> model.edit(
                                draft -> draft.withLaunch(draft.launch().withTicket(typed))))
                .prompt(strings.get("wizard.launch.ticket.prompt"));
        note.input().setId("launchNote");
        ticket.input().setId("launchTicket");
        launch.getStyleClass().addAll("primary", "dangerous");
        launch.setId("launch");
        launch.setOnAction(_ -> model.launching().start());
        whyNot.getStyleClass().add("caption");
        whyNot.setWrapText(true);
        level.setWrapText(true);
        waiting.getStyleClass().add("gap-8");
        Rows.hideEmpty(trouble);
        Rows.hideEmpty(waiting);
        launch.setMinWidth(Region.USE_PREF_SIZE);
        WrapRow line = new WrapRow(12, launch, whyNot);
        line.getStyleClass().add("wizard-line");
        Rows rows = new Rows()
                .add(strings.get("wizard.launch.start"), start)
                .add(strings.get("wizard.launch.note"), note)
                .add(strings.get("wizard.launch.ticket"), ticket)
                .add(strings.get("wizard.launch.approval.name"), approval);
        node = new VBox(summary, rows, level, trouble, waiting, line);
        node.getStyleClass().add("gap-12");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        summary.refresh();
        start.refresh();
        note.refresh();
        ticket.refresh();
        approval.setSelected(model.draft().launch().approval());
        approval.setDisable(model.isLocked());
        Danger danger = model.launching().danger();
        launch.setText(strings.get(model.launching().verb()));
        level.setText(strings.get("wizard.plan.level." + danger));
        Optional<String> why = model.launching().whyNot();
        launch.setDisable(why.isPresent());
        whyNot.setText(why.orElse(""));
        Optional<ActionTrouble> wrong = model.launching().troubleProperty().get();
        if (!wrong.equals(drawnTrouble)) {
            drawnTrouble = wrong;
            trouble.getChildren().clear();
            wrong.ifPresent(this::drawTrouble);
        }
        drawWaiting();
    }

    private void drawTrouble(ActionTrouble wrong) {
        InlineMessage message = new InlineMessage(strings, InlineMessage.Severity.ERROR, wrong.title(), wrong.detail());
        wrong.correlation().ifPresent(message::withReference);
        message.withAction(strings.get("kit.dismiss"), model.launching()::dismissTrouble);
        trouble.getChildren().setAll(message);
    }

    /// What is written down on the server and has not begun: who is asked, how long it is good, the way back.
    private void drawWaiting() {
        Optional<RolloutEntry> sent = model.launching().sentProperty().get();
        String id = model.draft().sent();
        String words = sent.map(this::waitingWords).orElse(id == null ? "" : strings.get("wizard.sent.over", id));
        if (words.equals(drawnWaiting)) {
            return;
        }
        drawnWaiting = words;
        waiting.getChildren().clear();
        if (sent.isPresent()) {
            waiting.getChildren().add(message(sent.get(), words));
        } else if (id != null) {
            waiting.getChildren()
                    .add(new InlineMessage(strings, InlineMessage.Severity.INFO, words, "")
                            .withAction(
                                    strings.get("wizard.sent.open", id),
                                    () -> model.around().navigator().open(new Destination.Rollout(id)))
                            .withAction(strings.get("wizard.withdraw.over"), model.launching()::takeBack));
        }
    }

    private InlineMessage message(RolloutEntry entry, String words) {
        InlineMessage message = new InlineMessage(
                strings,
                InlineMessage.Severity.INFO,
                strings.get("wizard.sent." + entry.status().name(), entry.id()),
                words);
        boolean asked = entry.status() == RolloutStatus.AWAITING_APPROVAL;
        if (asked) {
            goOnAs.secondPerson()
                    .ifPresent(second -> message.withAction(
                            goOnAs.words(second), () -> goOnAs.goOn(second, new Destination.Approvals())));
        }
        String verb = asked
                ? "wizard.withdraw"
                : entry.status() == RolloutStatus.EXPIRED ? "wizard.withdraw.over" : "wizard.withdraw.draft";
        return message.withAction(strings.get(verb), model.launching()::takeBack);
    }

    private String waitingWords(RolloutEntry entry) {
        RolloutEntry.Consent consent = entry.approval();
        if (entry.status() != RolloutStatus.AWAITING_APPROVAL || consent == null) {
            Sending sending = model.draft().sending();
            boolean changed = sending != null && sending.changed();
            return strings.get(
                    entry.status() == RolloutStatus.EXPIRED
                            ? "wizard.sent.hint.expired"
                            : changed ? "wizard.sent.hint.changed" : "wizard.sent.hint");
        }
        Instant now = model.now();
        Duration left = Duration.between(now, consent.expiresAt());
        String asked = strings.get(
                "wizard.sent.waiting",
                consent.requestedBy(),
                formats.utc(consent.expiresAt()),
                formats.age(left),
                entry.planHash().substring(0, Math.min(12, entry.planHash().length())));
        return goOnAs.secondPerson()
                .map(second -> strings.get("wizard.sent.sample", asked, second.name()))
                .orElse(asked);
    }

    @Override
    public void focus() {
        if (launch.isDisabled()) {
            start.edit();
        } else {
            launch.requestFocus();
        }
    }
}
