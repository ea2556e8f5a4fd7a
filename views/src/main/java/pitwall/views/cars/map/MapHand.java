package pitwall.views.cars.map;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.map.MapView;

/// Mouse, touchpad and keys on the map: drag and two fingers push it, the wheel and a pinch enlarge it, Shift and drag
/// draws around cars; arrows, plus and minus do the same from the keyboard, Tab goes through clusters, cars or
/// hexagons, Enter lists their cars or opens the one. FX thread.
final class MapHand {
    private static final double SLACK = 4;
    private static final double STEP = 80;
    private static final double WHEEL = 160;

    private final CarMap map;
    private final MapViewModel model;
    private final Consumer<Optional<Cluster>> list;
    private final Fingers fingers;
    private double pressedX;
    private double pressedY;
    private boolean moved;
    private @Nullable MapView pressedView;
    private @Nullable Lasso lasso;

    /// @param list lists the cars of a cluster beside the map
    MapHand(CarMap map, MapViewModel model, InstantSource clock, Consumer<Optional<Cluster>> list) {
        this.map = map;
        this.model = model;
        this.list = list;
        this.fingers = new Fingers(clock);
    }

    void listen() {
        map.setOnMousePressed(this::pressed);
        map.setOnMouseDragged(this::dragged);
        map.setOnMouseReleased(this::released);
        map.setOnMouseMoved(this::hovered);
        map.setOnMouseExited(_ -> map.popover().setVisible(false));
        map.setOnScroll(this::scrolled);
        map.setOnZoom(this::zoomed);
        map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void pressed(MouseEvent event) {
        map.requestFocus();
        map.popover().setVisible(false);
        map.pen().end();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedView = map.view();
        moved = false;
        lasso = event.isShiftDown() ? new Lasso() : null;
    }

    private void dragged(MouseEvent event) {
        moved |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > SLACK;
        Lasso drawing = lasso;
        MapView from = pressedView;
        if (drawing != null) {
            drawing.add(event.getX(), event.getY());
            map.lasso().show(drawing.points());
        } else if (moved && from != null) {
            map.look(from.panned(pressedX - event.getX(), pressedY - event.getY()));
        }
    }

    private void released(MouseEvent event) {
        Lasso drawing = lasso;
        lasso = null;
        map.lasso().hide();
        if (drawing != null && moved) {
            drawing.area(map.view()).ifPresent(model::askArea);
        } else if (!moved && event.getButton() == MouseButton.PRIMARY) {
            clicked(event);
        }
    }

    private void clicked(MouseEvent event) {
        Optional<Cluster> cluster = model.drawing().clusterAt(map.view(), event.getX(), event.getY());
        if (cluster.filter(each -> !each.isSingle()).isPresent()) {
            cluster.ifPresent(each -> {
                if (map.view().zoom() >= MapView.CLOSEST) {
                    list.accept(cluster);
                } else {
                    map.enter(each);
                }
            });
            return;
        }
        int point = cluster.map(Cluster::worst).orElseGet(() -> pointAt(event));
        if (point >= 0) {
            map.select(model.drawing().points().id(point));
            if (event.getClickCount() == 2) {
                map.open(model.drawing().points().id(point));
            }
        } else {
            map.regionAt(event.getX(), event.getY()).ifPresent(model::askRegion);
        }
    }

    private int pointAt(MouseEvent event) {
        return model.drawing().mode() == MapMode.DOTS
                ? model.drawing().pointAt(map.view(), event.getX(), event.getY())
                : -1;
    }

    private void hovered(MouseEvent event) {
        CarPoints points = model.drawing().points();
        Optional<Cluster> cluster = model.drawing()
                .clusterAt(map.view(), event.getX(), event.getY())
                .or(() -> model.drawing().hexAt(map.view(), event.getX(), event.getY()));
        int point = cluster.isPresent() ? -1 : pointAt(event);
        if (point >= 0) {
            map.popover().showCar(points, point, event.getX(), event.getY());
        } else if (cluster.isPresent()) {
            map.popover().show(points, cluster.get(), event.getX(), event.getY());
        } else {
            map.popover().setVisible(false);
        }
    }

    /// A wheel enlarges; two fingers on a touchpad push, and enlarge with Ctrl.
    private void scrolled(ScrollEvent event) {
        if (fingers.moved(event) && !event.isShortcutDown()) {
            map.look(map.view().panned(-event.getDeltaX(), -event.getDeltaY()));
        } else {
            map.look(map.view().zoomed(event.getDeltaY() / WHEEL, event.getX(), event.getY()));
        }
        event.consume();
    }

    private void zoomed(ZoomEvent event) {
        if (event.getZoomFactor() > 0) {
            map.look(map.view().zoomed(Math.log(event.getZoomFactor()) / Math.log(2), event.getX(), event.getY()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (map.pen().key(event)) {
            event.consume();
            return;
        }
        boolean used = switch (event.getCode()) {
            case LEFT -> pan(-STEP, 0);
            case RIGHT -> pan(STEP, 0);
            case UP -> pan(0, -STEP);
            case DOWN -> pan(0, STEP);
            case PLUS, ADD, EQUALS -> zoom(0.5);
            case MINUS, SUBTRACT -> zoom(-0.5);
            case TAB -> map.focusNext(event.isShiftDown() ? -1 : 1);
            case ENTER -> listFocused();
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private boolean pan(double right, double down) {
        map.look(map.view().panned(right, down));
        return true;
    }

    private boolean zoom(double steps) {
        map.look(map.view().zoomed(steps, map.getWidth() / 2, map.getHeight() / 2));
        return true;
    }

    private boolean listFocused() {
        Optional<Cluster> cluster = map.focusedCluster();
        cluster.ifPresent(each -> {
            if (each.isSingle()) {
                map.select(model.drawing().points().id(each.worst()));
                map.open(model.drawing().points().id(each.worst()));
            } else {
                list.accept(cluster);
            }
        });
        return cluster.isPresent();
    }
}
