package pitwall.views.cars.table;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.LiveBeside;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.StateGlyph;

/// One value of one car. Draws itself again only where the text or the mark differs from what it shows.
final class CarCell extends TableCell<Line, Line> {
    private static final String STALE = "stale-value";
    private static final String DIFFERS = "differs";

    private final CarColumn column;
    private final FaceContext context;
    private @Nullable StateGlyph state;
    private @Nullable AlarmGlyph alarm;
    private @Nullable Label pending;
    private boolean ownTip;
    private @Nullable HeadlineStatus shownStatus;
    private Optional<AlarmPriority> shownPriority = Optional.empty();

    CarCell(CarColumn column, FaceContext context) {
        this.column = column;
        this.context = context;
        getStyleClass().add("car-" + column.id());
        switch (column.kind()) {
            case NUMBER -> getStyleClass().add("number");
            case CODE -> getStyleClass().add("mono");
            case GLYPH, TEXT -> {}
        }
        if (column == CarColumn.REASON || column == CarColumn.MESSAGE || column == CarColumn.TAGS) {
            ownTip = true;
            setTooltip(tip());
        }
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        refresh();
    }

    /// Follows the car.
    void refresh() {
        Line line = getItem();
        if (line == null
                || isEmpty()
                || line.index() >= context.list().listing().size()) {
            clear(""); // also where the list became shorter and the table has not taken the line away yet
        } else if (line.group() != null) {
            heading(line.group());
        } else {
            context.list().car(line.index()).ifPresentOrElse(this::car, () -> gone(line));
        }
    }

    private void car(Car car) {
        ReadingTime time = context.list().time();
        showText(car, time);
        setStale(context.text().growsOld(column) && CarText.isAged(car, time));
        if (column == CarColumn.STATE) {
            showState(time.headline(car), car.priority());
        } else if (column == CarColumn.PRIORITY) {
            showAlarm(car.priority());
        } else if (column == CarColumn.CAR) {
            showPending(context.list().pending().isPending(car.id()));
        }
    }

    /// While the past is held against the present, a value that is another now says both.
    private void showText(Car car, ReadingTime time) {
        LiveBeside live = context.list().beside();
        Optional<String> both = live.isOn()
                ? context.text().compared(column, car, time, live.car(car.id()).orElse(null), live.time())
                : Optional.empty();
        setText(both.orElseGet(() -> context.text().text(column, car, time)));
        setDiffers(both.isPresent());
    }

    /// What is cut off can be read there.
    private void setDiffers(boolean differs) {
        if (differs == getStyleClass().contains(DIFFERS)) {
            return;
        }
        if (differs) {
            getStyleClass().add(DIFFERS);
        } else {
            getStyleClass().remove(DIFFERS);
        }
        if (!ownTip) {
            setTooltip(differs ? tip() : null);
        }
    }

    private Tooltip tip() {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(textProperty());
        return tip;
    }

    /// Behind the name, until the change that was asked for is seen.
    private void showPending(boolean waits) {
        if (!waits) {
            setGraphic(null);
            return;
        }
        Label mark = pending == null ? new Label("…") : pending;
        if (pending == null) {
            mark.getStyleClass().add("pending-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            mark.setTooltip(new Tooltip(context.strings().get("cars.pending.tip")));
            setContentDisplay(ContentDisplay.RIGHT);
            pending = mark;
        }
        place(mark);
    }

    /// A car that was removed while its row was being read keeps its row and its name until the next order.
    private void gone(Line line) {
        boolean named = column == CarColumn.CAR
                && line.index() < context.list().listing().size();
        clear(
                named
                        ? context.list().listing().id(line.index()).value()
                        : column == CarColumn.STATE ? context.strings().get("cars.gone") : "");
    }

    private void heading(CarGroup group) {
        clear(
                switch (column) {
                    case CAR -> context.speech().group(group.key());
                    case STATE -> "";
                    case VERSIONS -> context.speech().size(group);
                    default -> "";
                });
        if (column == CarColumn.PRIORITY) {
            showAlarm(Optional.ofNullable(group.worst()));
        }
    }

    private void clear(String text) {
        setText(text);
        setDiffers(false);
        setStale(false);
        setGraphic(null);
        shownStatus = null;
        shownPriority = Optional.empty();
    }

    private void showState(HeadlineStatus status, Optional<AlarmPriority> priority) {
        StateGlyph glyph = state == null ? new StateGlyph() : state;
        state = glyph;
        if (status != shownStatus || !priority.equals(shownPriority)) {
            glyph.show(status, priority);
            shownStatus = status;
            shownPriority = priority;
        }
        place(glyph);
    }

    private void showAlarm(Optional<AlarmPriority> priority) {
        if (priority.isEmpty()) {
            setGraphic(null);
            return;
        }
        AlarmGlyph glyph = alarm == null ? new AlarmGlyph(context.strings(), priority.get()) : alarm;
        alarm = glyph;
        if (!priority.equals(shownPriority)) {
            glyph.show(priority.get());
            shownPriority = priority;
        }
        place(glyph);
    }

    private void place(Node glyph) {
        if (getGraphic() != glyph) {
            setGraphic(glyph);
        }
    }

    private void setStale(boolean stale) {
        boolean shown = getStyleClass().contains(STALE);
        if (stale && !shown) {
            getStyleClass().add(STALE);
        } else if (!stale && shown) {
            getStyleClass().remove(STALE);
        }
    }
}
