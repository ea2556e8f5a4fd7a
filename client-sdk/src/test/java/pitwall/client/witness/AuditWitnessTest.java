package pitwall.client.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.client.witness.WitnessVerdict.Finding;
import pitwall.protocol.rest.AuditHead;
import pitwall.testing.Seeds;

class AuditWitnessTest {
    private final Trail trail = new Trail();
    private final WitnessStore store = new MemoryWitnessStore();
    private final AuditWitness witness = new AuditWitness(store, trail);

    private static Finding finding(WitnessVerdict verdict) {
        assertThat(verdict).isInstanceOf(WitnessVerdict.Broken.class);
        return ((WitnessVerdict.Broken) verdict).finding();
    }

    @Test
    void aTrailThatGrowsIsFollowed() {
        trail.write(7, "HONEST");
        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.First.class);

        trail.write(5, "HONEST");
        WitnessVerdict verdict = witness.see(trail.sign());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        WitnessVerdict.Continues.class,
                        continues -> assertThat(continues.entries()).isEqualTo(5));
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(12);
    }

    @Test
    void anHonestTrailOfAnyGrowthIsNeverAccused() {
        Seeds seeds = Seeds.announced("an honest trail");
        SplittableRandom random = new SplittableRandom(seeds.value());
        for (int step = 0; step < 40; step++) {
            trail.write(random.nextInt(9), "HONEST");
            assertThat(witness.see(trail.sign()))
                    .as("step %s of seed %s", step, seeds.value())
                    .isNotInstanceOf(WitnessVerdict.Broken.class);
        }
    }

    @Test
    void anEarlierHeadThatComesLateIsNoAlarm() {
        trail.write(4, "HONEST");
        AuditHead early = trail.sign();
        trail.write(4, "HONEST");
        witness.see(trail.sign());

        assertThat(witness.see(early)).isInstanceOf(WitnessVerdict.Continues.class);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(8);
    }

    @Test
    void aTailThatWasCutIsFound() {
        trail.write(9, "HONEST");
        witness.see(trail.sign());

        trail.cut(3);

        assertThat(finding(witness.see(trail.sign()))).isEqualTo(Finding.CUT);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(9);
    }

    @Test
    void aBackupThatShowsAnOldHeadIsFound() {
        trail.write(5, "HONEST");
        AuditHead old = trail.sign();
        trail.write(5, "HONEST");
        witness.see(trail.sign());

        trail.cut(5);

        assertThat(finding(witness.see(old))).isEqualTo(Finding.CUT);
    }

    @Test
    void aTailThatWasWrittenAnewIsFoundHoweverLongItIs() {
        for (int more = 3; more < 30; more++) {
            Trail dishonest = new Trail();
            AuditWitness watcher = new AuditWitness(new MemoryWitnessStore(), dishonest);
            dishonest.write(9, "HONEST");
            watcher.see(dishonest.sign());

            dishonest.cut(3);
            dishonest.write(more, "FORGED");

            assertThat(finding(watcher.see(dishonest.sign())))
                    .as("%s entries", more)
                    .isEqualTo(Finding.REWRITTEN);
        }
    }

    @Test
    void aFindingStaysUntilTheTrailIsWhatItWas() {
        trail.write(9, "HONEST");
        witness.see(trail.sign());
        trail.cut(1);
        trail.write(20, "FORGED");

        assertThat(finding(witness.see(trail.sign()))).isEqualTo(Finding.REWRITTEN);
        assertThat(finding(witness.see(trail.sign()))).isEqualTo(Finding.REWRITTEN);
    }

    @Test
    void aHeadOfAnotherKeyIsToldApartFromAForgedOne() {
        trail.write(3, "HONEST");
        AuditHead honest = trail.sign();
        witness.see(honest);
        Trail other = new Trail();
        other.write(4, "HONEST");

        assertThat(finding(witness.see(other.sign()))).isEqualTo(Finding.OTHER_KEY);
        assertThat(witness.see(new AuditHead(
                        honest.size() + 1, honest.root(), honest.at(), honest.keyId(), honest.signature())))
                .isInstanceOf(WitnessVerdict.Unsigned.class);
    }

    @Test
    void withoutAProofNothingIsSaidAndNothingForgotten() {
        trail.write(3, "HONEST");
        witness.see(trail.sign());
        trail.write(3, "HONEST");
        trail.beSilent(true);

        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.Unproven.class);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(3);
    }

    @Test
    void aHeadWhoseProofNeverCameIsEvidenceAllTheSame() {
        trail.write(3, "HONEST");
        AuditHead old = trail.sign();
        witness.see(old);
        trail.write(3, "HONEST");
        trail.beSilent(true);
        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.Unproven.class);

        trail.beSilent(false);
        trail.cut(3);

        WitnessVerdict verdict = witness.see(old);
        assertThat(finding(verdict)).isEqualTo(Finding.CUT);
        assertThat(((WitnessVerdict.Broken) verdict).known().size()).isEqualTo(6);
    }

    @Test
    void aHeadThatWasShownBeforeTheKeysCameIsEvidenceAllTheSame() {
        trail.write(3, "HONEST");
        AuditHead old = trail.sign();
        trail.write(3, "HONEST");
        trail.beSilent(true);
        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.Unproven.class);

        trail.beSilent(false);
        trail.cut(3);

        assertThat(finding(witness.see(old))).isEqualTo(Finding.CUT);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(6);
    }

    @Test
    void aHeadThatWasOnlyNotedBeforeTheFirstIsEvidenceToo() {
        trail.write(3, "HONEST");
        witness.note(trail.sign());
        trail.cut(2);
        trail.write(9, "FORGED");

        assertThat(finding(witness.see(trail.sign()))).isEqualTo(Finding.REWRITTEN);
    }

    @Test
    void anHonestTrailIsNotAccusedOfWhatWasNotedBeforeTheFirst() {
        trail.write(3, "HONEST");
        witness.note(trail.sign());
        trail.write(3, "HONEST");

        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.Continues.class);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(6);
    }

    @Test
    void aHeadThatWasOnlyNotedIsEvidenceAllTheSame() {
        trail.write(3, "HONEST");
        AuditHead old = trail.sign();
        witness.see(old);
        trail.write(3, "HONEST");
        witness.note(trail.sign());
        trail.cut(3);
        trail.write(3, "FORGED");

        assertThat(finding(witness.see(trail.sign()))).isEqualTo(Finding.REWRITTEN);
    }

    @Test
    void aProofThatComesLaterSettlesWhatWasPromised() {
        trail.write(3, "HONEST");
        witness.see(trail.sign());
        trail.write(3, "HONEST");
        trail.beSilent(true);
        witness.see(trail.sign());
        trail.beSilent(false);
        trail.write(2, "HONEST");

        assertThat(witness.see(trail.sign())).isInstanceOf(WitnessVerdict.Continues.class);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(8);
    }

    @Test
    void aNewWitnessWithAnOldStoreGoesOnWhereTheOldOneStopped() {
        trail.write(9, "HONEST");
        witness.see(trail.sign());
        trail.cut(2);

        assertThat(finding(new AuditWitness(store, trail).see(trail.sign()))).isEqualTo(Finding.CUT);
    }
}
