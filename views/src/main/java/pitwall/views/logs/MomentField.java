package pitwall.views.logs;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import pitwall.views.logs.query.Moments;

/// A field for a moment as people write them; says where it is none. FX thread.
final class MomentField extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    /// Whether the key that led here may still be on its way as a letter.
    private boolean begun;

    MomentField(String spoken) {
        addEventFilter(KeyEvent.KEY_PRESSED, _ -> begun = false);
        addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (begun) {
                event.consume();
            }
        });
        setAccessibleText(spoken);
        setPrefColumnCount(16);
        textProperty().subscribe(_ -> wrong(false));
    }

    /// Takes what is typed from here on.
    void begin(String text) {
        setText(text);
        begun = true;
        requestFocus();
        selectAll();
    }

    boolean isBlank() {
        return getText().isBlank();
    }

    /// Empty where it is no moment, which is then shown.
    Optional<Instant> moment(Instant now) {
        Optional<Instant> moment = Moments.read(getText().strip(), now);
        wrong(moment.isEmpty());
        return moment;
    }

    /// Whether what stands here is known to be none that fits.
    ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    void wrong(boolean is) {
        wrong.set(is);
        pseudoClassStateChanged(INVALID, is);
    }
}
