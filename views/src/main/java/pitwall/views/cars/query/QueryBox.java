package pitwall.views.cars.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import pitwall.fleet.query.QueryError;
import pitwall.views.cars.list.Facets;
import pitwall.views.kit.QueryField;
import pitwall.views.kit.Strings;

/// The field in which a query is written. Proposes fields and values while somebody types; draws a line under what has
/// no meaning. FX thread.
public final class QueryBox extends QueryField {
    private final TextField field;
    private final ProposalPopup popup;
    private final Supplier<Facets> facets;
    private boolean typing;

    /// @param text the query text, both ways
    public QueryBox(StringProperty text, Supplier<Facets> facets, Strings strings) {
        super(text, strings.get("cars.query.prompt"), strings.get("cars.query.spoken"));
        this.facets = facets;
        this.field = field();
        this.popup = new ProposalPopup(strings, this::accept);
        getStyleClass().add("cars-query-box");
        field.getStyleClass().add("cars-query");
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
        wrong.ifPresentOrElse(error -> underline(error.position(), error.length()), this::clearUnderline);
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
}
