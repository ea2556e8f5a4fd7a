package pitwall.protocol.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;

/// A region and what became of it.
///
/// @param name what stands with cars
/// @param geometry a `Polygon` or `MultiPolygon` of RFC 7946; absent where nobody drew it
/// @param revision counts the writes; an edit names the one it was based on
/// @param changedBy absent for what the server came with
public record RegionEntry(
        String name,
        String title,
        Assignment assignment,
        @Nullable JsonNode geometry,
        long revision,
        @Nullable String changedBy,
        Instant changedAt) {
    public static RegionEntry of(Region region, long revision, @Nullable String changedBy, Instant changedAt) {
        var outline = region.outline();
        return new RegionEntry(
                region.name(),
                region.title(),
                region.assignment(),
                outline == null ? null : GeoJson.geometry(outline),
                revision,
                changedBy,
                changedAt);
    }

    /// The region itself.
    ///
    /// @throws IllegalArgumentException where it cannot be one
    public Region region() {
        JsonNode drawn = geometry;
        if (drawn == null || drawn.isNull()) {
            return new Region(name, title, assignment, null);
        }
        return switch (GeoJson.outline(drawn)) {
            case OutlineReading.Good(var outline) -> new Region(name, title, assignment, outline);
            case OutlineReading.Bad(var fault, String where) ->
                throw new IllegalArgumentException(name + ": " + fault + " at " + where);
        };
    }
}
