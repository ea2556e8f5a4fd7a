package pitwall.server.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.server.access.Access;
import pitwall.server.access.Principal;
import pitwall.server.access.SignIns;
import pitwall.server.access.TokenCheck;
import pitwall.server.access.Verdict;

/// Lets a request in or not. Every route and every upgrade passes here.
final class Gate {
    static final String CORRELATION = "X-Correlation-Id";

    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String BEARER = "Bearer ";

    private final SignIns signIns;

    Gate(SignIns signIns) {
        this.signIns = signIns;
    }

    /// The caller's correlation id, or a new one where there is none or it could not stand in a log.
    static String correlation(@Nullable String header) {
        return header != null && CORRELATION_ID.matcher(header).matches()
                ? header
                : UUID.randomUUID().toString();
    }

    /// Who asks; absent on open routes. Throws where the route's rule does not let them.
    @Nullable
    Principal admit(ApiRoute route, Context context) {
        Principal caller = caller(context);
        return switch (Access.decide(route.rule(), caller)) {
            case Verdict.Allowed() -> caller;
            case Verdict.SignInFirst() -> throw new FaultException(Fault.ofStatus(401));
            case Verdict.Forbidden(var missing) ->
                throw new FaultException(Fault.of(403, "FORBIDDEN", "This needs the capability " + missing + "."));
        };
    }

    private @Nullable Principal caller(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return switch (signIns.check(header.substring(BEARER.length()).strip())) {
            case TokenCheck.Good(Principal principal) -> principal;
            case TokenCheck.Expired() ->
                throw new FaultException(Fault.of(401, "TOKEN_EXPIRED", "The access token is over; refresh it."));
            case TokenCheck.Bad() ->
                throw new FaultException(Fault.of(401, "UNAUTHORIZED", "The access token is not good here."));
        };
    }
}
