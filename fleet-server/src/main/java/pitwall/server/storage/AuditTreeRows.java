package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.MerkleNodes;
import pitwall.fleet.audit.SignedHead;

/// The Merkle tree over the audit trail and the heads that were signed, in the tables `audit_node`, `audit_head` and
/// `audit_key`; and how far retention went, in `audit_cut`.
public final class AuditTreeRows implements MerkleNodes {
    private final Handle sql;

    public AuditTreeRows(Handle sql) {
        this.sql = sql;
    }

    public void add(List<Node> nodes) {
        try (PreparedBatch batch =
                sql.prepareBatch("insert into audit_node (level, position, hash) values (:level, :position, :hash)")) {
            nodes.forEach(node -> batch.bind("level", node.level())
                    .bind("position", node.index())
                    .bind("hash", node.hash().toString())
                    .add());
            batch.execute();
        }
    }

    /// How many entries there are and were.
    public long size() {
        return sql.createQuery("select coalesce(max(position) + 1, 0) from audit_node where level = 0")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Hash at(int level, long index) {
        return sql.createQuery("select hash from audit_node where level = :level and position = :position")
                .bind("level", level)
                .bind("position", index)
                .mapTo(String.class)
                .findOne()
                .map(Hash::parse)
                .orElseThrow(() -> new IllegalStateException("the audit tree lacks " + level + "/" + index));
    }

    public void addHead(SignedHead head) {
        sql.createUpdate("insert into audit_head (size, at, root, key_id, signature)"
                        + " values (:size, :at, :root, :key, :signature)")
                .bind("size", head.size())
                .bind("at", head.at().toEpochMilli())
                .bind("root", head.root().toString())
                .bind("key", head.keyId())
                .bind("signature", head.signature())
                .execute();
    }

    public Optional<SignedHead> newestHead() {
        return heads("order by size desc limit 1", 0).stream().findFirst();
    }

    /// Heads over more than `size` entries, smallest first.
    public List<SignedHead> headsBeyond(long size, int limit) {
        return heads("order by size limit " + limit, size);
    }

    /// The first head over an entry; empty while there is none.
    public Optional<SignedHead> headOver(long n) {
        return heads("order by size limit 1", n - 1).stream().findFirst();
    }

    private List<SignedHead> heads(String order, long beyond) {
        return sql.createQuery("select * from audit_head where size > :beyond " + order)
                .bind("beyond", beyond)
                .map((row, context) -> new SignedHead(
                        row.getLong("size"),
                        Hash.parse(row.getString("root")),
                        Columns.instant(row, "at"),
                        row.getString("key_id"),
                        row.getString("signature")))
                .list();
    }

    /// Remembers a key that signs from now on.
    ///
    /// @return whether it is new
    public boolean addKey(String id, String publicKey, Instant since) {
        boolean known = sql.createQuery("select count(*) from audit_key where key_id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (!known) {
            sql.createUpdate("insert into audit_key (key_id, public_key, since) values (:id, :key, :since)")
                    .bind("id", id)
                    .bind("key", publicKey)
                    .bind("since", since.toEpochMilli())
                    .execute();
        }
        return !known;
    }

    /// The keys that ever signed, oldest first.
    public List<String> keys() {
        return sql.createQuery("select public_key from audit_key order by since, key_id")
                .mapTo(String.class)
                .list();
    }

    /// How many entries from the beginning are gone.
    public long cut() {
        return sql.createQuery("select coalesce(max(size), 0) from audit_cut")
                .mapTo(Long.class)
                .one();
    }

    /// The number of the newest entry older than a moment; 0 if there is none.
    public long newestBefore(Instant moment) {
        return sql.createQuery("select coalesce(max(n), 0) from audit_entry where at < :moment")
                .bind("moment", moment.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    /// Removes the entries up to a number; their hashes stay.
    public void cut(long size, Instant at) {
        sql.createUpdate("insert into audit_cut (size, at) values (:size, :at)")
                .bind("size", size)
                .bind("at", at.toEpochMilli())
                .execute();
        for (String table : List.of("audit_personal", "audit_place", "audit_entry")) {
            sql.createUpdate("delete from " + table + " where n <= :size")
                    .bind("size", size)
                    .execute();
        }
    }

    /// Forgets what names a person in every entry by, about or approved by that person; says in how many.
    public int forget(String person, Instant at) {
        List<Long> entries = sql.createQuery("select distinct n from audit_personal"
                        + " where name in ('actor', 'subject', 'approver') and value = :person")
                .bind("person", person)
                .mapTo(Long.class)
                .list();
        for (long n : entries) {
            sql.createUpdate("insert into audit_erased (n, at) select :n, :at"
                            + " where not exists (select 1 from audit_erased where n = :n)")
                    .bind("n", n)
                    .bind("at", at.toEpochMilli())
                    .execute();
            sql.createUpdate("delete from audit_personal where n = :n")
                    .bind("n", n)
                    .execute();
        }
        return entries.size();
    }
}
