package pitwall.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.HeadSigner;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.MerkleTree;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;

/// An audit trail in memory that hashes, signs and proves as a server's does. Not thread-safe.
public final class SampleTrail {
    private final HeadSigner signer;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();
    private AuditCheckpoint end = AuditCheckpoint.START;
    private Instant now = FleetFixtures.NOW;

    public SampleTrail() {
        try {
            signer = new HeadSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody changed the name of a car.
    public AuditEntry renamed(String actor, String car, String before, String after, String correlation) {
        return write(
                facts("PATCH_CAR", new AuditFacts.Target("car", car), AuditResult.ACCEPTED, null, correlation),
                Map.of(
                        PersonalKey.ACTOR, actor,
                        PersonalKey.BEFORE, "{\"id\":\"" + car + "\",\"name\":\"" + before + "\",\"ring\":1}",
                        PersonalKey.AFTER, "{\"id\":\"" + car + "\",\"name\":\"" + after + "\",\"ring\":1}"));
    }

    /// Somebody was refused something.
    public AuditEntry refused(String actor, String car, String code, String correlation) {
        return write(
                facts("UPDATE_CAR", new AuditFacts.Target("car", car), AuditResult.REFUSED, code, correlation),
                Map.of(PersonalKey.ACTOR, actor, PersonalKey.REASON, "New brakes", PersonalKey.TICKET, "T-41"));
    }

    private static AuditFacts facts(
            String action, AuditFacts.Target object, AuditResult result, @Nullable String code, String correlation) {
        return new AuditFacts(
                "OPERATOR",
                AuditOrigin.CONSOLE,
                action,
                object,
                1,
                List.of(new AuditPlace("munich", "i4")),
                result,
                code,
                1,
                correlation);
    }

    public AuditEntry write(AuditFacts facts, Map<PersonalKey, String> words) {
        now = now.plusSeconds(7);
        Map<PersonalKey, PersonalField> personal = new EnumMap<>(PersonalKey.class);
        words.forEach((key, word) -> {
            byte[] salt = new byte[PersonalField.SALT_BYTES];
            salt[0] = (byte) entries.size();
            salt[1] = (byte) key.ordinal();
            personal.put(key, PersonalField.of(key, salt, word));
        });
        AuditEntry entry = new AuditEntry(entries.size() + 1L, now, facts, personal, end.last());
        Hash hash = entry.hash();
        end = end.after(hash);
        entries.add(entry);
        hashes.add(hash);
        return entry;
    }

    /// Removes the newest entries, as somebody with all rights over the database could.
    public void cutTo(long size) {
        end = before(size + 1);
        entries.subList((int) size, entries.size()).clear();
        hashes.subList((int) size, hashes.size()).clear();
    }

    public long size() {
        return entries.size();
    }

    public AuditEntry entry(long n) {
        return entries.get((int) n - 1);
    }

    public AuditKey key() {
        return signer.key();
    }

    /// Signs what there is now.
    public SignedHead sign() {
        now = now.plusSeconds(1);
        return signer.sign(end.frontier(), now);
    }

    /// What stands before an entry.
    public AuditCheckpoint before(long n) {
        AuditCheckpoint checkpoint = AuditCheckpoint.START;
        for (Hash hash : hashes.subList(0, (int) n - 1)) {
            checkpoint = checkpoint.after(hash);
        }
        return checkpoint;
    }

    public ConsistencyProof consistency(long from, long to) {
        return tree(to).consistency(from);
    }

    public InclusionProof inclusion(long n, long size) {
        return tree(size).inclusion(n - 1);
    }

    private MerkleTree tree(long size) {
        return new MerkleTree(size, (level, index) -> {
            MerkleFrontier frontier = MerkleFrontier.EMPTY;
            long first = index << level;
            for (long leaf = first; leaf < first + (1L << level); leaf++) {
                frontier = frontier.append(hashes.get((int) leaf)).frontier();
            }
            return frontier.root();
        });
    }
}
