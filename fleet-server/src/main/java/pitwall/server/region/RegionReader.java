package pitwall.server.region;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReader;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.protocol.RegionFile;
import pitwall.protocol.rest.GeoJson;
import pitwall.protocol.rest.RegionBody;

/// Makes regions of what people send, or says what is wrong with it. For one request.
public final class RegionReader {
    private final List<Wrong> wrongs = new ArrayList<>();

    /// @param code a fault of the outline, or `INVALID`
    /// @param why for people
    public record Wrong(String field, String code, String why) {}

    public List<Wrong> wrongs() {
        return List.copyOf(wrongs);
    }

    /// One region; empty where something is wrong with it.
    public Optional<Region> read(String name, RegionBody body) {
        return region("", name, body.title(), body.assignment(), body.geometry());
    }

    /// The regions of a file; empty where anything is wrong with any.
    public Optional<List<Region>> read(RegionFile file) {
        List<Region> regions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < file.features().size(); i++) {
            RegionFile.Feature feature = file.features().get(i);
            String where = "features[" + i + "].";
            String name = feature.name();
            if (name == null) {
                wrong(where + "properties.name", "is missing");
            } else if (!names.add(name)) {
                wrong(where + "properties.name", "stands twice in the file");
            } else {
                String title = feature.title();
                assignment(where, feature.assignment())
                        .flatMap(assignment ->
                                region(where, name, title == null ? name : title, assignment, feature.geometry()))
                        .ifPresent(regions::add);
            }
        }
        if (file.features().isEmpty()) {
            wrong("features", "must not be empty");
        }
        return wrongs.isEmpty() ? Optional.of(regions) : Optional.empty();
    }

    private Optional<Assignment> assignment(String where, @Nullable String word) {
        if (word == null) {
            return Optional.of(Assignment.BY_NAME);
        }
        for (Assignment each : Assignment.values()) {
            if (each.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        wrong(where + "properties.assignment", "must be BY_NAME or BY_POSITION");
        return Optional.empty();
    }

    private Optional<Region> region(
            String where, String name, String title, @Nullable Assignment assignment, @Nullable JsonNode geometry) {
        int before = wrongs.size();
        if (!Region.isName(name)) {
            wrong(where + "name", "must be 1 to 64 small letters, digits or . _ -");
        }
        if (!Region.isTitle(title)) {
            wrong(where + "title", "must be 1 to " + Region.LONGEST_TITLE + " characters on one line");
        }
        @Nullable Outline outline = geometry == null || geometry.isNull() ? null : outline(where, geometry);
        Assignment how = assignment == null ? Assignment.BY_NAME : assignment;
        if (how == Assignment.BY_POSITION && outline == null && wrongs.size() == before) {
            wrong(where + "geometry", "is needed where cars belong to a region by their position");
        }
        return wrongs.size() == before ? Optional.of(new Region(name, title, how, outline)) : Optional.empty();
    }

    private @Nullable Outline outline(String where, JsonNode geometry) {
        return switch (GeoJson.outline(geometry)) {
            case OutlineReading.Good(Outline outline) -> outline;
            case OutlineReading.Bad(OutlineFault fault, String place) -> {
                String path = place.equals("geometry") ? "geometry" : "geometry." + place;
                wrongs.add(new Wrong(where + path, fault.name(), words(fault)));
                yield null;
            }
        };
    }

    private static String words(OutlineFault fault) {
        return switch (fault) {
            case NO_POLYGON -> "must be a Polygon or a MultiPolygon of RFC 7946";
            case NOT_ON_EARTH -> "must be a longitude from -180 to 180 and a latitude from -90 to 90";
            case TOO_FEW_POINTS -> "must have four positions at least, the last of them being the first again";
            case TOO_MANY_POINTS -> "makes more than " + OutlineReader.MOST_CORNERS + " positions in all";
            case NOT_CLOSED -> "must end where it began";
            case ANTIMERIDIAN ->
                "goes more than half around the earth: cut it in two at the antimeridian (RFC 7946, 3.1.9)";
            case CROSSES_ITSELF -> "has lines that cross or touch each other";
            case NO_AREA -> "has no inside";
            case HOLE_OUTSIDE -> "must be inside of the ring it is a hole of";
        };
    }

    private void wrong(String field, String why) {
        wrongs.add(new Wrong(field, "INVALID", why));
    }
}
