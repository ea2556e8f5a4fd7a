package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// Says which version the cars of a query shall run.
///
/// @param query of the filter language; the cars it matches now are frozen
/// @param parallel the most cars at the same time; 200 where absent
/// @param forceReason lifts the server's own gates and needs a second person; absent unless forced
public record PutDesiredState(
        String version,
        String query,
        @Nullable Integer parallel,
        @Nullable String forceReason) {}
