package pitwall.protocol.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes what is written down about a car; absent fields stay. The request names the revision it is based
/// on in `If-Match`.
///
/// @param labels replaces all labels when present
public record PatchCar(
        @Nullable String name,
        @Nullable String region,
        @Nullable String model,
        @Nullable Integer ring,
        @Nullable String vin,
        @Nullable Map<String, String> labels) {}
