package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;

/// The table `account`.
public final class AccountRows {
    private final Handle sql;

    public AccountRows(Handle sql) {
        this.sql = sql;
    }

    /// A person who may sign in.
    public record Account(
            String name,
            String passwordHash,
            Role role,
            Scope scope,
            boolean disabled,
            Instant createdAt,
            long revision) {
        @Override
        public String toString() {
            return "Account[name=" + name + ", role=" + role + "]";
        }
    }

    public List<Account> all() {
        return sql.createQuery("select * from account order by name")
                .map((row, context) -> new Account(
                        row.getString("name"),
                        row.getString("password_hash"),
                        Role.valueOf(row.getString("role")),
                        new Scope(Columns.words(row, "regions"), Columns.words(row, "models")),
                        row.getInt("disabled") != 0,
                        Columns.instant(row, "created_at"),
                        row.getLong("revision")))
                .list();
    }

    public void save(Account account) {
        sql.createUpdate("""
                        insert into account (name, password_hash, role, regions, models, disabled, created_at, revision)
                        values (:name, :hash, :role, :regions, :models, :disabled, :createdAt, :revision)
                        on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role,
                            regions = excluded.regions, models = excluded.models, disabled = excluded.disabled,
                            revision = excluded.revision
                        """)
                .bind("name", account.name())
                .bind("hash", account.passwordHash())
                .bind("role", account.role().name())
                .bind("regions", Columns.write(account.scope().regions()))
                .bind("models", Columns.write(account.scope().models()))
                .bind("disabled", account.disabled() ? 1 : 0)
                .bind("createdAt", account.createdAt().toEpochMilli())
                .bind("revision", account.revision())
                .execute();
    }

    public void remove(String name) {
        sql.createUpdate("delete from account where name = :name")
                .bind("name", name)
                .execute();
    }
}
