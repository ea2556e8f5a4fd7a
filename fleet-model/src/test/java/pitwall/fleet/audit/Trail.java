package pitwall.fleet.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A trail in memory with its stored hashes and heads, as whoever holds the database could change it.
final class Trail {
    /// An entry as it is stored.
    record Stored(AuditEntry entry, Hash hash) {}

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final List<Stored> stored = new ArrayList<>();
    private final List<SignedHead> heads = new ArrayList<>();
    private final HeadSigner signer;

    private Trail(HeadSigner signer) {
        this.signer = signer;
    }

    /// Entries of random content with a head after every fifteenth and one over all of them.
    static Trail of(int size, RandomGenerator random) {
        return of(size, random, new HeadSigner(key()));
    }

    static Trail of(int size, RandomGenerator random, HeadSigner signer) {
        Trail trail = new Trail(signer);
        for (int i = 0; i < size; i++) {
            trail.add(random);
            if (i % 15 == 14 || i == size - 1) {
                trail.sign();
            }
        }
        return trail;
    }

    static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(RandomGenerator random) {
        long n = stored.size() + 1L;
        Map<PersonalKey, PersonalField> personal = new EnumMap<>(PersonalKey.class);
        for (PersonalKey key : List.of(PersonalKey.ACTOR, PersonalKey.AFTER)) {
            byte[] salt = new byte[PersonalField.SALT_BYTES];
            random.nextBytes(salt);
            personal.put(key, PersonalField.of(key, salt, key.word() + random.nextInt(5)));
        }
        AuditResult result = AuditResult.values()[random.nextInt(AuditResult.values().length)];
        AuditFacts facts = new AuditFacts(
                "OPERATOR",
                AuditOrigin.API,
                random.nextBoolean() ? "CREATE_CAR" : "PATCH_CAR",
                new AuditFacts.Target("car", "car-" + random.nextInt(100)),
                1,
                List.of(new AuditPlace("munich", "i4")),
                result,
                result == AuditResult.ACCEPTED ? null : "VALIDATION",
                1,
                "c-" + n);
        AuditEntry entry = new AuditEntry(
                n,
                START.plusMillis(n * 7),
                facts,
                personal,
                stored.isEmpty() ? Hash.NONE : stored.getLast().hash());
        stored.add(new Stored(entry, entry.hash()));
    }

    void sign() {
        heads.add(signed(frontier(), START.plusSeconds(stored.size())));
    }

    /// Signs whatever it is given.
    SignedHead signed(MerkleFrontier frontier, Instant at) {
        return signer.sign(frontier, at);
    }

    MerkleFrontier frontier() {
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (Stored one : stored) {
            frontier = frontier.append(one.hash()).frontier();
        }
        return frontier;
    }

    List<Stored> stored() {
        return stored;
    }

    List<SignedHead> heads() {
        return heads;
    }

    AuditKey publicKey() {
        return signer.key();
    }

    /// Gives the entries from a position on new numbers, links and hashes, as a careful forger would.
    void forgeFrom(int position) {
        for (int i = position; i < stored.size(); i++) {
            AuditEntry old = stored.get(i).entry();
            AuditEntry entry = new AuditEntry(
                    i + 1L,
                    old.at(),
                    old.facts(),
                    old.personal(),
                    i == 0 ? Hash.NONE : stored.get(i - 1).hash());
            stored.set(i, new Stored(entry, entry.hash()));
        }
    }

    /// What a verifier says, given the trail's heads and another that somebody kept.
    Optional<AuditBreak> verdict(Optional<SignedHead> witness, AuditKey key) {
        List<SignedHead> all = new ArrayList<>(heads);
        witness.ifPresent(all::add);
        AuditVerifier verifier = new AuditVerifier(AuditCheckpoint.START, all, key);
        stored.forEach(one -> verifier.accept(one.entry(), one.hash()));
        return verifier.finish();
    }
}
