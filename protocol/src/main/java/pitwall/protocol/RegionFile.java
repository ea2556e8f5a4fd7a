package pitwall.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.fleet.region.Simplification;
import pitwall.protocol.rest.GeoJson;

/// Regions as a GeoJSON file has them: a `FeatureCollection`, one `Feature`, or a bare geometry. Members that mean
/// nothing here are passed over, as RFC 7946 wants it.
public record RegionFile(List<Feature> features) {
    private static final ObjectMapper JSON = Json.tolerant();

    public RegionFile {
        features = List.copyOf(features);
    }

    /// One region. Nothing of it is checked yet.
    ///
    /// @param name what stands with cars: the property `name`
    /// @param title for people: the property `title`
    /// @param assignment the property `assignment`
    /// @param geometry absent where it is null
    public record Feature(
            @Nullable String name,
            @Nullable String title,
            @Nullable String assignment,
            @Nullable JsonNode geometry) {
        private static final double ROOM = 0.9;

        /// What it outlines. One with more corners than a region may have loses those that matter least, until it has
        /// room for a few more.
        public OutlineReading outline() {
            JsonNode drawn = geometry;
            if (drawn == null) {
                return new OutlineReading.Bad(OutlineFault.NO_POLYGON, "geometry");
            }
            OutlineReading read = GeoJson.outline(drawn);
            var polygons = GeoJson.polygons(drawn);
            boolean tooMany = read instanceof OutlineReading.Bad(OutlineFault fault, var _)
                    && fault == OutlineFault.TOO_MANY_POINTS;
            for (double tolerance = 1e-5; tooMany && tolerance < 1 && polygons.isPresent(); tolerance *= 2) {
                var simpler = simplified(polygons.get(), tolerance);
                if (corners(simpler) <= ROOM * OutlineReader.MOST_CORNERS) {
                    return OutlineReader.read(simpler);
                }
            }
            return read;
        }

        private static List<List<List<double[]>>> simplified(List<List<List<double[]>>> polygons, double tolerance) {
            return polygons.stream()
                    .map(rings -> rings.stream()
                            .map(ring -> Simplification.ring(ring, tolerance))
                            .toList())
                    .toList();
        }

        private static int corners(List<List<List<double[]>>> polygons) {
            return polygons.stream().flatMap(List::stream).mapToInt(List::size).sum();
        }
    }

    /// Regions as a `FeatureCollection`.
    public static ObjectNode collection(List<Region> regions) {
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("type", "FeatureCollection");
        ArrayNode features = file.putArray("features");
        for (Region region : regions) {
            ObjectNode feature = features.addObject().put("type", "Feature");
            feature.putObject("properties")
                    .put("name", region.name())
                    .put("title", region.title())
                    .put("assignment", region.assignment().name());
            Outline outline = region.outline();
            feature.set("geometry", outline == null ? null : GeoJson.geometry(outline));
        }
        return file;
    }

    /// Reads a file; empty where it is not GeoJSON.
    public static Optional<RegionFile> read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// Reads what was JSON already.
    public static Optional<RegionFile> read(JsonNode tree) {
        return switch (tree.path("type").asText()) {
            case "FeatureCollection" -> collection(tree.path("features"));
            case "Feature" -> Optional.of(new RegionFile(List.of(feature(tree))));
            case "Polygon", "MultiPolygon" -> Optional.of(new RegionFile(List.of(new Feature(null, null, null, tree))));
            default -> Optional.empty();
        };
    }

    private static Optional<RegionFile> collection(JsonNode features) {
        if (!features.isArray()) {
            return Optional.empty();
        }
        List<Feature> all = new ArrayList<>(features.size());
        for (JsonNode one : features) {
            if (!one.path("type").asText().equals("Feature")) {
                return Optional.empty();
            }
            all.add(feature(one));
        }
        return Optional.of(new RegionFile(all));
    }

    private static Feature feature(JsonNode feature) {
        JsonNode properties = feature.path("properties");
        JsonNode geometry = feature.get("geometry");
        return new Feature(
                text(properties, "name"),
                text(properties, "title"),
                text(properties, "assignment"),
                geometry == null || geometry.isNull() ? null : geometry);
    }

    private static @Nullable String text(JsonNode properties, String name) {
        JsonNode value = properties.get(name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
