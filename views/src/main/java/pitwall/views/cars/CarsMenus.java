package pitwall.views.cars;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import pitwall.views.cars.facets.ViewNames;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.Pins;
import pitwall.views.cars.list.SavedView;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Density;

/// What the menus of the toolbar offer.
final class CarsMenus {
    private final CarsViewModel model;
    private final Strings strings;
    private final Runnable saveView;

    /// @param saveView asks for a name and saves the screen as it is under it
    CarsMenus(CarsViewModel model, Strings strings, Runnable saveView) {
        this.model = model;
        this.strings = strings;
        this.saveView = saveView;
    }

    List<MenuItem> views() {
        List<MenuItem> items = new ArrayList<>();
        for (SavedView view : model.views().all()) {
            boolean current = model.viewProperty().get().filter(view::equals).isPresent();
            items.add(radio(ViewNames.name(view, strings), current, () -> model.open(view)));
        }
        MenuItem save = new MenuItem(strings.get("cars.view.save"));
        save.setOnAction(_ -> saveView.run());
        items.add(new SeparatorMenuItem());
        items.add(save);
        return items;
    }

    List<RadioMenuItem> groupings() {
        return Grouping.CHOICES.stream()
                .map(grouping -> radio(
                        name(grouping),
                        grouping == model.groupingProperty().get(),
                        () -> model.groupingProperty().set(grouping)))
                .toList();
    }

    /// Density, and the columns of the table.
    List<MenuItem> looks() {
        List<MenuItem> items = new ArrayList<>();
        for (Density density : Density.values()) {
            items.add(radio(
                    name(density),
                    density == model.densityProperty().get(),
                    () -> model.densityProperty().set(density)));
        }
        Menu columns = new Menu(strings.get("cars.columns"));
        columns.getItems()
                .setAll(Arrays.stream(CarColumn.values()).map(this::column).toList());
        Menu pins = new Menu(strings.get("cars.columns.pinned"));
        pins.getItems()
                .setAll(model.columnsProperty().get().stream()
                        .filter(shown -> shown.column() != CarColumn.PRIORITY)
                        .map(this::pin)
                        .toList());
        MenuItem reset = new MenuItem(strings.get("cars.columns.reset"));
        reset.setOnAction(_ -> model.columnsProperty().set(SavedView.defaultColumns()));
        items.add(new SeparatorMenuItem());
        items.add(columns);
        items.add(pins);
        items.add(reset);
        return items;
    }

    private CheckMenuItem column(CarColumn column) {
        List<ShownColumn> shown = model.columnsProperty().get();
        CheckMenuItem item = new CheckMenuItem(strings.get("cars.column." + column.id() + ".name"));
        item.setSelected(shown.stream().anyMatch(each -> each.column() == column));
        item.setDisable(column == CarColumn.CAR);
        item.setOnAction(_ -> toggle(column));
        return item;
    }

    private CheckMenuItem pin(ShownColumn shown) {
        CarColumn column = shown.column();
        CheckMenuItem item = new CheckMenuItem(strings.get("cars.column." + column.id() + ".name"));
        item.setSelected(shown.pinned());
        item.setOnAction(_ ->
                model.columnsProperty().set(Pins.toggled(model.columnsProperty().get(), column)));
        return item;
    }

    private void toggle(CarColumn column) {
        List<ShownColumn> columns = new ArrayList<>(model.columnsProperty().get());
        if (!columns.removeIf(each -> each.column() == column)) {
            columns.add(new ShownColumn(column, column.width(), false));
        }
        model.columnsProperty().set(List.copyOf(columns));
    }

    String title(Grouping grouping) {
        return strings.get("cars.group.title", name(grouping));
    }

    private String name(Grouping grouping) {
        return strings.get("cars.group." + grouping.name());
    }

    String name(Density density) {
        return strings.get("settings.density." + density.name());
    }

    private static RadioMenuItem radio(String text, boolean selected, Runnable chosen) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(selected);
        item.setOnAction(_ -> chosen.run());
        return item;
    }
}
