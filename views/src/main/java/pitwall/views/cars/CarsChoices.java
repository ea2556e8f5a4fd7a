package pitwall.views.cars;

import java.util.List;
import java.util.Optional;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.facets.FacetChoices;
import pitwall.views.cars.list.SavedView;
import pitwall.views.desk.Surroundings;

/// What is chosen beside the list edits the query text; a deleted view can be brought back.
final class CarsChoices implements FacetChoices {
    private final CarsViewModel model;
    private final Surroundings surroundings;

    CarsChoices(CarsViewModel model, Surroundings surroundings) {
        this.model = model;
        this.surroundings = surroundings;
    }

    @Override
    public boolean isChosen(QueryField field, String value) {
        return model.isChosen(field, value);
    }

    @Override
    public List<String> chosen(QueryField field) {
        return model.chosen(field);
    }

    @Override
    public void toggle(QueryField field, String value) {
        model.toggle(field, value);
    }

    @Override
    public void open(SavedView view) {
        model.open(view);
    }

    @Override
    public void delete(SavedView view) {
        model.views().delete(view);
        surroundings
                .navigator()
                .toast(
                        surroundings.strings().get("cars.view.deleted", view.name()),
                        Optional.of(() -> model.views().save(view)));
    }
}
