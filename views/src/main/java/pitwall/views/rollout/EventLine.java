package pitwall.views.rollout;

import java.time.Instant;

/// One decision of the flight recorder in words.
///
/// @param number of the decision; counts over the whole rollout
/// @param by a person's name where a person acted; empty else
/// @param stop whether it stopped or refused something
record EventLine(long number, Instant at, String time, String by, String sentence, boolean stop) {}
