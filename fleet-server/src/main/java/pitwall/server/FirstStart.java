package pitwall.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.access.Accounts;
import pitwall.server.access.SignIns;
import pitwall.server.audit.AuditParts;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.NoteRows;
import pitwall.server.storage.Secrets;

/// Makes what a server cannot be without: an administrator and an enrolment key.
final class FirstStart {
    private static final String ENROLMENT = "enrolment_key_hash";

    private FirstStart() {}

    /// The enrolment key's hash, and the key itself if it was made now.
    record EnrolmentKey(String hash, Optional<String> made) {}

    static EnrolmentKey enrolmentKey(Database database, Optional<String> given, String candidate) {
        if (given.isPresent()) {
            return new EnrolmentKey(Secrets.hash(given.get()), Optional.empty());
        }
        Optional<String> stored = database.read(sql -> new NoteRows(sql).find(ENROLMENT));
        if (stored.isPresent()) {
            return new EnrolmentKey(stored.get(), Optional.empty());
        }
        String hash = Secrets.hash(candidate);
        database.write(sql -> new NoteRows(sql).save(ENROLMENT, hash));
        return new EnrolmentKey(hash, Optional.of(candidate));
    }

    /// A password, and its hash that is being worked out: that takes a good part of a second on purpose.
    record NewPassword(String password, CompletableFuture<String> hash) {}

    /// The password of an administrator who has to be made; empty if there are accounts already.
    ///
    /// @param aside hashes it while the rest of the server starts
    static Optional<NewPassword> password(Accounts accounts, SignIns signIns, Executor aside) {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        String password = signIns.secret().substring(0, 24);
        return Optional.of(
                new NewPassword(password, CompletableFuture.supplyAsync(() -> signIns.hash(password), aside)));
    }

    /// Makes accounts without anybody being signed in.
    record Staff(Accounts accounts, SignIns signIns, FleetWriter writer, AuditParts audit) {
        void hire(CreateUser person) {
            List<FieldError> errors = Accounts.check(person);
            if (!errors.isEmpty()) {
                throw new IllegalArgumentException("no such account can be: " + errors);
            }
            String hash = signIns.hash(person.password());
            boolean made = writer.write(draft -> {
                boolean isNew = accounts.create(draft, person, hash) instanceof Accounts.Change.Done;
                if (isNew) {
                    audit.add(
                            draft,
                            audit.sheet("CREATE_USER", AuditOrigin.SERVER, "user")
                                    .subject(person.name())
                                    .after(Map.of("role", person.role()))
                                    .accepted());
                }
                return isNew;
            });
            if (!made) {
                throw new IllegalArgumentException("there is somebody of that name: " + person.name());
            }
        }
    }

    /// Makes the administrator; the answer is the password.
    static String administrator(NewPassword made, Accounts accounts, FleetWriter writer, AuditParts audit) {
        String password = made.password();
        String hash = made.hash().join();
        CreateUser admin = new CreateUser(FirstStartSecrets.ADMIN, password, Role.ADMIN, Scope.ALL);
        writer.write(draft -> {
            audit.add(
                    draft,
                    audit.sheet("FIRST_START", AuditOrigin.SERVER, "user")
                            .subject(FirstStartSecrets.ADMIN)
                            .after(Map.of("role", admin.role()))
                            .accepted());
            return accounts.create(draft, admin, hash);
        });
        return password;
    }
}
