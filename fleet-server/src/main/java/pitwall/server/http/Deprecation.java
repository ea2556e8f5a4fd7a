package pitwall.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a path says with every answer that there is a better one (U-8): RFC 9745 says since when, RFC 8594 until when.
///
/// @param since when integrations were first asked to move
/// @param sunset when it stops working; empty as long as nobody has decided that
/// @param successor the path to move to, with its parameters in braces
record Deprecation(Instant since, Optional<Instant> sunset, String successor) {
    /// The first names of the routes, from before there was `/api/v1` (X-2). They stay as long as that does.
    private static final Instant FIRST_NAMES = Instant.parse("2026-11-21T00:00:00Z");

    /// What a path of a route has to say; empty for the path itself.
    static Optional<Deprecation> of(ApiRoute route, String path) {
        return path.equals(route.path())
                ? Optional.empty()
                : Optional.of(new Deprecation(FIRST_NAMES, Optional.empty(), route.path()));
    }

    /// @param parameters of the request's path
    Map<String, String> headers(Map<String, String> parameters) {
        String target = successor;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            target = target.replace("{" + parameter.getKey() + "}", segment(parameter.getValue()));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Deprecation", "@" + since.getEpochSecond());
        sunset.ifPresent(end ->
                headers.put("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atOffset(ZoneOffset.UTC))));
        headers.put("Link", "<" + target + ">; rel=\"successor-version\"");
        return headers;
    }

    /// Only what may stand in a path as it is: anybody may ask for anything, and this goes into a header.
    private static String segment(String value) {
        return value.matches("[A-Za-z0-9._~-]{1,128}") ? value : "-";
    }
}
