package pitwall.server.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.access.Principal;
import pitwall.server.audit.AuditSheet;

/// One request as a route sees it: allowed, with its body in memory.
final class ApiCall {
    private final Context context;
    private final @Nullable Principal caller;
    private final AuditSheet audit;
    private final String correlation;
    private final byte[] body;
    private final Instant now;
    private @Nullable RolloutId rollout;

    ApiCall(
            Context context,
            @Nullable Principal caller,
            AuditSheet audit,
            String correlation,
            byte[] body,
            Instant now) {
        this.context = context;
        this.caller = caller;
        this.audit = audit;
        this.correlation = correlation;
        this.body = body;
        this.now = now;
    }

    /// Who asks. Only on routes that need somebody signed in.
    Principal caller() {
        Principal known = caller;
        if (known == null) {
            throw new IllegalStateException("an open route has no caller");
        }
        return known;
    }

    /// False where nobody is signed in, as on open routes and for cars that download.
    boolean isPerson() {
        return caller != null;
    }

    /// Who asks; empty where nobody is signed in.
    Optional<Principal> knownCaller() {
        return Optional.ofNullable(caller);
    }

    /// Where a route that changes something says what it changes. The pipeline hands it in.
    AuditSheet audit() {
        return audit;
    }

    /// Whether the caller may see a car; others do not exist for them.
    boolean sees(Car car) {
        return caller().scope().covers(car.info());
    }

    /// Lets only those go on who see all of the fleet, where what they do is felt everywhere.
    ///
    /// @param why a sentence that says whose business it is
    void requireWholeFleet(String why) {
        if (!caller().scope().isUnlimited()) {
            throw new FaultException(Fault.of(403, "OUT_OF_SCOPE", why + " You may act on a part of the fleet only."));
        }
    }

    /// Lets only those go on who proved just now who they are: a screen that was left open must not be the second pair
    /// of eyes.
    void requireFreshProof() {
        if (!caller().isFresh(now)) {
            throw new FaultException(new Fault(
                    403,
                    "REAUTHENTICATION_NEEDED",
                    "Approving needs a proof of who you are that is at most " + Principal.FRESH.toMinutes()
                            + " minutes old: confirm with your password, or sign in again.",
                    List.of(),
                    Map.of(
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_user_authentication\", max_age=\""
                                    + Principal.FRESH.toSeconds() + "\"")));
        }
    }

    /// Says which rollout the request turned out to be about.
    void concerns(RolloutId known) {
        rollout = known;
    }

    /// The rollout that the request is about, once that is known.
    Optional<RolloutId> rollout() {
        return Optional.ofNullable(rollout);
    }

    String correlation() {
        return correlation;
    }

    Instant now() {
        return now;
    }

    byte[] bytes() {
        return body;
    }

    <T> T body(Class<T> type) {
        return BodyReader.read(body, type);
    }

    String path(String name) {
        return context.pathParam(name);
    }

    CarId carId() {
        return CarId.parse(path("id")).orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /// All values of a parameter of the query.
    List<String> queries(String name) {
        return context.queryParams(name);
    }

    /// The whole query, by names.
    Map<String, String> queries() {
        Map<String, String> queries = new TreeMap<>();
        context.queryParamMap().forEach((name, values) -> queries.put(name, String.join(",", values)));
        return queries;
    }

    /// A whole number of the query.
    int number(String name, int otherwise, int least, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a number out of range
        }
        throw new FaultException(Fault.validation(name, "must be a number from " + least + " to " + most));
    }

    /// A moment of the query.
    Optional<Instant> moment(String name) {
        try {
            return query(name).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new FaultException(Fault.validation(name, "must be a time such as 2026-11-21T10:00:00Z"));
        }
    }

    /// Whether a parameter of the query says yes.
    boolean flag(String name) {
        return switch (query(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FaultException(Fault.validation(name, "must be true or false"));
        };
    }

    /// Refuses parameters that the route does not know, so that a typing error is not an unfiltered answer.
    void allowOnly(Set<String> names) {
        List<FieldError> unknown = context.queryParamMap().keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> new FieldError(name, "UNKNOWN", "is not a parameter of this route"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new FaultException(Fault.validation(unknown));
        }
    }

    /// The revision the request is based on.
    long ifMatch() {
        String tag = context.header("If-Match");
        if (tag == null) {
            throw new FaultException(Fault.of(
                    428,
                    "REVISION_REQUIRED",
                    "Name the revision you saw in If-Match, so that nothing is overwritten."));
        }
        String digits = tag.strip().replace("\"", "");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.validation("If-Match", "must be a revision such as \"7\""));
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    /// The path that was asked for, without the query.
    String target() {
        return context.path();
    }

    String ip() {
        return context.ip();
    }
}
