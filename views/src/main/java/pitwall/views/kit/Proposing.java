package pitwall.views.kit;

import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Proposes while somebody types what could stand at the caret. Arrow down asks for it, Enter or Tab takes what is
/// chosen, Escape leaves. FX thread.
public final class Proposing {
    private final TextInputControl field;
    private final Source source;
    private final ProposalPopup popup;
    private boolean typing;

    /// Knows what could be written.
    @FunctionalInterface
    public interface Source {
        /// @param text all of it
        /// @param caret how many characters stand before it
        List<Proposal> at(String text, int caret);
    }

    private Proposing(TextInputControl field, Source source, Strings strings) {
        this.field = field;
        this.source = source;
        this.popup = new ProposalPopup(strings, this::accept);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.addEventHandler(KeyEvent.KEY_TYPED, _ -> typed());
        field.caretPositionProperty().subscribe(_ -> propose());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                leave();
            }
        });
    }

    /// From now on the field proposes.
    public static void in(TextInputControl field, Source source, Strings strings) {
        Proposing unused = new Proposing(field, source, strings);
    }

    private void leave() {
        typing = false;
        popup.hide();
    }

    private void typed() {
        typing = true;
        propose();
    }

    private void propose() {
        if (typing && field.isFocused()) {
            popup.show(field, source.at(field.getText(), field.getCaretPosition()));
        }
    }

    private void accept(Proposal proposal) {
        field.setText(proposal.applied(field.getText()));
        field.positionCaret(proposal.caret());
        if (proposal.text().endsWith(":")) {
            propose();
        } else {
            leave();
        }
    }

    private void pressed(KeyEvent event) {
        if (popup.isShowing() && popup.pressed(event.getCode())) {
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && !popup.isShowing()) {
            typed();
            event.consume();
        }
    }
}
