package pitwall.views.cars.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import pitwall.fleet.query.QueryError;
import pitwall.views.cars.list.Facets;
import pitwall.views.kit.Strings;

/// The field in which a query is written. Proposes fields and values while somebody types; draws a line under what has
/// no meaning. FX thread.
public final class QueryBox extends StackPane {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final TextField field = new TextField();
    private final Region underline = new Region();
    private final ProposalPopup popup;
    private final Supplier<Facets> facets;
    private Optional<QueryError> error = Optional.empty();
    private boolean typing;

    /// @param text the query text, both ways
    public QueryBox(StringProperty text, Supplier<Facets> facets, Strings strings) {
        this.facets = facets;
        this.popup = new ProposalPopup(strings, this::accept);
        getStyleClass().add("cars-query-box");
        field.getStyleClass().add("cars-query");
        field.setPromptText(strings.get("cars.query.prompt"));
        field.setAccessibleText(strings.get("cars.query.spoken"));
        field.textProperty().bindBidirectional(text);
        underline.getStyleClass().add("query-underline");
        underline.setManaged(false);
        underline.setMouseTransparent(true);
        underline.setVisible(false);
        getChildren().setAll(field, underline);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.addEventHandler(KeyEvent.KEY_TYPED, _ -> typed());
        field.caretPositionProperty().subscribe(_ -> propose());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                typing = false;
                popup.hide();
            }
        });
    }

    /// Underlines what is wrong; nothing where all is well.
    public void show(Optional<QueryError> wrong) {
        error = wrong;
        field.pseudoClassStateChanged(INVALID, wrong.isPresent());
        requestLayout();
    }

    public void edit() {
        field.requestFocus();
        field.end();
    }

    private void typed() {
        typing = true;
        propose();
    }

    private void propose() {
        if (!typing || !field.isFocused()) {
            return;
        }
        List<Proposal> proposals = Proposals.at(field.getText(), field.getCaretPosition(), facets.get());
        popup.show(field, proposals);
    }

    private void accept(Proposal proposal) {
        field.setText(proposal.applied(field.getText()));
        field.positionCaret(proposal.caret());
        if (proposal.text().endsWith(":")) {
            propose();
        } else {
            typing = false;
            popup.hide();
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

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        underline.setVisible(error.isPresent());
        error.ifPresent(this::placeUnderline);
    }

    private void placeUnderline(QueryError wrong) {
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
