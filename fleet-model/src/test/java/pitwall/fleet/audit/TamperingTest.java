package pitwall.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;

/// Whoever may write to the database changes a trail in one way after the other; every one must be found.
class TamperingTest {
    private static final int MUTATIONS = 1_000;

    /// A way to tamper, naive or with all hashes of the database made anew.
    private enum Tampering {
        EDIT,
        EDIT_AND_HASH,
        EDIT_AND_REBUILD,
        EDIT_PERSONAL,
        DROP,
        DROP_AND_REBUILD,
        INSERT,
        INSERT_AND_REBUILD,
        REORDER,
        REORDER_AND_REBUILD,
        CUT_TAIL,
        CUT_TAIL_AND_HEADS,
        FORK_HEAD,
        FORK_EVERYTHING,
        FOREIGN_SIGNATURE
    }

    @Test
    void aThousandOfAThousandMutationsAreFound() {
        RandomGenerator random = RandomSeed.announced("tampering").generator();
        HeadSigner signer = new HeadSigner(Trail.key());
        AuditKey key = signer.key();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            Tampering way = Tampering.values()[i % Tampering.values().length];
            Trail trail = Trail.of(random.nextInt(12, 45), random, signer);
            SignedHead witness = trail.heads().getLast();

            tamper(trail, way, random);

            if (trail.verdict(Optional.of(witness), key).isEmpty()) {
                missed.add(way + " of " + trail.stored().size());
            }
        }

        assertThat(missed).isEmpty();
    }

    private static void tamper(Trail trail, Tampering way, RandomGenerator random) {
        List<Trail.Stored> stored = trail.stored();
        int at = random.nextInt(stored.size() - 1);
        switch (way) {
            case EDIT ->
                stored.set(
                        at,
                        new Trail.Stored(
                                edited(stored.get(at).entry(), random),
                                stored.get(at).hash()));
            case EDIT_AND_HASH -> {
                AuditEntry entry = edited(stored.get(at).entry(), random);
                stored.set(at, new Trail.Stored(entry, entry.hash()));
            }
            case EDIT_AND_REBUILD -> {
                stored.set(at, new Trail.Stored(edited(stored.get(at).entry(), random), Hash.NONE));
                trail.forgeFrom(at);
            }
            case EDIT_PERSONAL ->
                stored.set(
                        at,
                        new Trail.Stored(
                                impersonated(stored.get(at).entry(), random),
                                stored.get(at).hash()));
            case DROP -> stored.remove(at);
            case DROP_AND_REBUILD -> {
                stored.remove(at);
                trail.forgeFrom(at);
            }
            case INSERT -> stored.add(at, stored.get(random.nextInt(stored.size())));
            case INSERT_AND_REBUILD -> {
                stored.add(at, stored.get(random.nextInt(stored.size())));
                trail.forgeFrom(at);
            }
            case REORDER -> stored.add(at, stored.remove(at + 1));
            case REORDER_AND_REBUILD -> {
                stored.add(at, stored.remove(at + 1));
                trail.forgeFrom(at);
            }
            case CUT_TAIL -> cut(trail, random);
            case CUT_TAIL_AND_HEADS -> {
                cut(trail, random);
                trail.heads().removeIf(head -> head.size() > stored.size());
            }
            case FORK_HEAD -> fork(trail, random);
            case FORK_EVERYTHING -> {
                stored.set(at, new Trail.Stored(edited(stored.get(at).entry(), random), Hash.NONE));
                trail.forgeFrom(at);
                trail.heads().clear();
                trail.sign();
            }
            case FOREIGN_SIGNATURE -> {
                SignedHead head = trail.heads().removeLast();
                trail.heads().add(Trail.of(0, random).signed(trail.frontier(), head.at()));
            }
        }
    }

    private static void cut(Trail trail, RandomGenerator random) {
        int keep = random.nextInt(trail.stored().size());
        trail.stored().subList(keep, trail.stored().size()).clear();
    }

    /// Replaces the root of a head and keeps its signature.
    private static void fork(Trail trail, RandomGenerator random) {
        int at = random.nextInt(trail.heads().size());
        SignedHead head = trail.heads().get(at);
        byte[] root = head.root().bytes();
        root[random.nextInt(root.length)] ^= (byte) (1 << random.nextInt(8));
        trail.heads().set(at, new SignedHead(head.size(), Hash.of(root), head.at(), head.keyId(), head.signature()));
    }

    private static AuditEntry edited(AuditEntry entry, RandomGenerator random) {
        AuditFacts facts = entry.facts();
        return switch (random.nextInt(5)) {
            case 0 -> new AuditEntry(entry.n(), entry.at().plusMillis(1), facts, entry.personal(), entry.previous());
            case 1 -> with(entry, changed(facts, facts.action() + "X", facts.result(), facts.count()));
            case 2 ->
                with(
                        entry,
                        changed(
                                facts,
                                facts.action(),
                                facts.result() == AuditResult.ACCEPTED ? AuditResult.FAILED : AuditResult.ACCEPTED,
                                facts.count()));
            case 3 -> with(entry, changed(facts, facts.action(), facts.result(), facts.count() + 1));
            default -> {
                Map<PersonalKey, PersonalField> personal = new EnumMap<>(entry.personal());
                personal.remove(PersonalKey.AFTER);
                yield new AuditEntry(entry.n(), entry.at(), facts, personal, entry.previous());
            }
        };
    }

    private static AuditEntry with(AuditEntry entry, AuditFacts facts) {
        return new AuditEntry(entry.n(), entry.at(), facts, entry.personal(), entry.previous());
    }

    private static AuditFacts changed(AuditFacts facts, String action, AuditResult result, int count) {
        return new AuditFacts(
                facts.role(),
                facts.origin(),
                action,
                facts.object(),
                facts.cars(),
                facts.places(),
                result,
                facts.code(),
                count,
                facts.correlation());
    }

    /// Another value or another salt under the same commitment.
    private static AuditEntry impersonated(AuditEntry entry, RandomGenerator random) {
        Map<PersonalKey, PersonalField> personal = new EnumMap<>(entry.personal());
        PersonalField field = entry.personal().get(PersonalKey.ACTOR);
        PersonalField.Opening opening = field == null ? null : field.opening();
        if (field == null || opening == null) {
            throw new AssertionError("nothing was erased");
        }
        PersonalField.Opening other = random.nextBoolean()
                ? new PersonalField.Opening(opening.salt(), "somebody-else")
                : new PersonalField.Opening("00".repeat(PersonalField.SALT_BYTES), opening.value());
        personal.put(PersonalKey.ACTOR, new PersonalField(field.commitment(), other));
        return new AuditEntry(entry.n(), entry.at(), entry.facts(), personal, entry.previous());
    }

    @Test
    void whatNobodyTouchedIsProven() {
        RandomGenerator random = RandomSeed.announced("untouched").generator();
        for (int size = 1; size < 40; size++) {
            Trail trail = Trail.of(size, random);

            assertThat(trail.verdict(Optional.of(trail.heads().getLast()), trail.publicKey()))
                    .isEmpty();
        }
    }

    @Test
    void aTailThatWasCutWithItsHeadsIsOnlyFoundByAWitness() {
        Trail trail = Trail.of(30, RandomSeed.announced("cut tail").generator());
        SignedHead witness = trail.heads().getLast();
        trail.stored().subList(15, 30).clear();
        trail.heads().removeLast();

        assertThat(trail.verdict(Optional.empty(), trail.publicKey())).isEmpty();
        assertThat(trail.verdict(Optional.of(witness), trail.publicKey()))
                .contains(new AuditBreak(AuditBreak.Kind.TAIL_CUT, 16));
    }

    @Test
    void forgettingPeopleLeavesTheTrailProven() {
        Trail trail = Trail.of(25, RandomSeed.announced("erasure").generator());
        trail.stored().replaceAll(one -> new Trail.Stored(one.entry().erased(), one.hash()));

        assertThat(trail.verdict(Optional.empty(), trail.publicKey())).isEmpty();
        assertThat(trail.stored().getFirst().entry().personal(PersonalKey.ACTOR))
                .isEmpty();
    }

    @Test
    void theFirstBadEntryIsNamed() {
        Trail trail = Trail.of(25, RandomSeed.announced("first bad").generator());
        Trail.Stored seventh = trail.stored().get(6);
        AuditEntry entry = seventh.entry();
        trail.stored()
                .set(
                        6,
                        new Trail.Stored(
                                new AuditEntry(
                                        7, entry.at().plusMillis(1), entry.facts(), entry.personal(), entry.previous()),
                                seventh.hash()));

        assertThat(trail.verdict(Optional.empty(), trail.publicKey()))
                .contains(new AuditBreak(AuditBreak.Kind.CHANGED, 7));
    }

    @Test
    void verificationGoesOnFromACheckpoint() {
        Trail trail = Trail.of(40, RandomSeed.announced("checkpoint").generator());
        AuditCheckpoint checkpoint = AuditCheckpoint.START;
        for (Trail.Stored one : trail.stored().subList(0, 17)) {
            checkpoint = checkpoint.after(one.hash());
        }
        AuditVerifier verifier = new AuditVerifier(checkpoint, trail.heads(), trail.publicKey());
        trail.stored().subList(17, 40).forEach(one -> verifier.accept(one.entry(), one.hash()));

        assertThat(verifier.finish()).isEmpty();
        assertThat(verifier.reached().size()).isEqualTo(40);
    }
}
