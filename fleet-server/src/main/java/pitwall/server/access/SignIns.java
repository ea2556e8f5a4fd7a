package pitwall.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.Tokens;
import pitwall.server.access.oidc.ProviderTokens;
import pitwall.server.access.oidc.TokenFault;
import pitwall.server.access.oidc.TokenReading;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Write;
import pitwall.server.storage.AccountRows.Account;
import pitwall.server.storage.FamilyRows;
import pitwall.server.storage.FamilyRows.Family;
import pitwall.server.storage.Secrets;

/// Signs people in and keeps them signed in. Thread-safe.
///
/// A sign-in begins a family of refresh tokens, of which the newest is good. The one before is good once more for half
/// a minute, because an answer can get lost on the way; a thief who uses that gets found out by the owner's next
/// refresh. Whoever shows any other has a copy that should not exist, so the whole family ends, and with it the
/// streams it opened.
public final class SignIns {
    static final Duration FAMILY_LIFE = Duration.ofDays(30);
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Passwords passwords;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Revocations revocations;
    private final String nobodysHash;
    private final Optional<ProviderTokens> provider;

    /// @param signingKey 32 bytes
    /// @param passwordIterations cost of new password hashes
    /// @param provider vouches for further people; empty if nobody else does
    public SignIns(
            Accounts accounts,
            byte[] signingKey,
            int passwordIterations,
            Revocations revocations,
            Optional<ProviderTokens> provider,
            InstantSource clock) {
        this.accounts = accounts;
        this.tokens = new AccessTokens(signingKey);
        this.passwords = new Passwords(passwordIterations);
        this.clock = clock;
        this.revocations = revocations;
        this.provider = provider;
        this.nobodysHash = passwords.hashOfNothing();
    }

    /// Hashes a password; takes a good part of a second on purpose.
    public String hash(String password) {
        return passwords.hash(password);
    }

    /// A random secret of 256 bits.
    public String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The password is compared now, the sign-in begins with the write. An unknown name takes as long as a wrong
    /// password, so that neither can be told from the other.
    public Write<SignInOutcome> signIn(String user, String password) {
        Optional<Account> account = accounts.find(user).filter(found -> !found.disabled());
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !right) {
            Optional<String> known = accounts.find(user).map(Account::name);
            return draft -> new SignInOutcome.Failed(known);
        }
        String family = secret().substring(0, 22);
        String refresh = secret();
        return draft -> {
            Instant end = draft.now().plus(FAMILY_LIFE);
            FamilyRows rows = new FamilyRows(draft.sql());
            rows.forgetExpired(draft.now());
            Family begun = new Family(family, user, draft.now(), end, null, Secrets.hash(refresh), null, null, null);
            rows.add(begun);
            return done(account.get(), begun, refresh);
        };
    }

    public Write<SignInOutcome> refresh(String refreshToken) {
        int dot = refreshToken.indexOf('.');
        if (dot < 1) {
            return draft -> new SignInOutcome.Failed(Optional.empty());
        }
        String family = refreshToken.substring(0, dot);
        String secret = refreshToken.substring(dot + 1);
        String next = secret();
        return draft -> refresh(draft, family, secret, next);
    }

    private SignInOutcome refresh(Draft draft, String id, String secret, String next) {
        FamilyRows rows = new FamilyRows(draft.sql());
        Family family = rows.find(id).orElse(null);
        if (family == null || family.revokedAt() != null || family.expiresAt().isBefore(draft.now())) {
            return new SignInOutcome.Failed(Optional.ofNullable(family).map(Family::account));
        }
        Optional<Account> account = accounts.find(family.account()).filter(found -> !found.disabled());
        String shown = Secrets.hash(secret);
        if (account.isPresent() && Secrets.same(family.currentHash(), shown)) {
            rows.rotate(id, Secrets.hash(next), draft.now().plus(GRACE));
        } else if (account.isPresent() && isForgiven(family, shown, draft.now())) {
            rows.replace(id, Secrets.hash(next));
        } else {
            revoke(draft, id);
            return new SignInOutcome.Failed(Optional.of(family.account()));
        }
        return done(account.get(), family, next);
    }

    /// Somebody who is signed in proves once more who they are; the sign-in goes on with new tokens. Not for those for
    /// whom an identity provider vouches.
    public Write<SignInOutcome> confirm(Principal principal, String password) {
        String user = principal.user();
        Optional<Account> account = accounts.find(user).filter(found -> !found.disabled());
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !right) {
            return draft -> new SignInOutcome.Failed(Optional.of(user));
        }
        String next = secret();
        return draft -> {
            FamilyRows rows = new FamilyRows(draft.sql());
            rows.prove(principal.family(), draft.now());
            rows.rotate(principal.family(), Secrets.hash(next), draft.now().plus(GRACE));
            return rows.find(principal.family())
                    .filter(family -> family.revokedAt() == null)
                    .map(family -> done(account.get(), family, next))
                    .orElseGet(() -> new SignInOutcome.Failed(Optional.of(user)));
        };
    }

    private static boolean isForgiven(Family family, String shown, Instant now) {
        String previous = family.previousHash();
        Instant until = family.previousUntil();
        return previous != null && until != null && now.isBefore(until) && Secrets.same(previous, shown);
    }

    /// Ends the sign-in somebody came with.
    public void signOut(Draft draft, Principal principal) {
        Instant until = principal.until();
        if (until == null) {
            revoke(draft, principal.family());
        } else {
            draft.afterCommit(() -> revocations.add(principal.family(), draft.now(), until));
        }
    }

    private void revoke(Draft draft, String family) {
        new FamilyRows(draft.sql()).revoke(family, draft.now());
        draft.afterCommit(() -> revocations.add(family, draft.now()));
    }

    /// What a bearer token is worth.
    public TokenCheck check(String token) {
        AccessTokens.Claims claims = tokens.read(token).orElse(null);
        if (claims == null && provider.isPresent()) {
            return vouched(provider.get().read(token));
        }
        if (claims == null || revocations.contains(claims.family())) {
            return new TokenCheck.Bad();
        }
        if (!clock.instant().isBefore(claims.expiresAt())) {
            return new TokenCheck.Expired();
        }
        return principal(claims.user(), claims.family(), claims.provenAt())
                .<TokenCheck>map(TokenCheck.Good::new)
                .orElseGet(TokenCheck.Bad::new);
    }

    private TokenCheck vouched(TokenReading reading) {
        return switch (reading) {
            case TokenReading.Person(var user, Role role, Scope scope, var id, var until, var proven) ->
                revocations.contains(id) || isLockedOut(user)
                        ? new TokenCheck.Bad()
                        : new TokenCheck.Good(new Principal(user, role, scope, id, 0, until, proven));
            case TokenReading.NoRights(String user) -> new TokenCheck.NoRights(user);
            case TokenReading.Refused(TokenFault fault) ->
                fault == TokenFault.EXPIRED ? new TokenCheck.Expired() : new TokenCheck.Refused(fault);
            case TokenReading.Unknowable() -> new TokenCheck.Unknowable();
        };
    }

    /// Whose account was disabled or removed does not come in by the other door.
    private boolean isLockedOut(String user) {
        boolean linked = user.indexOf(':') < 0;
        return linked
                && accounts.find(user).filter(account -> !account.disabled()).isEmpty();
    }

    /// The same person with the rights of this moment; empty if the sign-in or the account ended.
    public Optional<Principal> renewed(Principal principal) {
        Instant until = principal.until();
        if (until != null) {
            boolean good = clock.instant().isBefore(until)
                    && !revocations.contains(principal.family())
                    && !isLockedOut(principal.user());
            return good ? Optional.of(principal) : Optional.empty();
        }
        return revocations.contains(principal.family())
                ? Optional.empty()
                : principal(principal.user(), principal.family(), principal.provenAt());
    }

    private Optional<Principal> principal(String user, String family, @Nullable Instant provenAt) {
        return accounts.find(user)
                .filter(account -> !account.disabled())
                .map(account -> new Principal(
                        user, account.role(), account.scope(), family, account.revision(), null, provenAt));
    }

    private SignInOutcome done(Account account, Family family, String refresh) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new SignInOutcome.Done(new Tokens(
                tokens.issue(account.name(), family.id(), family.lastProof(), now),
                now.plus(AccessTokens.LIFE),
                family.id() + "." + refresh,
                family.expiresAt(),
                account.name(),
                account.role(),
                account.role().capabilities(),
                account.scope()));
    }
}
