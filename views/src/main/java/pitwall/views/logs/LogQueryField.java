package pitwall.views.logs;

import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryError;

/// The field in which a query is written, with a line under what has no meaning. FX thread.
final class LogQueryField extends StackPane {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final TextField field = new TextField();
    private final Region underline = new Region();
    private Optional<LogQueryError> error = Optional.empty();

    LogQueryField(StringProperty text, Strings strings) {
        getStyleClass().add("log-query");
        field.setPromptText(strings.get("logs.query.prompt"));
        field.setAccessibleText(strings.get("logs.query.spoken"));
        field.textProperty().bindBidirectional(text);
        underline.getStyleClass().add("query-underline");
        underline.setManaged(false);
        underline.setMouseTransparent(true);
        underline.setVisible(false);
        getChildren().setAll(field, underline);
    }

    TextField field() {
        return field;
    }

    void show(Optional<LogQueryError> wrong) {
        error = wrong;
        field.pseudoClassStateChanged(INVALID, wrong.isPresent());
        requestLayout();
    }

    void edit() {
        field.requestFocus();
        field.end();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        underline.setVisible(error.isPresent());
        error.ifPresent(this::place);
    }

    private void place(LogQueryError wrong) {
        int last = field.getText().length() - 1;
        if (last < 0 || !(field.getSkin() instanceof TextFieldSkin skin)) {
            underline.setVisible(false);
            return;
        }
        int first = Math.min(wrong.position(), last);
        Rectangle2D from = skin.getCharacterBounds(first);
        Rectangle2D to = skin.getCharacterBounds(Math.clamp(wrong.position() + wrong.length() - 1L, first, last));
        Bounds inside = field.getBoundsInParent();
        double left = Math.max(inside.getMinX() + from.getMinX(), inside.getMinX());
        double right = Math.min(inside.getMinX() + to.getMaxX(), inside.getMaxX());
        underline.resizeRelocate(left, inside.getMinY() + from.getMaxY() - 1, Math.max(0, right - left), 2);
    }
}
