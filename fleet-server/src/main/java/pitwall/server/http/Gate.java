package pitwall.server.http;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.access.Access;
import pitwall.server.access.DownloadTokens;
import pitwall.server.access.Principal;
import pitwall.server.access.Rule;
import pitwall.server.access.SignIns;
import pitwall.server.access.TokenCheck;
import pitwall.server.access.Verdict;
import pitwall.server.access.oidc.TokenFault;
import pitwall.server.audit.AuditSheet;

/// Lets a request in or not. Every route and every upgrade passes here.
final class Gate {
    static final String CORRELATION = "X-Correlation-Id";

    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String BEARER = "Bearer ";
    private static final String VERSION = "version";

    private final SignIns signIns;
    private final DownloadTokens downloads;
    private final InstantSource clock;

    Gate(SignIns signIns, DownloadTokens downloads, InstantSource clock) {
        this.signIns = signIns;
        this.downloads = downloads;
        this.clock = clock;
    }

    /// The caller's correlation id, or a new one where there is none or it could not stand in a log.
    static String correlation(@Nullable String header) {
        return header != null && CORRELATION_ID.matcher(header).matches()
                ? header
                : UUID.randomUUID().toString();
    }

    /// Who asks; absent on open routes. Throws where the route's rule does not let them.
    ///
    /// @param sheet is told who asks even if they may not
    @Nullable
    Principal admit(ApiRoute route, Context context, AuditSheet sheet) {
        return admit(
                route, context, caller -> sheet.by(caller.user(), caller.role().name()));
    }

    /// Who asks for a socket; the same rule.
    @Nullable
    Principal admit(ApiRoute route, Context context) {
        return admit(route, context, caller -> {});
    }

    private @Nullable Principal admit(ApiRoute route, Context context, Consumer<Principal> known) {
        Optional<String> token = token(context);
        boolean isCar = route.rule() instanceof Rule.Download
                && token.filter(text -> isForThis(text, context)).isPresent();
        Principal caller = isCar || token.isEmpty() ? null : caller(token.get());
        if (caller != null) {
            known.accept(caller);
        }
        return switch (Access.decide(route.rule(), caller, isCar)) {
            case Verdict.Allowed() -> caller;
            case Verdict.SignInFirst() -> throw new FaultException(Fault.ofStatus(401));
            case Verdict.Forbidden(var missing) ->
                throw new FaultException(Fault.of(403, "FORBIDDEN", "This needs the capability " + missing + "."));
        };
    }

    private static Optional<String> token(Context context) {
        String header = context.header("Authorization");
        return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.empty()
                : Optional.of(header.substring(BEARER.length()).strip());
    }

    /// A car's token opens the artifact it names, and signed metadata, which is about all of them.
    private boolean isForThis(String token, Context context) {
        String version = context.pathParamMap().get(VERSION);
        return downloads
                .read(token, clock.instant())
                .filter(grant -> version == null || grant.version().equals(version))
                .isPresent();
    }

    private Principal caller(String token) {
        return switch (signIns.check(token)) {
            case TokenCheck.Good(Principal principal) -> principal;
            case TokenCheck.Expired() ->
                throw new FaultException(Fault.of(401, "TOKEN_EXPIRED", "The access token is over; refresh it."));
            case TokenCheck.NoRights(String user) ->
                throw new FaultException(Fault.of(
                        403, "NO_ROLE", "The identity provider vouches for " + user + " and gives no right here."));
            case TokenCheck.Refused(TokenFault fault) -> throw new FaultException(refused(fault));
            case TokenCheck.Unknowable() ->
                throw new FaultException(new Fault(
                        503,
                        "IDENTITY_PROVIDER_UNREACHABLE",
                        "The identity provider does not answer, so the access token cannot be judged now.",
                        List.of(),
                        Map.of("Retry-After", "5")));
            case TokenCheck.Bad() ->
                throw new FaultException(Fault.of(401, "UNAUTHORIZED", "The access token is not good here."));
        };
    }

    private static Fault refused(TokenFault fault) {
        return new Fault(
                401,
                "TOKEN_REFUSED",
                "The access token is not good here: "
                        + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ".",
                List.of(new FieldError("token", fault.name(), "see the identity provider's settings")),
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }
}
