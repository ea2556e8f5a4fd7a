package pitwall.protocol.rest;

import java.time.Instant;

/// Cars, or the report of a rollout, left a console as a file. Told by the console, since the server does not see what
/// happens to data it gave out.
///
/// @param format `CSV`, `JSON`, `HTML` for the page of a report, or `CASE` for the case file of one car
/// @param query what was asked for, at most 2 000 characters; empty for every car, `rollout:` and an id for a
///     report
/// @param cars how many cars are in the file, or in the rollout; at least 0
/// @param exportedAt server time as the console knew it; earlier than the telling where there was no connection
public record ExportNote(String format, String query, int cars, Instant exportedAt) {}
