package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
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
