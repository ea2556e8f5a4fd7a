package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.region.RegionLine;
import pitwall.views.cars.region.RegionMarks;
import pitwall.views.cars.region.RegionsViewModel;
import pitwall.views.cars.trail.TrailLine;
import pitwall.views.cars.trail.TrailViewModel;
import pitwall.views.kit.Palette;
import pitwall.views.map.BasePane;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapLayer;
import pitwall.views.map.MapMark;
import pitwall.views.map.MapMarks;
import pitwall.views.map.MapView;
import pitwall.views.map.Pace;
import pitwall.views.map.WorldBox;

/// The base map with the cars on it. What takes long is painted off the FX thread; this pane moves pictures and draws
/// what there are few of. FX thread.
final class CarMap extends Pane {
    /// How often cars are painted anew at most while the map is pushed.
    private static final Duration PACE = Duration.millis(80);

    private final BasePane base;
    private final MapViewModel model;
    private final FaceContext context;
    private final ObservableValue<Palette> palette;
    private final ReadOnlyDoubleProperty size;
    private final MapLayer<CarWish, CarDrawing> layer;
    private final CarMarks marks;
    private final MapMarks shownMarks = new MapMarks();
    private final RegionsViewModel regions;
    private final RegionMarks regionMarks;
    private final TrailLine trailLine;
    private final LassoLine lasso = new LassoLine();
    private final MapPen pen;
    private final MapPopover popover;
    private final Pace pace = new Pace(PACE, this::paint);
    private CarColors colors;
    private final MapFocus focus = new MapFocus();
    private List<KeptFree> kept = List.of();
    private AgeRoom ages = new AgeRoom();
    private @Nullable MapFrame drawn;
    private @Nullable CarId wanted;
    private boolean homed;
    private boolean shown;

    CarMap(
            BasePane base,
            MapViewModel model,
            RegionsViewModel regions,
            TrailViewModel trail,
            FaceContext context,
            MapParts parts,
            Consumer<Optional<Cluster>> list) {
        this.base = base;
        this.model = model;
        this.context = context;
        this.palette = parts.themes().paletteProperty();
        this.size = parts.themes().scaleProperty();
        this.colors = CarColors.of(palette.getValue());
        this.layer = new MapLayer<>(new CarPainter(), parts.background(), parts.fxThread(), this::drawn);
        this.marks = new CarMarks(context.strings().formats());
        this.regions = regions;
        this.regionMarks = new RegionMarks(context.strings().formats());
        this.trailLine = new TrailLine(trail, size, context.strings().formats());
        this.popover = new MapPopover(context, size);
        getStyleClass().add("car-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(context.strings().get("map.spoken"));
        this.pen = new MapPen(this, model, context.strings());
        getChildren().add(base);
        layer.addTo(this);
        getChildren().addAll(base.names(), trailLine, shownMarks, lasso, popover);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        new MapHand(this, model, parts.clock(), list).listen();
        base.viewProperty().subscribe(this::viewed);
        focusedProperty().subscribe(has -> {
            if (!has) {
                popover.setVisible(false);
            }
        });
        palette.subscribe(changed -> {
            colors = CarColors.of(changed);
            paint();
        });
        size.subscribe(now -> {
            base.write(now.doubleValue());
            placeTrail();
            paint();
        });
        model.modeProperty().subscribe(_ -> {
            focusNone();
            paint();
        });
        context.list().picturesProperty().subscribe(_ -> paint());
        context.list().listingProperty().subscribe(_ -> paint());
        context.list().selection().cursorProperty().subscribe(_ -> selected());
        regions.linesProperty().subscribe(_ -> mark());
        trail.trackProperty().subscribe(_ -> placeTrail());
        model.queryTextProperty().subscribe(_ -> mark());
    }

    void shown() {
        shown = true;
        base.comeBack();
        paint();
    }

    /// Gives the memory of its pictures back until it is shown.
    void letGo() {
        layer.letGo();
        base.letGo();
    }

    void hidden() {
        shown = false;
    }

    @Override
    protected void layoutChildren() {
        base.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private void viewed() {
        layer.place(view());
        shownMarks.place(view());
        placeTrail();
        popover.setVisible(false);
        pen.viewed();
        if (layer.serves(view(), base.density())) {
            pace.ask();
        } else {
            pace.now();
        }
    }

    private void paint() {
        if (shown && view().width() > 1) {
            CarWish wish = new CarWish(
                    context.list().listing(),
                    context.list().picture().snapshot(),
                    context.list().time(),
                    model.modeProperty().get(),
                    model.precision() == Precision.EXACT,
                    colors,
                    size.get(),
                    context.list().selection().cursor());
            layer.paint(wish, view(), base.density());
        }
    }

    private void drawn(CarDrawing drawing, MapFrame frame) {
        drawn = frame.inWindow(base.density());
        if (focus.isLostIn(drawing)) {
            popover.setVisible(false);
        }
        model.drawn(drawing);
        mark();
        layer.place(view());
        if (!homed && homeBox(drawing.points()).isPresent()) {
            home();
        }
        CarId waited = wanted;
        if (waited != null && drawing.points().indexOf(waited) >= 0) {
            wanted = null;
            go(waited);
        }
    }

    /// Draws clusters, selection and focus again.
    private void mark() {
        MapFrame frame = drawn;
        if (frame != null) {
            List<RegionLine> lines = regions.linesProperty().get();
            ages = marks.ages(model.drawing(), frame, trailLine.kept());
            List<KeptFree> cars = marks.kept(model.drawing(), frame, ages);
            List<RegionMarks.Chip> chips = regionMarks.chips(lines, frame, cars, size.get());
            List<MapMark> all = new ArrayList<>(regionMarks.marks(chips, frame, palette.getValue()));
            all.addAll(marks.of(
                    model.drawing(),
                    frame,
                    ages,
                    palette.getValue(),
                    context.list().selection().cursor(),
                    focus.now(),
                    model.precision() == Precision.EXACT));
            shownMarks.show(all, frame);
            shownMarks.place(view());
            kept = Stream.concat(cars.stream(), RegionMarks.kept(chips, frame).stream())
                    .toList();
            keepFree();
            base.show(RegionMarks.areas(lines, model.askedRegion()));
        }
    }

    private void placeTrail() {
        List<KeptFree> before = trailLine.kept();
        trailLine.place(view());
        if (!trailLine.kept().equals(before)) {
            mark();
        }
    }

    /// No name stands under a mark or a time of the trail.
    private void keepFree() {
        List<KeptFree> times = trailLine.kept();
        base.keepFree(
                times.isEmpty()
                        ? kept
                        : Stream.concat(kept.stream(), times.stream()).toList());
    }

    private void selected() {
        mark();
        if (shown) {
            int point = context.list()
                    .selection()
                    .cursor()
                    .map(model.drawing().points()::indexOf)
                    .orElse(-1);
            CarPoints points = model.drawing().points();
            if (point >= 0 && !view().shows(points.x(point), points.y(point))) {
                look(view().at(points.x(point), points.y(point)));
            }
        }
    }

    MapView view() {
        return base.viewProperty().get();
    }

    void look(MapView view) {
        base.viewProperty().set(view);
    }

    /// Shows every car that is asked for.
    void home() {
        CarPoints points = model.drawing().points();
        Optional<WorldBox> box = homeBox(points);
        homed |= box.isPresent();
        look(HomeView.of(box.orElse(WorldBox.WORLD), view().width(), view().height()));
    }

    /// Around every car; around the regions where nothing else is told of where cars are.
    private Optional<WorldBox> homeBox(CarPoints points) {
        if (points.size() > 0) {
            return Optional.of(WorldBox.around(points.xs(), points.ys()));
        }
        return model.precision() == Precision.REGION
                ? RegionMarks.around(regions.linesProperty().get())
                : Optional.empty();
    }

    /// Shows one car, as soon as it is known where it is.
    void go(CarId id) {
        homed = true;
        int point = model.drawing().points().indexOf(id);
        if (point < 0) {
            wanted = id;
            return;
        }
        MapView view = view();
        look(new MapView(
                model.drawing().points().x(point),
                model.drawing().points().y(point),
                Math.max(view.zoom(), HomeView.CLOSEST),
                view.width(),
                view.height()));
    }

    /// Shows a part of the world as large as the window allows, but not closer than a town.
    void go(WorldBox box) {
        homed = true;
        look(HomeView.of(box, view().width(), view().height(), HomeView.CLOSEST + 1));
    }

    /// The region under a point of the window.
    Optional<String> regionAt(double screenX, double screenY) {
        return regions.at(view().worldX(screenX), view().worldY(screenY)).map(RegionLine::name);
    }

    /// Shows a cluster as large as its cell can be.
    void enter(Cluster cluster) {
        MapView closer = MapView.of(cluster.cell(), view().width(), view().height(), HomeView.MARGIN);
        look(new MapView(
                closer.x(), closer.y(), Math.max(closer.zoom(), view().zoom() + 1), view().width(), view().height()));
    }

    /// Leads the keys to the next cluster, car or hexagon, the worst first, and tells of it; false behind the last.
    boolean focusNext(int step) {
        Optional<Cluster> found = focus.step(model.drawing(), view(), step);
        if (found.isEmpty()) {
            focusNone();
            return false;
        }
        Cluster next = found.get();
        setAccessibleText(popover.words(model.drawing().points(), next));
        if (isNearEdge(next) && !next.isAlone() && !next.hexagonal()) {
            look(view().at(next.x(), next.y()));
        }
        mark();
        popover.show(model.drawing().points(), next, view().screenX(next.x()), view().screenY(next.y()));
        return true;
    }

    private boolean isNearEdge(Cluster cluster) {
        double x = view().screenX(cluster.x());
        double y = view().screenY(cluster.y());
        return x < HomeView.MARGIN
                || y < HomeView.MARGIN
                || x > getWidth() - HomeView.MARGIN
                || y > getHeight() - HomeView.MARGIN;
    }

    /// What the keys were led to.
    Optional<Cluster> focusedCluster() {
        return focus.now();
    }

    void focusNone() {
        focus.none();
        popover.setVisible(false);
        setAccessibleText(context.strings().get("map.spoken"));
        mark();
    }

    void select(CarId id) {
        context.list().selection().select(id);
    }

    void open(CarId id) {
        context.open().accept(id);
    }

    LassoLine lasso() {
        return lasso;
    }

    /// Draws around cars with keys.
    MapPen pen() {
        return pen;
    }

    /// What is drawn now.
    CarDrawing drawing() {
        return model.drawing();
    }

    /// Which cars' ages are written beside them.
    AgeRoom ages() {
        return ages;
    }

    MapPopover popover() {
        return popover;
    }
}
