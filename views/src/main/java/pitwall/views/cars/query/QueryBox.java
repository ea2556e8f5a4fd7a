package pitwall.views.cars.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import pitwall.fleet.query.QueryError;
import pitwall.views.cars.list.Facets;
import pitwall.views.kit.CarProposals;
import pitwall.views.kit.Counted;
import pitwall.views.kit.Proposing;
import pitwall.views.kit.QueryField;
import pitwall.views.kit.Strings;

/// The field in which a query is written. Proposes fields and values while somebody types; draws a line under what has
/// no meaning. FX thread.
public final class QueryBox extends QueryField {
    /// @param text the query text, both ways
    public QueryBox(StringProperty text, Supplier<Facets> facets, Strings strings) {
        super(text, strings.get("cars.query.prompt"), strings.get("cars.query.spoken"));
        getStyleClass().add("cars-query-box");
        field().getStyleClass().add("cars-query");
        Proposing.in(
                field(),
                (typed, caret) -> CarProposals.at(typed, caret, field -> counted(facets.get(), field)),
                strings);
    }

    private static List<Counted> counted(Facets facets, pitwall.fleet.query.QueryField field) {
        return facets.of(field).stream()
                .map(value -> new Counted(value.text(), value.count()))
                .toList();
    }

    /// Underlines what is wrong; nothing where all is well.
    public void show(Optional<QueryError> wrong) {
        wrong.ifPresentOrElse(error -> underline(error.position(), error.length()), this::clearUnderline);
    }
}
