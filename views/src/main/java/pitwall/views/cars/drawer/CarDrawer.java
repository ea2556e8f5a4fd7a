package pitwall.views.cars.drawer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.LiveBeside;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.fx.SeenLogs;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;

/// One car beside the list: its condition and why, then everything that is known. Only for reading. FX thread.
public final class CarDrawer extends VBox {
    private final CarList list;
    private final Strings strings;
    private final CarText text;
    private final CarFacts facts;
    private final Label id = new Label();
    private final Label state = new Label();
    private final StateGlyph glyph = new StateGlyph();
    private final Label seen = new Label();
    private final Label pending = new Label();
    private final LogTail tail;
    private final VBox why = new VBox();
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);
    private @Nullable CarId shown;
    private @Nullable List<FactSection> drawn;
    private Optional<ReasonCode> explained = Optional.empty();

    /// @param logs the lines that were seen
    /// @param open leads to the screen of a car
    public CarDrawer(CarList list, SeenLogs logs, Strings strings, CarText text, Consumer<CarId> open) {
        this.tail = new LogTail(logs, strings);
        this.list = list;
        this.strings = strings;
        this.text = text;
        this.facts = new CarFacts(strings, text);
        getStyleClass().add("car-drawer");
        setAccessibleRole(AccessibleRole.TEXT);
        id.getStyleClass().addAll("mono", "section-title");
        id.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(id, Priority.ALWAYS);
        Button close = new Button(strings.get("kit.close"));
        close.getStyleClass().add("flat");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> close());
        Button whole = new Button(strings.get("cars.drawer.open"));
        whole.getStyleClass().add("flat");
        whole.setMinWidth(USE_PREF_SIZE);
        whole.setOnAction(_ -> Optional.ofNullable(shown).ifPresent(open));
        HBox head = new HBox(id, whole, close);
        head.getStyleClass().add("drawer-head");
        state.setGraphic(glyph);
        state.getStyleClass().add("strong");
        seen.getStyleClass().add("muted");
        pending.setText(strings.get("cars.pending"));
        pending.getStyleClass().add("pending-mark");
        HBox condition = new HBox(state, seen, pending);
        condition.getStyleClass().addAll("gap-12", "drawer-condition");
        why.getStyleClass().add("drawer-why");
        body.getStyleClass().add("drawer-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, condition, scroll);
        close();
    }

    public void open(CarId car) {
        shown = car;
        drawn = null;
        setVisible(true);
        setManaged(true);
        refresh();
    }

    /// True if it was open.
    public boolean close() {
        boolean open = isVisible();
        shown = null;
        setVisible(false);
        setManaged(false);
        return open;
    }

    /// Follows the car; called a few times a second.
    public void refresh() {
        CarId car = shown;
        if (car != null) {
            list.car(car).ifPresentOrElse(this::show, () -> gone(car));
        }
    }

    private List<FactSection> beside(Car car, ReadingTime time) {
        LiveBeside live = list.beside();
        List<FactSection> then = facts.of(car, time);
        Optional<Car> now = live.isOn() ? live.car(car.id()) : Optional.empty();
        return now.map(there -> facts.compared(then, facts.of(there, time), facts.of(there, live.time())))
                .orElse(then);
    }

    private void gone(CarId car) {
        id.setText(car.value());
        state.setText(strings.get("cars.gone"));
        glyph.setVisible(false);
        pending.setVisible(false);
        seen.setText("");
        why.getChildren().clear();
        body.getChildren().clear();
        drawn = null;
    }

    private void show(Car car) {
        ReadingTime time = list.time();
        id.setText(car.id().value());
        state.setText(text.word(time.headline(car)));
        glyph.setVisible(true);
        glyph.show(time.headline(car), car.priority());
        seen.setText(strings.get("cars.drawer.seen", text.text(CarColumn.SEEN, car, time)));
        boolean waits = list.pending().isPending(car.id());
        pending.setVisible(waits);
        pending.setManaged(waits);
        explain(car);
        List<FactSection> now = beside(car, time);
        if (!now.equals(drawn)) {
            fill(now);
            drawn = now;
        }
        tail.follow(
                car.id(),
                list.picture().freshness().allowsCommands()
                        ? null
                        : list.picture().asOf());
    }

    /// What the reason means, who acts and what to do; a code without an explanation says so.
    private void explain(Car car) {
        Optional<ReasonCode> reason = Optional.ofNullable(car.status().reason());
        if (reason.equals(explained) && !why.getChildren().isEmpty()) {
            return;
        }
        explained = reason;
        why.getChildren().clear();
        reason.ifPresent(code -> {
            Label title = wrapped(code.code());
            title.getStyleClass().addAll("mono", "strong");
            why.getChildren().add(title);
            strings.find("reason." + code.code() + ".meaning")
                    .ifPresentOrElse(
                            meaning -> {
                                why.getChildren().add(wrapped(meaning));
                                sentence("cars.drawer.who", "reason." + code.code() + ".who");
                                sentence("cars.drawer.next", "reason." + code.code() + ".next");
                            },
                            () -> why.getChildren().add(wrapped(strings.get("reason.unexplained"))));
            String said = car.status().message();
            if (said != null) {
                why.getChildren().add(wrapped(strings.get("cars.drawer.said", said)));
            }
        });
    }

    private void sentence(String key, String words) {
        strings.find(words).ifPresent(found -> why.getChildren().add(wrapped(strings.get(key, found))));
    }

    private void fill(List<FactSection> sections) {
        double place = scroll.getVvalue();
        body.getChildren().setAll(why);
        sections.forEach(section -> body.getChildren().add(new FactBox(section)));
        body.getChildren().add(tail);
        scroll.setVvalue(place);
    }

    private static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
