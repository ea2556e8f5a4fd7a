package pitwall.views.kit;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Confirmation.Proof;

/// One open [Confirmation]: facts, what must not be missed, the proof, the two buttons.
final class Sheet extends VBox {
    /// So many characters of a consequence stand there whole; beyond them it is scrolled.
    private static final int LONG = 600;

    private final Strings strings;
    /// What is read and typed; scrolled where the text is large.
    private final VBox body = new VBox();
    private final Label title = new Label();
    private final Label object = new Label();
    private final Label consequence = new Label();
    private final Label unaffected = new Label();
    private final VBox notes = new VBox();
    private final Label count = new Label();
    private final Label changed = new Label();
    private final Label instruction = new Label();
    private final TextField typed = new TextField();
    private final PasswordField password = new PasswordField();
    private final Label wrong = new Label();
    private final TextField reason = new TextField();
    private final PasswordAsk passwordAsk;
    private final boolean asksPassword;
    private final Button cancel;
    private final Button confirm;
    private Confirmation confirmation;
    /// Whether a key was pressed since it is open.
    private boolean used;

    Sheet(Strings strings, Confirmation confirmation, PasswordAsk passwordAsk) {
        this.strings = strings;
        PasswordAsk identity = confirmation.identity();
        this.passwordAsk = identity == null ? passwordAsk : identity;
        this.asksPassword = !(confirmation.proof() instanceof Proof.Press) && this.passwordAsk.isDue();
        this.confirmation = confirmation;
        getStyleClass().add("decision-sheet");
        reason.setId("sheetReason");
        typed.setId("sheetTyped");
        password.setId("sheetPassword");
        setAccessibleRole(AccessibleRole.DIALOG);
        cancel = new Button(strings.get("kit.cancel"));
        confirm = new Button(confirmation.verb());
        cancel.getStyleClass().add("primary");
        confirm.getStyleClass().addAll("primary", "dangerous");

        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().add("sheet-body");
        notes.getStyleClass().add("sheet-body");
        notes.managedProperty().bind(Bindings.isNotEmpty(notes.getChildren()));
        body.getChildren().addAll(facts(), notes);
        state(confirmation);
        addReason();
        addProof();
        confirm.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !isAnswered(),
                        reason.textProperty(),
                        password.textProperty(),
                        typed.textProperty(),
                        instruction.textProperty()));
        HBox buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().setAll(title, new ScrollRoom(body), buttons);
        showCount();
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> used = true);
        addEventFilter(KeyEvent.KEY_TYPED, this::typedBeside);
        typed.textProperty().subscribe(text -> {
            if (typed.isFocused() && confirmation.isProvenBy(text)) {
                goOn();
            }
        });
    }

    /// What was agreed to is no longer what was read.
    void restate(Confirmation now) {
        state(now);
        changeCount(now.count());
    }

    private void state(Confirmation now) {
        setAccessibleText(now.title());
        title.setText(now.title());
        object.setText(now.object());
        consequence.setText(now.consequence());
        unaffected.setText(now.unaffected());
        notes.getChildren()
                .setAll(now.notes().stream()
                        .map(note -> new InlineMessage(strings, InlineMessage.Severity.WARNING, note, ""))
                        .toList());
    }

    /// Leads to what is still to be typed, if anything is.
    void goOn() {
        missing().ifPresent(Node::requestFocus);
    }

    private Optional<TextInputControl> missing() {
        if (!confirmation.isProvenBy(typed.getText())) {
            return Optional.of(typed);
        }
        if (confirmation.asksReason() && reason().isEmpty()) {
            return Optional.of(reason);
        }
        return asksPassword && password.getText().isEmpty() ? Optional.of(password) : Optional.empty();
    }

    /// Whoever types while a button has the focus means the field that is still to be filled in.
    private void typedBeside(KeyEvent event) {
        String character = event.getCharacter();
        if (!used) {
            return; // the character of the key that opened the sheet
        }
        boolean printable =
                character.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isSpaceChar(c));
        if (!printable
                || character.isEmpty()
                || event.isShortcutDown()
                || event.isAltDown()
                || event.getTarget() instanceof TextInputControl) {
            return;
        }
        missing().ifPresent(field -> {
            event.consume();
            field.requestFocus();
            field.appendText(character);
        });
    }

    void onCancel(Runnable action) {
        cancel.setOnAction(event -> action.run());
    }

    void onConfirm(Runnable action) {
        confirm.setOnAction(event -> {
            if (asksPassword) {
                checkPassword(action);
            } else {
                action.run();
            }
        });
    }

    /// The answer may take a while after wrong ones. What the user agreed to may have changed by then.
    private void checkPassword(Runnable action) {
        char[] given = password.getText().toCharArray();
        password.clear();
        passwordAsk.check(given, right -> {
            if (right && confirmation.isProvenBy(typed.getText())) {
                action.run();
            } else if (!right) {
                wrong.setText(strings.get("kit.sheet.password.wrong"));
                password.requestFocus();
            }
        });
    }

    /// Presses the button that does it, if everything was given.
    void confirm() {
        if (!confirm.isDisabled()) {
            confirm.fire();
        }
    }

    void focusCancel() {
        cancel.requestFocus();
    }

    void changeCount(long newCount) {
        if (newCount == confirmation.count()) {
            return;
        }
        changed.setText(strings.get(
                "kit.sheet.changed",
                strings.formats().exact(confirmation.count()),
                strings.formats().exact(newCount)));
        changed.setVisible(true);
        changed.setManaged(true);
        confirmation = confirmation.withCount(newCount);
        typed.clear();
        showCount();
    }

    private GridPane facts() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet-facts");
        grid.setHgap(16);
        grid.setVgap(6);
        ColumnConstraints words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().add(words);
        addFact(grid, "kit.sheet.object", object);
        count.getStyleClass().add("strong");
        addFact(grid, "kit.sheet.count", count);
        addFact(grid, "kit.sheet.consequence", consequence());
        addFact(grid, "kit.sheet.unaffected", unaffected);
        return grid;
    }

    /// What is too long to stand there whole is scrolled, so that the buttons stay in sight.
    private Region consequence() {
        if (confirmation.consequence().length() <= LONG) {
            return consequence;
        }
        consequence.setWrapText(true);
        ScrollPane scroll = new ScrollPane(consequence);
        scroll.getStyleClass().add("sheet-long");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(confirmation.consequence());
        return scroll;
    }

    private void addFact(GridPane grid, String key, Region value) {
        Label name = new Label(strings.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        if (value instanceof Label label) {
            label.setWrapText(true);
        }
        grid.addRow(grid.getRowCount(), name, value);
    }

    private void addProof() {
        changed.getStyleClass().add("warn-text");
        changed.setVisible(false);
        changed.setManaged(false);
        body.getChildren().add(changed);
        if (confirmation.proof() instanceof Proof.Press) {
            return;
        }
        typed.getStyleClass().add("sheet-count");
        instruction.setLabelFor(typed);
        body.getChildren().addAll(instruction, typed);
        if (asksPassword) {
            Label name = new Label(strings.get("kit.sheet.password"));
            name.setLabelFor(password);
            password.setAccessibleText(name.getText());
            password.getStyleClass().add("sheet-count");
            wrong.getStyleClass().add("danger-text");
            body.getChildren().addAll(name, password, wrong);
        }
    }

    private void addReason() {
        if (!confirmation.asksReason()) {
            return;
        }
        Label name = new Label(strings.get("kit.sheet.reason"));
        name.setLabelFor(reason);
        reason.setAccessibleText(name.getText());
        reason.setText(confirmation.suggestedReason());
        reason.textProperty().subscribe(text -> {
            if (text.length() > Confirmation.LONGEST_REASON) {
                reason.setText(text.substring(0, Confirmation.LONGEST_REASON));
            }
        });
        body.getChildren().addAll(name, reason);
    }

    /// What the user gave as the reason; empty where none was asked for.
    String reason() {
        return reason.getText().strip();
    }

    private boolean isAnswered() {
        return confirmation.isProvenBy(typed.getText())
                && !(asksPassword && password.getText().isEmpty())
                && !(confirmation.asksReason() && reason().isEmpty());
    }

    private void showCount() {
        String exact = strings.formats().exact(confirmation.count());
        count.setText(
                switch (Long.signum(confirmation.count())) {
                    case -1 -> strings.get("kit.sheet.count.unknown");
                    case 0 -> strings.get("kit.sheet.count.none");
                    default -> exact;
                });
        instruction.setText(
                switch (confirmation.proof()) {
                    case Proof.Press() -> "";
                    case Proof.TypeCount() -> strings.get("kit.sheet.type.count", exact);
                    case Proof.TypeId(String id) -> strings.get("kit.sheet.type.id", id);
                });
    }
}
