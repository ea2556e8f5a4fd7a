package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.RolloutReport;

/// Reads what the flight recorder has of phases that follow their queries. Pure.
final class NamedCars {
    private NamedCars() {}

    /// An event with at most [RolloutReport#MOST_CARS] cars in each of its lists; how many there are stands beside
    /// them.
    static JsonNode few(JsonNode event) {
        if (!isNaming(event)) {
            return event;
        }
        ObjectNode shorter = event.deepCopy();
        cut(shorter, "cameCars");
        cut(shorter, "leftCars");
        if (shorter.path("claimed") instanceof ObjectNode claimed) {
            cut(claimed, "cars");
        }
        return shorter;
    }

    /// An event whose lists name only cars that its reader may see; how many there are is no secret to whoever sees the
    /// rollout.
    static JsonNode seen(JsonNode event, Predicate<CarId> visible) {
        if (!isNaming(event)) {
            return event;
        }
        ObjectNode shorter = event.deepCopy();
        keep(shorter, "cameCars", visible);
        keep(shorter, "leftCars", visible);
        if (shorter.path("claimed") instanceof ObjectNode claimed) {
            keep(claimed, "cars", visible);
        }
        return shorter;
    }

    private static void keep(ObjectNode from, String list, Predicate<CarId> visible) {
        if (from.path(list) instanceof ArrayNode cars) {
            cars.removeIf(car -> !visible.test(new CarId(car.asText())));
        }
    }

    private static void cut(ObjectNode from, String list) {
        if (from.path(list) instanceof ArrayNode cars) {
            while (cars.size() > RolloutReport.MOST_CARS) {
                cars.remove(cars.size() - 1);
            }
        }
    }

    /// The cars that phases did not get because other rollouts had them, by id.
    static List<CarId> claimed(List<JsonNode> events) {
        TreeSet<CarId> claimed = new TreeSet<>();
        events.stream()
                .filter(event -> isNaming(event) && event.path("taken").asBoolean())
                .forEach(event ->
                        event.path("claimed").path("cars").forEach(car -> claimed.add(new CarId(car.asText()))));
        return List.copyOf(claimed);
    }

    private static boolean isNaming(JsonNode event) {
        return event.path("type").asText().equals("CarsNamed");
    }
}
