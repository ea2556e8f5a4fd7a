package pitwall.protocol.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.Region;

/// A region as people write it; its name is in the path.
///
/// @param title for people
/// @param assignment how cars come to belong to it; absent means by name
/// @param geometry a `Polygon` or `MultiPolygon` of RFC 7946; absent where nobody drew it
public record RegionBody(
        String title,
        @Nullable Assignment assignment,
        @Nullable JsonNode geometry) {
    public static RegionBody of(Region region) {
        Outline outline = region.outline();
        return new RegionBody(region.title(), region.assignment(), outline == null ? null : GeoJson.geometry(outline));
    }
}
