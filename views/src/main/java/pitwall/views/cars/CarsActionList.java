package pitwall.views.cars;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import pitwall.views.cars.face.ListCursor;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.Presentation;
import pitwall.views.desk.Destination;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Clip;

/// Everything that can be done on the screen, with its keys. FX thread.
final class CarsActionList {
    private final CarsViewModel model;
    private final CarsController controller;
    private final CarsNodes nodes;
    private final CarList list;
    private final ListCursor cursor;

    CarsActionList(CarsViewModel model, CarsController controller, CarsNodes nodes) {
        this.model = model;
        this.controller = controller;
        this.nodes = nodes;
        this.list = model.list();
        this.cursor = new ListCursor(list);
    }

    List<UiAction> all() {
        List<UiAction> all = new ArrayList<>();
        all.add(always("query", "Ctrl+F", controller::editQuery));
        all.add(always("next", "J", () -> cursor.move(1, false).ifPresent(controller::reveal)));
        all.add(always("previous", "K", () -> cursor.move(-1, false).ifPresent(controller::reveal)));
        all.add(always("open", "Enter", () -> controller.withSelected(nodes::open)));
        all.add(always("peek", "D", () -> controller.withSelected(nodes::peek)));
        all.add(always("timeline", "E", () -> open(Destination.CarPart.Part.TIMELINE)));
        all.add(always("logs", "L", () -> open(Destination.CarPart.Part.LOGS)));
        all.add(always("all-logs", "Shift+L", () -> controller.withSelected(nodes::showLogs)));
        all.add(always("map", "M", () -> controller.withSelected(nodes::showOnMap)));
        all.add(always("mark", "Space", () -> list.selection().cursor().ifPresent(list.selection()::toggleMark)));
        all.add(always("mark-all", "Ctrl+A", () -> list.selection().markAll(list.listing())));
        all.add(always("next-problem", "F8", () -> cursor.problem(1).ifPresent(controller::reveal)));
        all.add(always("previous-problem", "Shift+F8", () -> cursor.problem(-1).ifPresent(controller::reveal)));
        all.add(always("apply", "R", list::apply));
        all.add(always("copy-id", "C", this::copyId));
        all.add(always("copy-json", "Shift+C", this::copyJson));
        all.add(always("pin", "P", nodes::pin));
        all.add(always("pin-query", "Shift+P", nodes::pinQuery));
        all.add(always("export", "Ctrl+E", nodes::export));
        all.add(always("table", "", () -> model.presentationProperty().set(Presentation.TABLE)));
        all.add(always("cards", "", () -> model.presentationProperty().set(Presentation.CARDS)));
        all.add(always("dots", "", () -> model.presentationProperty().set(Presentation.DOTS)));
        all.add(always("facets", "", controller::toggleFacets));
        all.add(always("save-view", "", nodes::askViewName));
        all.add(new UiAction(
                "cars.compare", "cars.action.compare", "X", UiAction.Danger.D0, nodes.whyNotCompare(), nodes::compare));
        all.add(action("set", UiAction.Danger.D2, nodes.bulk().whyNot(), nodes::setDesired));
        all.add(action("back", UiAction.Danger.D3, nodes.back().whyNot(), nodes.back()::ask));
        all.add(action("tag", UiAction.Danger.D1, nodes.actions().whyNotEdit(), nodes::openTag));
        all.add(action("create", UiAction.Danger.D1, nodes.actions().whyNotCreate(), nodes::openCreate));
        all.add(action("delete", UiAction.Danger.D3, nodes.actions().whyNotDelete(), nodes::askDelete));
        return List.copyOf(all);
    }

    private static UiAction always(String id, String keys, Runnable run) {
        return UiAction.always("cars." + id, "cars.action." + id, keys, run);
    }

    private static UiAction action(
            String id, UiAction.Danger danger, ReadOnlyObjectProperty<Optional<String>> whyNot, Runnable run) {
        return new UiAction("cars." + id, "cars.action." + id, "", danger, whyNot, run);
    }

    private void open(Destination.CarPart.Part part) {
        controller.withSelected(car -> nodes.open(car, part));
    }

    private void copyId() {
        list.selection().cursor().ifPresent(id -> copy(id.value(), "cars.copied.id"));
    }

    private void copyJson() {
        list.selection().cursor().flatMap(nodes.exporter()::json).ifPresent(json -> copy(json, "cars.copied.json"));
    }

    private void copy(String text, String key) {
        Clip.copy(text);
        nodes.tell(nodes.strings().get(key, list.selection().cursor().orElseThrow()));
    }
}
