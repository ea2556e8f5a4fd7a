package pitwall.server.access.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.server.storage.Secrets;

/// What the claims of a good token mean here. Whatever is missing or has another shape is no right.
final class ProviderClaims {
    /// With what is put before it, a user still fits wherever one is written down.
    private static final int LONGEST_USER = 59;

    private static final int MOST_SCOPE = 100;
    private static final String ALL = "*";

    private final IdentityProvider provider;

    ProviderClaims(IdentityProvider provider) {
        this.provider = provider;
    }

    /// @param text of the token, of which only a hash is kept
    TokenReading reading(JWTClaimsSet said, String text) {
        Object subject = claim(said.getClaims(), provider.claims().user());
        if (!(subject instanceof String name) || name.isBlank() || name.length() > LONGEST_USER) {
            return new TokenReading.Refused(TokenFault.NO_SUBJECT);
        }
        String user = user(name);
        Set<String> words = Set.copyOf(
                words(claim(said.getClaims(), provider.claims().role())).orElse(List.of()));
        Optional<Role> role = provider.roles().entrySet().stream()
                .filter(meaning -> words.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        Optional<Set<String>> regions = limit(said, provider.claims().regions());
        Optional<Set<String>> models = limit(said, provider.claims().models());
        if (role.isEmpty() || regions.isEmpty() || models.isEmpty()) {
            return new TokenReading.NoRights(user);
        }
        return new TokenReading.Person(
                user,
                role.get(),
                new Scope(regions.get(), models.get()),
                "oidc." + Secrets.hash(text),
                said.getExpirationTime().toInstant().plus(provider.keys().skew()),
                provenAt(said.getClaim("auth_time")));
    }

    /// When a token was issued says nothing: a refresh gives a new one to whoever sits there.
    private static @Nullable Instant provenAt(@Nullable Object claim) {
        return claim instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    /// No built-in user has a colon in the name, so nobody can be taken for one unless the settings say that they are
    /// the same person.
    private String user(String name) {
        return provider.accounts().getOrDefault(name, "oidc:" + name);
    }

    /// What somebody is limited to; an empty set is no limit, and nothing at all is a claim that should be there.
    private static Optional<Set<String>> limit(JWTClaimsSet said, Optional<String> claim) {
        if (claim.isEmpty()) {
            return Optional.of(Set.of());
        }
        return words(claim(said.getClaims(), claim.get()))
                .filter(words -> !words.isEmpty() && words.size() <= MOST_SCOPE)
                .map(words -> words.contains(ALL) ? Set.of() : new HashSet<>(words));
    }

    /// One word, or a list of them.
    private static Optional<List<String>> words(@Nullable Object value) {
        return switch (value) {
            case String word when !word.isBlank() -> Optional.of(List.of(word));
            case Collection<?> many
            when many.stream().allMatch(String.class::isInstance) ->
                Optional.of(many.stream().map(String.class::cast).toList());
            case null, default -> Optional.empty();
        };
    }

    private static @Nullable Object claim(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        if (dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
            Map<String, Object> named = new HashMap<>();
            inner.forEach((name, value) -> named.put(String.valueOf(name), value));
            return claim(named, path.substring(dot + 1));
        }
        return null;
    }
}
