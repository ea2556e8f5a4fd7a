package pitwall.views.cars.dots;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.cards.CarCard;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListCursor;
import pitwall.views.cars.face.ListKeys;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSelection;
import pitwall.views.kit.Palette;

/// Every car of the listing as a dot, in its region and ring. A normal car is small and grey, a problem is larger and
/// has a shape. FX thread.
public final class CarDots extends Region implements CarFace {
    private static final double CARD_WIDTH = 200;
    private static final double CARD_HEIGHT = 88;
    /// Left of the dots.
    private static final double MARGIN = 8;

    private final FaceContext context;
    private final ListCursor cursor;
    private final DotCanvas canvas;
    private final ScrollBar bar = new ScrollBar();
    private final CarCard card;
    private final DotLasso lasso;
    private DotLayout layout = DotLayout.of(List.of(), 1, 1);
    private String[] labels = {};
    private @Nullable CarListing laidOut;

    public CarDots(FaceContext context, ObservableValue<Palette> palette) {
        this.context = context;
        this.cursor = new ListCursor(context.list());
        this.canvas = new DotCanvas(palette.getValue());
        this.card = new CarCard(context);
        this.lasso = new DotLasso(this::mark);
        getStyleClass().add("cars-dots");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(context.strings().get("cars.dots.spoken"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe(_ -> requestLayout());
        card.getStyleClass().add("car-popover");
        card.setVisible(false);
        card.setMouseTransparent(true);
        getChildren().setAll(canvas, bar, lasso.node(), card);
        listen(palette);
    }

    private void listen(ObservableValue<Palette> palette) {
        ListPointer pointer = new ListPointer(context);
        pointer.watch(this);
        addEventFilter(KeyEvent.KEY_PRESSED, this::groupKey);
        addEventHandler(KeyEvent.KEY_PRESSED, new ListKeys(context, this)::pressed);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.setOnMouseMoved(this::hovered);
        canvas.setOnMouseExited(_ -> point(Optional.empty(), 0, 0));
        canvas.setOnMousePressed(event -> {
            requestFocus();
            lasso.begin(event);
            carAt(event).ifPresent(id -> pointer.pressed(id, event));
        });
        canvas.setOnMouseDragged(lasso::drag);
        canvas.setOnMouseReleased(lasso::end);
        palette.subscribe(changed -> {
            canvas.paintWith(changed);
            requestLayout();
        });
        context.list().listingProperty().subscribe(this::requestLayout);
        context.list().selection().revisionProperty().subscribe(this::refresh);
        context.list().selection().cursorProperty().subscribe(_ -> refresh());
    }

    private void groupKey(KeyEvent event) {
        if (event.getCode() != KeyCode.TAB || event.isShortcutDown()) {
            return;
        }
        int before = cursor.index();
        Optional<CarId> reached = cursor.group(event.isShiftDown() ? -1 : 1);
        if (reached.isPresent() && cursor.index() != before) {
            reached.ifPresent(this::reveal);
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        CarListing listing = context.list().listing();
        if (laidOut == null || laidOut != listing && !laidOut.hasRowsOf(listing)) {
            labels = listing.groups().stream().map(this::label).toArray(String[]::new);
        }
        laidOut = listing;
        List<DotLayout.Group> groups = groups(listing);
        layout = DotLayout.of(groups, getWidth() - MARGIN, getHeight());
        boolean scrolls = layout.height() > getHeight();
        double barWidth = scrolls ? bar.prefWidth(-1) : 0;
        if (scrolls) {
            layout = DotLayout.of(groups, getWidth() - MARGIN - barWidth, getHeight());
        }
        double most = Math.max(0, layout.height() - getHeight());
        bar.setVisible(scrolls);
        bar.setMax(most);
        bar.setVisibleAmount(most == 0 ? 0 : most * getHeight() / layout.height());
        bar.setValue(Math.clamp(bar.getValue(), 0, most));
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        canvas.relocate(MARGIN, 0);
        canvas.setWidth(Math.max(0, getWidth() - MARGIN - barWidth));
        canvas.setHeight(getHeight());
        canvas.drawAll(layout, labels, dots(), top(), this::state);
    }

    private List<DotLayout.Group> groups(CarListing listing) {
        List<CarGroup> groups = listing.groups();
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new DotLayout.Group(
                        groups.get(i).start(), groups.get(i).size(), DotCanvas.labelWidth(labels[i])))
                .toList();
    }

    private String label(CarGroup group) {
        return context.speech().group(group.key());
    }

    /// How many dots there are: none until the cars are divided into regions and rings, which takes a moment.
    private int dots() {
        CarListing listing = context.list().listing();
        return listing.groups().isEmpty() ? 0 : listing.size();
    }

    private double top() {
        return Math.round(bar.getValue());
    }

    private int state(int index) {
        CarListing listing = context.list().listing();
        CarSelection selection = context.list().selection();
        CarId id = listing.id(index);
        Optional<Car> car = context.list().car(index);
        int looks = car.map(each -> DotState.of(context.list().time().headline(each), each.priority()))
                .orElse(DotState.GONE);
        return DotState.with(looks, selection.isSelected(id), selection.isMarked(id));
    }

    @Override
    public void refresh() {
        if (laidOut == context.list().listing()) {
            canvas.drawChanged(layout, top(), this::state);
        } else {
            requestLayout();
        }
        if (card.isVisible()) {
            card.car().ifPresent(id -> card.show(id, context.list().car(id)));
        }
    }

    @Override
    public void follow() {
        CarListing listing = context.list().listing();
        if (laidOut == listing) {
            FleetSnapshot snapshot = context.list().picture().snapshot();
            canvas.drawMoved(layout, top(), index -> listing.car(index, snapshot), this::state);
        }
        if (card.isVisible()) {
            card.car().ifPresent(id -> card.follow(id, context.list().car(id)));
        }
    }

    private Optional<CarId> carAt(MouseEvent event) {
        int index = layout.indexAt(event.getX(), event.getY() + top());
        CarListing listing = context.list().listing();
        return index < 0 || index >= dots() ? Optional.empty() : Optional.of(listing.id(index));
    }

    private void hovered(MouseEvent event) {
        point(carAt(event), event.getX(), event.getY());
    }

    private void point(Optional<CarId> id, double x, double y) {
        context.pointed().accept(id);
        card.setVisible(id.isPresent());
        id.ifPresent(each -> {
            card.show(each, context.list().car(each));
            double left = x + 16 + CARD_WIDTH > getWidth() ? x - 16 - CARD_WIDTH : x + 16;
            double above = y + 16 + CARD_HEIGHT > getHeight() ? y - 16 - CARD_HEIGHT : y + 16;
            card.resizeRelocate(Math.round(left), Math.round(above), CARD_WIDTH, CARD_HEIGHT);
        });
    }

    private void mark(DotLasso.Area area) {
        CarListing listing = context.list().listing();
        CarSelection selection = context.list().selection();
        List<CarId> inside = IntStream.range(0, dots())
                .filter(i -> area.holds(layout.x(i) + layout.pitch() / 2.0, layout.y(i) - top() + layout.pitch() / 2.0))
                .mapToObj(listing::id)
                .toList();
        if (!area.adds()) {
            selection.clearMarks();
        }
        selection.markAll(inside);
    }

    @Override
    public void reveal(CarId id) {
        int index = context.list().listing().indexOf(id);
        if (index < 0 || dots() == 0) {
            return;
        }
        int y = layout.y(index);
        if (y < bar.getValue()) {
            bar.setValue(y);
        } else if (y + layout.pitch() > bar.getValue() + getHeight()) {
            bar.setValue(Math.min(bar.getMax(), y + layout.pitch() - getHeight()));
        }
        context.list().car(index).ifPresent(car -> setAccessibleText(context.spoken(car)));
    }

    @Override
    public int page() {
        return Math.max(1, (int) (getHeight() / layout.pitch()));
    }

    @Override
    public int below(int index, int lines) {
        return dots() == 0 ? index : layout.below(index, lines);
    }

    @Override
    public boolean isGrid() {
        return true;
    }

    @Override
    public Node node() {
        return this;
    }
}
