package pitwall.server.access.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import pitwall.fleet.Role;

/// The identity provider whose access tokens are taken beside those of the built-in users (W-4).
///
/// @param issuer as it stands in tokens; HTTPS, or the loopback of this machine
/// @param audience that a token must be meant for
/// @param claims where in a token rights are
/// @param roles what the words of the role claim mean here; of several words the first of this order counts
/// @param keys how the provider's keys are kept
/// @param accounts which of its people are the same as a built-in user: the account by what the user claim says.
/// Whoever
///     has both is one person for four eyes and in the audit trail
public record IdentityProvider(
        URI issuer,
        String audience,
        Claims claims,
        SequencedMap<String, Role> roles,
        Keeping keys,
        Map<String, String> accounts) {
    public IdentityProvider {
        check(issuer);
        if (audience.isBlank()) {
            throw new IllegalArgumentException("tokens must be meant for somebody: the audience is empty");
        }
        roles = new LinkedHashMap<>(roles);
        accounts = Map.copyOf(accounts);
    }

    /// One whose people have no accounts here.
    public IdentityProvider(
            URI issuer, String audience, Claims claims, SequencedMap<String, Role> roles, Keeping keys) {
        this(issuer, audience, claims, roles, keys, Map.of());
    }

    /// The same with people who have an account too.
    public IdentityProvider with(Map<String, String> linked) {
        return new IdentityProvider(issuer, audience, claims, roles, keys, linked);
    }

    /// Names of claims; a dot leads into an object, as in `realm_access.roles`.
    ///
    /// @param user who it is
    /// @param role words, one or several
    /// @param regions the regions somebody may act on, or `*`; empty where nobody is limited by region
    /// @param models the same for models
    public record Claims(String user, String role, Optional<String> regions, Optional<String> models) {
        public static final Claims DEFAULT = new Claims("sub", "roles", Optional.empty(), Optional.empty());
    }

    /// @param fresh how long keys are good before they are asked for again
    /// @param outage how long the last known ones are good while the provider does not answer
    /// @param pause the shortest time between two questions to the provider
    /// @param patience with one answer of the provider
    /// @param skew how far the clocks of provider and server may be apart
    public record Keeping(Duration fresh, Duration outage, Duration pause, Duration patience, Duration skew) {
        public static final Keeping DEFAULT = new Keeping(
                Duration.ofMinutes(5),
                Duration.ofHours(4),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(60));
    }

    /// With the shipped figures.
    public static IdentityProvider of(URI issuer, String audience, Map<String, Role> roles) {
        return new IdentityProvider(issuer, audience, Claims.DEFAULT, new LinkedHashMap<>(roles), Keeping.DEFAULT);
    }

    private static void check(URI issuer) {
        boolean plain = issuer.getHost() != null
                && issuer.getUserInfo() == null
                && issuer.getQuery() == null
                && issuer.getFragment() == null;
        if (!plain || !isSafe(issuer, isLoopback(issuer))) {
            throw new IllegalArgumentException(
                    "an issuer is an https address without query; http only on the loopback: " + issuer);
        }
    }

    /// Whether an address may be asked. Only a provider on the loopback may send us there, or to plain HTTP.
    static boolean isSafe(URI address, boolean loopbackAllowed) {
        if (address.getHost() == null) {
            return false;
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return isLoopback(address)
                ? loopbackAllowed && (scheme.equals("http") || scheme.equals("https"))
                : scheme.equals("https");
    }

    /// By its name alone: nothing is looked up.
    static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
