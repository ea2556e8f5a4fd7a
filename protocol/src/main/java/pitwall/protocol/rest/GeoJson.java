package pitwall.protocol.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Patch;
import pitwall.fleet.region.Ring;

/// Outlines as RFC 7946 writes them: a `Polygon` or a `MultiPolygon`, longitude first. Other geometries are none.
public final class GeoJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GeoJson() {}

    /// Reads a geometry; never throws because of what it is.
    public static OutlineReading outline(JsonNode geometry) {
        Optional<List<List<List<double[]>>>> polygons = polygons(geometry);
        return polygons.isEmpty()
                ? new OutlineReading.Bad(OutlineFault.NO_POLYGON, "geometry")
                : OutlineReader.read(polygons.get());
    }

    /// The numbers of a geometry, unchecked: polygons of rings of positions. Empty where it is neither kind of polygon,
    /// or where something is no array; a position that holds something else than numbers is one of not-a-number.
    public static Optional<List<List<List<double[]>>>> polygons(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> rings(coordinates).map(List::of);
            case "MultiPolygon" -> each(coordinates, GeoJson::rings);
            default -> Optional.empty();
        };
    }

    private static Optional<List<List<double[]>>> rings(JsonNode polygon) {
        return each(polygon, ring -> each(ring, GeoJson::position));
    }

    private static Optional<double[]> position(JsonNode position) {
        if (!position.isArray()) {
            return Optional.empty();
        }
        double[] numbers = new double[Math.min(2, position.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = position.get(i).isNumber() ? position.get(i).doubleValue() : Double.NaN;
        }
        return Optional.of(numbers);
    }

    private interface Part<T> {
        Optional<T> of(JsonNode node);
    }

    private static <T> Optional<List<T>> each(JsonNode array, Part<T> part) {
        if (!array.isArray()) {
            return Optional.empty();
        }
        List<T> all = new ArrayList<>(array.size());
        for (JsonNode one : array) {
            Optional<T> read = part.of(one);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            all.add(read.get());
        }
        return Optional.of(all);
    }

    /// An outline as a geometry: a polygon where it has one piece.
    public static ObjectNode geometry(Outline outline) {
        ArrayNode polygons = NODES.arrayNode();
        for (Patch patch : outline.patches()) {
            ArrayNode rings = polygons.addArray();
            rings.add(ring(patch.edge()));
            patch.holes().forEach(hole -> rings.add(ring(hole)));
        }
        boolean single = polygons.size() == 1;
        ObjectNode geometry = NODES.objectNode();
        geometry.put("type", single ? "Polygon" : "MultiPolygon");
        geometry.set("coordinates", single ? polygons.get(0) : polygons);
        return geometry;
    }

    private static ArrayNode ring(Ring ring) {
        ArrayNode positions = NODES.arrayNode();
        for (int i = 0; i <= ring.size(); i++) {
            int corner = i % ring.size();
            positions.addArray().add(ring.longitude(corner)).add(ring.latitude(corner));
        }
        return positions;
    }
}
