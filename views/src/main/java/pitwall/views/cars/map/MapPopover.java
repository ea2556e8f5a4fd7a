package pitwall.views.cars.map;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import pitwall.views.cars.cards.CarCard;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.kit.Strings;

/// What is under the pointer, or what keys lead to: the card of a car, or how many cars a cluster or a hexagon has. FX
/// thread.
final class MapPopover extends StackPane {
    private static final double CARD_WIDTH = 190;
    private static final double CARD_HEIGHT = 96;
    private static final double WORDS_WIDTH = 250;

    private final FaceContext context;
    private final ReadOnlyDoubleProperty size;
    private final Strings strings;
    private final CarCard card;
    private final Label words = new Label();

    /// @param size of letters, 1 for the usual one
    MapPopover(FaceContext context, ReadOnlyDoubleProperty size) {
        this.context = context;
        this.size = size;
        this.strings = context.strings();
        this.card = new CarCard(context);
        card.getStyleClass().add("car-popover");
        words.getStyleClass().add("map-popover");
        words.setWrapText(true);
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    void showCar(CarPoints points, int point, double x, double y) {
        card.show(points.id(point), context.list().car(points.id(point)));
        getChildren().setAll(card);
        place(x, y, CARD_WIDTH * size.get(), CARD_HEIGHT * size.get());
    }

    void show(CarPoints points, Cluster cluster, double x, double y) {
        if (cluster.isSingle()) {
            showCar(points, cluster.worst(), x, y);
            return;
        }
        words.setText(words(points, cluster));
        getChildren().setAll(words);
        // Without their style, which hidden nodes do not get, the words would be measured too low.
        setVisible(true);
        words.applyCss();
        double width = WORDS_WIDTH * size.get();
        place(x, y, width, words.prefHeight(width));
    }

    /// For example `1 204 cars, 12 problems; worst: WBA-00041, failed`.
    String words(CarPoints points, Cluster cluster) {
        String state = context.text().word(points.status(cluster.worst()));
        if (cluster.isSingle()) {
            return strings.get("map.car.spoken", points.id(cluster.worst()), state);
        }
        String cars = strings.plural("map.cluster.cars", cluster.count());
        return cluster.problems() == 0
                ? strings.get("map.cluster.well", cars)
                : strings.plural("map.cluster.problems", cluster.problems(), cars, points.id(cluster.worst()), state);
    }

    private void place(double x, double y, double width, double height) {
        double parentWidth = getParent().getLayoutBounds().getWidth();
        double parentHeight = getParent().getLayoutBounds().getHeight();
        double left = x + 18 + width > parentWidth ? x - 18 - width : x + 18;
        double top = y + 18 + height > parentHeight ? y - 18 - height : y + 18;
        setVisible(true);
        resizeRelocate(Math.round(left), Math.round(top), width, height);
    }
}
