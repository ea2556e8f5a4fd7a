package pitwall.views.logs;

import java.time.Instant;
import java.util.Optional;
import pitwall.client.Reckoning;

/// By which time the lines that are shown are told.
///
/// @param moment the one of the past that is shown; empty in the present
record LogTold(Reckoning reckoning, Optional<Instant> moment) {}
