package pitwall.views.cars.overview;

import javafx.scene.Node;
import javafx.util.Subscription;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.views.cars.dots.CarDots;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.ListingOrder;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;

/// Every car as a dot, by region and ring, as the Cars screen draws them. FX thread.
final class FleetDots {
    private final CarList list;
    private final CarDots dots;
    private Subscription following = Subscription.EMPTY;

    FleetDots(OverviewParts parts, Surroundings surroundings) {
        Strings strings = surroundings.strings();
        list = new CarList(parts.fleet(), parts.background(), parts.fxThread(), parts.clock());
        list.order(new ListingOrder(CarQuery.ALL, CarSort.PROBLEMS_FIRST, Grouping.REGION_RING));
        CarText text = new CarText(strings);
        FaceContext context = new FaceContext(
                list,
                text,
                new CarSpeech(strings, text),
                strings,
                id -> open(surroundings, id),
                id -> open(surroundings, id),
                _ -> {});
        dots = new CarDots(context, parts.palette());
    }

    private static void open(Surroundings surroundings, CarId id) {
        surroundings.navigator().open(new Destination.Car(id));
    }

    Node node() {
        return dots;
    }

    void shown() {
        list.shown();
        following = list.picturesProperty().subscribe(dots::follow);
        dots.refresh();
    }

    void hidden() {
        following.unsubscribe();
        list.hidden();
    }

    /// Called a few times a second.
    void tick() {
        list.tick();
        dots.refresh();
    }
}
