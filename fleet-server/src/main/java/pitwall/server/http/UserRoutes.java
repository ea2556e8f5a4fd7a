package pitwall.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.PatchUser;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.UserAccount;
import pitwall.server.access.Accounts;
import pitwall.server.access.Accounts.Change;
import pitwall.server.access.SignIns;
import pitwall.server.registry.Write;

/// Accounts over REST. Whole-fleet only: who could make an account could make one that sees more than they do.
final class UserRoutes {
    private final Accounts accounts;
    private final SignIns signIns;

    UserRoutes(Accounts accounts, SignIns signIns) {
        this.accounts = accounts;
        this.signIns = signIns;
    }

    Answer list(ApiCall call) {
        requireWholeFleet(call);
        List<UserAccount> all = accounts.all();
        return new Answer.Data(200, all, Map.of("total", all.size()), Map.of());
    }

    Answer get(ApiCall call) {
        requireWholeFleet(call);
        return accounts.all().stream()
                .filter(account -> account.name().equals(call.path("name")))
                .findFirst()
                .map(account -> Answer.revision(200, account, account.revision()))
                .orElseGet(() -> Answer.refused(Fault.notFound()));
    }

    Write<Answer> create(ApiCall call) {
        requireWholeFleet(call);
        CreateUser user = call.body(CreateUser.class);
        check(Accounts.check(user));
        String hash = signIns.hash(user.password());
        call.audit().subject(user.name());
        return draft -> audited(call, Optional.empty(), accounts.create(draft, user, hash), 201);
    }

    Write<Answer> patch(ApiCall call) {
        requireWholeFleet(call);
        long revision = call.ifMatch();
        PatchUser change = call.body(PatchUser.class);
        check(Accounts.check(change));
        String password = change.password();
        String hash = password == null ? null : signIns.hash(password);
        String name = call.path("name");
        return draft -> audited(call, accounts.view(name), accounts.patch(draft, name, revision, change, hash), 200);
    }

    Write<Answer> delete(ApiCall call) {
        requireWholeFleet(call);
        long revision = call.ifMatch();
        return draft -> switch (accounts.remove(draft, call.path("name"), revision)) {
            case Change.Done(UserAccount account) -> {
                call.audit().before(account);
                yield new Answer.Nothing();
            }
            case Change other -> answer(other, 204);
        };
    }

    private static void requireWholeFleet(ApiCall call) {
        call.requireWholeFleet("Accounts decide who sees which car.");
    }

    private static Answer audited(ApiCall call, Optional<UserAccount> before, Change change, int status) {
        before.ifPresent(call.audit()::before);
        if (change instanceof Change.Done(UserAccount account)) {
            call.audit().after(account);
        }
        return answer(change, status);
    }

    private static Answer answer(Change change, int status) {
        return switch (change) {
            case Change.Done(UserAccount account) -> Answer.revision(status, account, account.revision());
            case Change.NoSuchUser() -> Answer.refused(Fault.notFound());
            case Change.NameTaken() -> Answer.refused(Fault.of(409, "DUPLICATE_ID", "An account of that name exists."));
            case Change.OtherRevision(long current) -> Answer.refused(Fault.otherRevision(current));
            case Change.LastAdministrator() ->
                Answer.refused(Fault.validation("role", "would leave the server without an administrator"));
        };
    }

    private static void check(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new FaultException(Fault.validation(errors));
        }
    }
}
