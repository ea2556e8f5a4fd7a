package pitwall.views.cars.facets;

import java.util.List;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.list.SavedView;

/// What a person can choose beside the list. FX thread.
public interface FacetChoices {
    boolean isChosen(QueryField field, String value);

    /// The values that are asked for, in the order of the query.
    List<String> chosen(QueryField field);

    /// Asks for a value where it was not asked for, and no longer where it was.
    void toggle(QueryField field, String value);

    void open(SavedView view);

    /// Deletes a view that the person saved; can be undone.
    void delete(SavedView view);
}
