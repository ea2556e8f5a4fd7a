package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.cars.detail.CarDetailViewModel.Tab;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;

/// Everything about one car, one tab for each. FX thread.
public final class CarDetailScreen implements Screen {
    private final CarDetailParts parts;
    private final Surroundings surroundings;
    private final Strings strings;
    private final StackPane node = new StackPane();
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    /// Absent until somebody was led here.
    private @Nullable Opened opened;

    private boolean shown;

    /// A car and what shows it.
    private record Opened(
            CarId car,
            CarDetailViewModel model,
            CarDetailController controller,
            CarDetailNodes nodes,
            List<UiAction> actions) {}

    CarDetailScreen(CarDetailParts parts, Surroundings surroundings) {
        this.parts = parts;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.title = new ReadOnlyStringWrapper(strings.get("car.title"));
    }

    /// Cars one by one; they are reached from others.
    public static ScreenKind kind(CarDetailParts parts) {
        return ScreenKind.ofObject(
                "car", "car.title", "mdi2c-car", surroundings -> new CarDetailScreen(parts, surroundings));
    }

    @Override
    public String id() {
        return "car";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean shows(Destination destination) {
        Opened now = opened;
        return now == null || carOf(destination).filter(now.car()::equals).isPresent();
    }

    @Override
    public void arrive(Destination destination) {
        Optional<CarId> car = carOf(destination);
        if (opened == null) {
            car.ifPresent(this::open);
        }
        Opened now = opened;
        if (now != null && destination instanceof Destination.CarPart(var _, Destination.CarPart.Part part)) {
            lead(now, part);
        }
    }

    private static Optional<CarId> carOf(Destination destination) {
        return switch (destination) {
            case Destination.Car(CarId id) -> Optional.of(id);
            case Destination.CarPart(CarId id, var _) -> Optional.of(id);
            default -> Optional.empty();
        };
    }

    private void open(CarId car) {
        CarDetailViewModel model = new CarDetailViewModel(car, parts, strings);
        CarDetailNodes nodes = new CarDetailNodes(parts, model, surroundings);
        CarDetailController controller = new CarDetailController(model, nodes, strings);
        node.getChildren().setAll(FxmlView.load(controller, strings.bundle()));
        title.set(strings.get("car.title.of", car.value()));
        model.viewProperty()
                .subscribe(view -> status.set(view.map(this::statusOf).orElse("")));
        opened = new Opened(car, model, controller, nodes, actions(model, controller, nodes));
        if (shown) {
            controller.shown();
        }
    }

    private String statusOf(CarView view) {
        CarHead head = view.head();
        return head.reason().isEmpty()
                ? strings.get("car.status", head.id(), head.state(), head.seen())
                : strings.get("car.status.reason", head.id(), head.state(), head.reason(), head.seen());
    }

    private static void lead(Opened now, Destination.CarPart.Part part) {
        switch (part) {
            case TIMELINE -> {
                now.controller().show(Tab.TIMELINE);
                now.model().timeline().selectFailure();
            }
            case LOGS -> now.controller().show(Tab.LOGS);
        }
    }

    private List<UiAction> actions(CarDetailViewModel model, CarDetailController controller, CarDetailNodes nodes) {
        List<UiAction> actions = new ArrayList<>(nodes.actions());
        actions.add(always("tab-timeline", "Alt+1", () -> controller.show(Tab.TIMELINE)));
        actions.add(always("tab-telemetry", "Alt+2", () -> controller.show(Tab.TELEMETRY)));
        actions.add(always("tab-logs", "Alt+3", () -> controller.show(Tab.LOGS)));
        actions.add(always("tab-versions", "Alt+4", () -> controller.show(Tab.VERSIONS)));
        actions.add(always("tab-updates", "Alt+5", () -> controller.show(Tab.UPDATES)));
        actions.add(always("audit", "", nodes::toAudit));
        actions.add(always("earlier", ",", () -> step(model, controller, -1)));
        actions.add(always("later", ".", () -> step(model, controller, 1)));
        actions.add(inPresent("hour-earlier", "Ctrl+Left", () -> leap(model, controller, -1)));
        actions.add(inPresent("hour-later", "Ctrl+Right", () -> leap(model, controller, 1)));
        actions.add(always("timeline", "E", () -> {
            controller.show(Tab.TIMELINE);
            model.timeline().selectFailure();
        }));
        actions.add(always("logs", "L", () -> {
            model.logs().around(pointedAt(model));
            controller.show(Tab.LOGS);
        }));
        actions.add(always("all-logs", "Shift+L", () -> nodes.toLogs(pointedAt(model))));
        actions.add(always("last-error", "Shift+E", () -> {
            controller.show(Tab.LOGS);
            model.logs().around(Optional.empty());
            model.logs().pointAtLastError();
        }));
        return List.copyOf(actions);
    }

    /// The moment that is looked at, in events or in curves.
    private static Optional<Instant> pointedAt(CarDetailViewModel model) {
        Optional<Instant> event = model.timeline().selectedEntry().map(model.timeline()::time);
        return switch (model.tabProperty().get()) {
            case TIMELINE -> event;
            case TELEMETRY -> model.telemetry().cursor().or(() -> event);
            case LOGS, VERSIONS, UPDATES -> Optional.empty();
        };
    }

    private static void step(CarDetailViewModel model, CarDetailController controller, int later) {
        toEvents(model, controller);
        model.timeline().step(later);
    }

    private static void leap(CarDetailViewModel model, CarDetailController controller, int later) {
        toEvents(model, controller);
        model.timeline().leap(later);
    }

    /// Events are seen in the timeline, and as marks in the curves.
    private static void toEvents(CarDetailViewModel model, CarDetailController controller) {
        if (model.tabProperty().get() != Tab.TELEMETRY) {
            controller.show(Tab.TIMELINE);
        }
    }

    /// In the past the same keys move the time of all screens.
    private UiAction inPresent(String id, String keys, Runnable run) {
        String reason = strings.get("car.hour.replay");
        return new UiAction(
                "car." + id,
                "car.action." + id,
                keys,
                UiAction.Danger.D0,
                parts.fleet().frameProperty().map(_ -> parts.files().until().map(then -> reason)),
                run);
    }

    private static UiAction always(String id, String keys, Runnable run) {
        return UiAction.always("car." + id, "car.action." + id, keys, run);
    }

    private Optional<AlarmView> unacknowledged() {
        Opened now = opened;
        return now == null ? Optional.empty() : now.nodes().alarms().unacknowledged();
    }

    @Override
    public List<UiAction> actions() {
        Opened now = opened;
        return now == null ? List.of() : now.actions();
    }

    @Override
    public void shown() {
        shown = true;
        // F2 acknowledges what is the matter with this car before anything else.
        parts.alarms().ifPresent(desk -> desk.chosenProperty().set(this::unacknowledged));
        Opened now = opened;
        if (now != null) {
            now.controller().shown();
        }
    }

    @Override
    public void hidden() {
        shown = false;
        parts.alarms().ifPresent(desk -> desk.chosenProperty().set(Optional::empty));
        Opened now = opened;
        if (now != null) {
            now.controller().hidden();
        }
    }

    @Override
    public void focus() {
        Opened now = opened;
        if (now != null) {
            now.controller().focus();
        }
    }

    @Override
    public boolean escape() {
        Opened now = opened;
        return now != null && now.nodes().close();
    }

    @Override
    public void resync(Runnable fleet) {
        fleet.run();
        Opened now = opened;
        if (now != null) {
            now.model().refresh();
        }
    }

    @Override
    public List<Node> panes() {
        Opened now = opened;
        return now == null ? List.of(node) : now.controller().panes();
    }
}
