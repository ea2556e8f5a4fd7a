package pitwall.server.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.PatchUser;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.UserAccount;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AccountRows;
import pitwall.server.storage.AccountRows.Account;
import pitwall.server.storage.FamilyRows;

/// The people who may sign in, kept in memory as of the last commit. Reading is thread-safe; the changing
/// methods belong inside the writer.
public final class Accounts {
    static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 256;
    private static final int MAX_SCOPE = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    private final Revocations revocations;

    public Accounts(List<Account> stored, Revocations revocations) {
        this.revocations = revocations;
        stored.forEach(account -> accounts.put(account.name(), account));
    }

    /// What became of a change.
    public sealed interface Change {
        record Done(UserAccount account) implements Change {}

        record NoSuchUser() implements Change {}

        record NameTaken() implements Change {}

        record OtherRevision(long current) implements Change {}

        /// Nobody could administer the server any more.
        record LastAdministrator() implements Change {}
    }

    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    public List<UserAccount> all() {
        return accounts.values().stream()
                .sorted(Comparator.comparing(Account::name))
                .map(Accounts::view)
                .toList();
    }

    /// An account without its secrets.
    public Optional<UserAccount> view(String name) {
        return find(name).map(Accounts::view);
    }

    /// What is wrong with a new account; empty if nothing is.
    public static List<FieldError> check(CreateUser user) {
        List<FieldError> errors = new ArrayList<>();
        if (!NAME.matcher(user.name()).matches()) {
            errors.add(new FieldError("name", "INVALID", "must match [a-z0-9][a-z0-9._@-]{0,63}"));
        }
        check(user.password(), user.scope(), errors);
        return errors;
    }

    /// What is wrong with a change of an account.
    public static List<FieldError> check(PatchUser user) {
        List<FieldError> errors = new ArrayList<>();
        check(user.password(), user.scope(), errors);
        return errors;
    }

    private static void check(@Nullable String password, @Nullable Scope scope, List<FieldError> errors) {
        if (password != null && (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD)) {
            errors.add(new FieldError(
                    "password", "INVALID", "must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters"));
        }
        if (scope != null
                && (scope.regions().size() > MAX_SCOPE || scope.models().size() > MAX_SCOPE)) {
            errors.add(new FieldError("scope", "INVALID", "must name at most " + MAX_SCOPE + " of each"));
        }
    }

    /// @param passwordHash of the wanted password, worked out beforehand because it takes long
    public Change create(Draft draft, CreateUser user, String passwordHash) {
        if (accounts.containsKey(user.name())) {
            return new Change.NameTaken();
        }
        Scope scope = user.scope();
        return save(
                draft,
                new Account(
                        user.name(),
                        passwordHash,
                        user.role(),
                        scope == null ? Scope.ALL : scope,
                        false,
                        draft.now(),
                        1));
    }

    /// @param passwordHash of the new password; absent where it stays
    public Change patch(Draft draft, String name, long revision, PatchUser change, @Nullable String passwordHash) {
        Account old = accounts.get(name);
        if (old == null) {
            return new Change.NoSuchUser();
        }
        if (old.revision() != revision) {
            return new Change.OtherRevision(old.revision());
        }
        Role role = change.role();
        Scope scope = change.scope();
        Boolean disabled = change.disabled();
        Account account = new Account(
                name,
                passwordHash == null ? old.passwordHash() : passwordHash,
                role == null ? old.role() : role,
                scope == null ? old.scope() : scope,
                disabled == null ? old.disabled() : disabled,
                old.createdAt(),
                old.revision() + 1);
        if (isLastAdministrator(old) && !administers(account)) {
            return new Change.LastAdministrator();
        }
        if (passwordHash != null || account.disabled()) {
            revokeSignIns(draft, name, draft.now());
        }
        return save(draft, account);
    }

    public Change remove(Draft draft, String name, long revision) {
        Account old = accounts.get(name);
        if (old == null) {
            return new Change.NoSuchUser();
        }
        if (old.revision() != revision) {
            return new Change.OtherRevision(old.revision());
        }
        if (isLastAdministrator(old)) {
            return new Change.LastAdministrator();
        }
        new AccountRows(draft.sql()).remove(name);
        revokeSignIns(draft, name, draft.now());
        draft.afterCommit(() -> accounts.remove(name));
        return new Change.Done(view(old));
    }

    private Change save(Draft draft, Account account) {
        new AccountRows(draft.sql()).save(account);
        draft.afterCommit(() -> accounts.put(account.name(), account));
        return new Change.Done(view(account));
    }

    private void revokeSignIns(Draft draft, String name, Instant now) {
        FamilyRows rows = new FamilyRows(draft.sql());
        List<String> families = rows.goodOnes(name);
        rows.revokeAll(name, now);
        draft.afterCommit(() -> families.forEach(family -> revocations.add(family, now)));
    }

    private boolean isLastAdministrator(Account account) {
        return administers(account)
                && accounts.values().stream().filter(Accounts::administers).count() == 1;
    }

    private static boolean administers(Account account) {
        return account.role() == Role.ADMIN && !account.disabled();
    }

    private static UserAccount view(Account account) {
        return new UserAccount(
                account.name(),
                account.role(),
                account.scope(),
                account.disabled(),
                account.createdAt(),
                account.revision());
    }
}
