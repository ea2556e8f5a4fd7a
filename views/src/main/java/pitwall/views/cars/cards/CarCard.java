package pitwall.views.cars.cards;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.StateGlyph;

/// One car on a card: id and age, condition and battery, versions and motion, reason. Serves one car after another;
/// sets only what differs. FX thread.
public final class CarCard extends VBox {
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass AGED = PseudoClass.getPseudoClass("aged");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");

    private final FaceContext context;
    private final Label id = label("car-id");
    private final Label seen = label("muted");
    private final Label state = label("car-state");
    private final Label battery = label("car-reported");
    private final Label versions = label("car-versions");
    private final Label motion = label("car-reported");
    private final Label reason = label("car-reason");
    private final StateGlyph glyph = new StateGlyph();
    private @Nullable AlarmGlyph alarm;
    private Optional<AlarmPriority> priority = Optional.empty();
    private @Nullable CarId shown;
    private Optional<Car> drawn = Optional.empty();

    public CarCard(FaceContext context) {
        this.context = context;
        getStyleClass().add("car-card");
        state.setGraphic(glyph);
        getChildren().setAll(line(id, seen), line(state, battery), line(versions, motion), reason);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
    }

    /// Shows a car; a car that is gone keeps its name.
    public void show(CarId car, Optional<Car> now) {
        shown = car;
        drawn = now;
        pseudoClassStateChanged(CURSOR, context.list().selection().isSelected(car));
        pseudoClassStateChanged(MARKED, context.list().selection().isMarked(car));
        pseudoClassStateChanged(GONE, now.isEmpty());
        id.setText(car.value());
        now.ifPresentOrElse(this::fill, this::empty);
    }

    /// Shows a car if it is not what is shown already.
    public void follow(CarId car, Optional<Car> now) {
        if (!car.equals(shown) || !now.equals(drawn)) {
            show(car, now);
        }
    }

    /// The car it shows; empty before the first.
    public Optional<CarId> car() {
        return Optional.ofNullable(shown);
    }

    private void fill(Car car) {
        ReadingTime time = context.list().time();
        CarText text = context.text();
        boolean waits = context.list().pending().isPending(car.id());
        seen.setText(waits ? context.strings().get("cars.pending") : text.text(CarColumn.SEEN, car, time));
        state.setText(text.text(CarColumn.STATE, car, time));
        battery.setText(text.text(CarColumn.BATTERY, car, time));
        versions.setText(text.text(CarColumn.VERSIONS, car, time));
        motion.setText(text.text(CarColumn.MOTION, car, time));
        reason.setText(text.text(CarColumn.REASON, car, time));
        glyph.setVisible(true);
        if (glyph.status() != time.headline(car) || !car.priority().equals(priority)) {
            priority = car.priority();
            glyph.show(time.headline(car), priority);
            showAlarm();
        }
        pseudoClassStateChanged(AGED, CarText.isAged(car, time));
    }

    private void showAlarm() {
        AlarmGlyph mark = priority.map(this::alarm).orElse(null);
        id.setGraphic(mark);
    }

    private AlarmGlyph alarm(AlarmPriority urgent) {
        AlarmGlyph mark = alarm == null ? new AlarmGlyph(context.strings(), urgent) : alarm;
        mark.show(urgent);
        alarm = mark;
        return mark;
    }

    private void empty() {
        for (Label label : new Label[] {seen, battery, versions, motion, reason}) {
            label.setText("");
        }
        state.setText(context.strings().get("cars.gone"));
        glyph.setVisible(false);
        priority = Optional.empty();
        id.setGraphic(null);
        pseudoClassStateChanged(AGED, false);
    }

    /// Put together only when somebody asks.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT && shown != null) {
            return context.list().car(shown).map(context::spoken).orElse(shown.value());
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private static Node line(Label left, Label right) {
        left.setMaxWidth(Double.MAX_VALUE);
        right.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(left, right);
        line.getStyleClass().add("card-line");
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        return line;
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }
}
