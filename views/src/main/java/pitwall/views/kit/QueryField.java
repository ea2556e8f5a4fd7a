package pitwall.views.kit;

import java.util.OptionalInt;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A field in which a query is written, with a line under what has no meaning. FX thread.
public class QueryField extends StackPane {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final TextField field = new TextField();
    private final Region underline = new Region();
    /// Place of the first wrong character; absent where all is well.
    private OptionalInt wrongAt = OptionalInt.empty();
    private int wrongLength;

    /// @param text the query text, both ways
    /// @param prompt what is written there while it is empty
    /// @param spoken what it is called where it cannot be seen
    public QueryField(StringProperty text, String prompt, String spoken) {
        field.setPromptText(prompt);
        field.setAccessibleText(spoken);
        field.textProperty().bindBidirectional(text);
        underline.getStyleClass().add("query-underline");
        underline.setManaged(false);
        underline.setMouseTransparent(true);
        underline.setVisible(false);
        getChildren().setAll(field, underline);
    }

    public final TextField field() {
        return field;
    }

    /// Makes the field the one that keys go to, with the caret behind the text.
    public final void edit() {
        field.requestFocus();
        field.end();
    }

    /// Underlines some characters of the text.
    public final void underline(int position, int length) {
        wrongAt = OptionalInt.of(position);
        wrongLength = length;
        mark();
    }

    /// All is well.
    public final void clearUnderline() {
        wrongAt = OptionalInt.empty();
        mark();
    }

    private void mark() {
        field.pseudoClassStateChanged(INVALID, wrongAt.isPresent());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        underline.setVisible(wrongAt.isPresent());
        wrongAt.ifPresent(this::placeUnderline);
    }

    private void placeUnderline(int position) {
        int last = field.getText().length() - 1;
        if (last < 0 || !(field.getSkin() instanceof TextFieldSkin skin)) {
            underline.setVisible(false);
            return;
        }
        int first = Math.min(position, last);
        Rectangle2D from = skin.getCharacterBounds(first);
        Rectangle2D to = skin.getCharacterBounds(Math.clamp(position + wrongLength - 1L, first, last));
        Bounds inside = field.getBoundsInParent();
        double left = Math.max(inside.getMinX() + from.getMinX(), inside.getMinX());
        double right = Math.min(inside.getMinX() + to.getMaxX(), inside.getMaxX());
        underline.resizeRelocate(left, inside.getMinY() + from.getMaxY() - 1, Math.max(0, right - left), 2);
    }
}
