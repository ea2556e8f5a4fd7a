package pitwall.views.cars;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryTerm;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.facets.FacetChoices;
import pitwall.views.cars.facets.FacetPane;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.list.SavedView;
import pitwall.views.cars.query.QueryBox;
import pitwall.views.cars.table.CarTable;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Density;
import pitwall.views.theme.Themes;

/// Makes the parts of the screen. FX thread.
final class CarsNodes {
    private final CarsViewModel model;
    private final FaceContext context;
    private final Themes themes;

    CarsNodes(CarsViewModel model, FaceContext context, Themes themes) {
        this.model = model;
        this.context = context;
        this.themes = themes;
    }

    Strings strings() {
        return context.strings();
    }

    QueryBox queryBox() {
        return new QueryBox(
                model.queryTextProperty(), () -> model.list().facetsProperty().get(), strings());
    }

    FacetPane facets() {
        return new FacetPane(model.views(), new Choices(), strings(), context.text());
    }

    CarsMenus menus() {
        return new CarsMenus(model, strings(), () -> {});
    }

    Node drawer() {
        return new Region();
    }

    Node bar() {
        return new Region();
    }

    CarFace face(Presentation presentation) {
        return switch (presentation) {
            case TABLE, CARDS, DOTS -> table();
        };
    }

    private CarFace table() {
        CarTable table = new CarTable(context, model.sortProperty(), model.columnsProperty());
        model.densityProperty().subscribe(_ -> table.setRowHeight(rowHeight()));
        themes.rowHeightProperty().subscribe(_ -> table.setRowHeight(rowHeight()));
        return table;
    }

    private double rowHeight() {
        return themes.appearanceProperty()
                .get()
                .withDensity(model.densityProperty().get())
                .rowHeight();
    }

    /// Marks the screen with the density that its lists have.
    void dress(Node root, Density chosen) {
        for (Density density : Density.values()) {
            root.getStyleClass().remove(styleClass(density));
        }
        root.getStyleClass().add(styleClass(chosen));
    }

    private static String styleClass(Density density) {
        return "cars-" + density.name().toLowerCase(Locale.ROOT);
    }

    /// What stands in the place of the list; empty where the list itself is shown.
    Optional<Node> state(CarsState state) {
        return switch (state) {
            case CarsState.Ready() -> Optional.empty();
            case CarsState.Connecting() -> Optional.of(new EmptyState(strings().get("cars.state.connecting")));
            case CarsState.Loading(int received, int total) ->
                Optional.of(new EmptyState(strings().get("cars.state.loading", received, total)));
            case CarsState.NoCars() ->
                Optional.of(new EmptyState(strings().get("cars.state.empty"))
                        .withHint(strings().get("cars.state.empty.hint")));
            case CarsState.FilteredOut filtered -> Optional.of(filteredOut(filtered));
            case CarsState.NotCached() -> Optional.of(new EmptyState(strings().get("kit.empty.uncached")));
            case CarsState.NotAllowed() ->
                Optional.of(new EmptyState(strings().get("cars.state.not-allowed"))
                        .withHint(strings().get("cars.state.not-allowed.hint")));
        };
    }

    private EmptyState filteredOut(CarsState.FilteredOut filtered) {
        EmptyState empty = new EmptyState(
                        strings().get("kit.empty.filtered", filtered.total(), filtered.query()))
                .withAction(strings().get("kit.clear"), () -> model.queryTextProperty().set(""));
        for (QueryTerm term : filtered.toRemove()) {
            empty.withAction(strings().get("kit.empty.remove", term.text()), () -> model.remove(term));
        }
        return empty;
    }

    private final class Choices implements FacetChoices {
        @Override
        public boolean isChosen(QueryField field, String value) {
            return model.isChosen(field, value);
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
        }
    }
}
