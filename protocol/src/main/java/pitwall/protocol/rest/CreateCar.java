package pitwall.protocol.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new car (C-1). Region and version are enough; the rest gets defaults.
///
/// @param id chosen by the server when absent
/// @param state expected motion, `parked` or `driving` as in C-1; kept as a label until the car reports
/// @param version the version the car should run, its first desired version
public record CreateCar(
        @Nullable String id,
        @Nullable String name,
        String region,
        @Nullable String model,
        @Nullable Integer ring,
        @Nullable String vin,
        @Nullable String state,
        String version,
        @Nullable Map<String, String> labels) {}
