package pitwall.protocol.rest;

import org.jspecify.annotations.Nullable;

/// @param comment needed for a P1
public record AlarmComment(@Nullable String comment) {}
