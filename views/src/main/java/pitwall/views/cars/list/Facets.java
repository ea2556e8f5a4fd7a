package pitwall.views.cars.list;

import java.util.List;
import java.util.Map;
import pitwall.fleet.query.QueryField;

/// How many cars there are of each kind. A field's counts take the rest of the query into account but not the field's
/// own terms: they say what choosing another value would show. Immutable.
///
/// @param values per field, in the order to be shown
/// @param views how many cars each saved view finds, by its name
public record Facets(Map<QueryField, List<Value>> values, Map<String, Integer> views) {
    /// The fields that have counts.
    public static final List<QueryField> FIELDS = List.of(
            QueryField.STATUS,
            QueryField.REGION,
            QueryField.MODEL,
            QueryField.RING,
            QueryField.REASON,
            QueryField.VERSION,
            QueryField.ROLLOUT,
            QueryField.FAILURE);
    /// Before the first pass.
    public static final Facets NONE = new Facets(Map.of(), Map.of());

    /// One value of a field.
    ///
    /// @param text as it is written in a query
    public record Value(String text, int count) {}

    public Facets {
        values = Map.copyOf(values);
        views = Map.copyOf(views);
    }

    /// These counts with the counts of the saved views from another pass.
    Facets withViews(Map<String, Integer> counted) {
        return new Facets(values, counted);
    }

    public List<Value> of(QueryField field) {
        return values.getOrDefault(field, List.of());
    }
}
