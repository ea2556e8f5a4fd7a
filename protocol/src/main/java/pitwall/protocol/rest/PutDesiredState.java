package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// Says which version the cars of a query shall run.
///
/// @param query of the filter language; the cars it matches now are frozen
/// @param parallel the most cars at the same time; 200 where absent
/// @param forceReason lifts the server's own gates and needs a second person; absent unless forced
/// @param charging asks every car to be at a charger, whatever the safety policy says
/// @param unmetered asks every car to be on a network on which bytes cost nothing, whatever the safety policy says
public record PutDesiredState(
        String version,
        String query,
        @Nullable Integer parallel,
        @Nullable String forceReason,
        @Nullable Boolean charging,
        @Nullable Boolean unmetered) {}
