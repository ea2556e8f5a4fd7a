package pitwall.client.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditBreak.Kind;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditRecord;
import pitwall.testing.SampleTrail;

class TrailCheckTest {
    private final SampleTrail trail = new SampleTrail();
    private SignedHead head;

    @BeforeEach
    void write() {
        for (int i = 1; i <= 40; i++) {
            trail.renamed("mira", "car-" + i, "old", "new", "c-" + i);
        }
        head = trail.sign();
    }

    @Test
    void aWholeTrailIsProvenPartByPart() {
        TrailFinding finding = check(null, chain(1, 15), chain(16, 30), chain(31, 40));

        assertThat(finding.broken()).isEmpty();
        assertThat(finding.proven()).isEqualTo(40);
        assertThat(finding.unsigned()).isZero();
        assertThat(finding.last()).isEqualTo(40);
        assertThat(finding.head()).contains(head);
    }

    @Test
    void aRangeInTheMiddleIsProvenAsFarAsTheHeadReaches() {
        trail.renamed("mira", "car-41", "old", "new", "c-41");
        trail.refused("omar", "car-7", "CAR_DRIVES", "c-42");

        TrailFinding finding = check(null, chain(33, 38), chain(39, 42));

        assertThat(finding.broken()).isEmpty();
        assertThat(finding.proven()).isEqualTo(8);
        assertThat(finding.unsigned()).isEqualTo(2);
    }

    @Test
    void entriesOfASelectionProveThemselves() {
        TrailFinding finding = check(null, TrailParts.selection(trail, head, 3, 17, 40));

        assertThat(finding.broken()).isEmpty();
        assertThat(finding.proven()).isEqualTo(3);
    }

    @Test
    void aChangedEntryIsFoundAndNamed() {
        AuditEvidence lie = changed(chain(1, 40), 23, detail -> with(detail, row -> renamed(row, "nobody")));
        AuditEvidence deeper = changed(
                chain(1, 40),
                23,
                detail -> new AuditDetail(
                        detail.entry(), detail.canonical().replace("PATCH_CAR", "FIRE_SALE"), detail.personal(), null));

        assertThat(broken(lie)).isEqualTo(new AuditBreak(Kind.CHANGED, 23));
        assertThat(broken(deeper)).isEqualTo(new AuditBreak(Kind.CHANGED, 23));
    }

    @Test
    void anEntryThatWasRewrittenWithItsHashDoesNotFitWhatFollowsOrTheHead() {
        SampleTrail forged = new SampleTrail();
        for (int i = 1; i <= 40; i++) {
            forged.renamed(i == 23 ? "eve" : "mira", "car-" + i, "old", "new", "c-" + i);
        }

        assertThat(broken(changed(chain(1, 40), 23, _ -> TrailParts.detail(forged.entry(23), null)))
                        .n())
                .isEqualTo(24);
        assertThat(broken(TrailParts.chain(forged, 1, 40, head)).kind()).isEqualTo(Kind.HEAD);
        assertThat(broken(TrailParts.chain(forged, 1, 40, forged.sign())).kind())
                .isEqualTo(Kind.SIGNATURE);
    }

    @Test
    void aWordBesideTheEntryThatWasExchangedIsFound() {
        AuditEvidence lie = changed(chain(1, 40), 5, detail -> {
            var personal = new java.util.TreeMap<>(detail.personal());
            personal.computeIfPresent(
                    "before", (_, opening) -> new AuditDetail.Opening(opening.salt(), "{\"name\":\"other\"}"));
            return new AuditDetail(detail.entry(), detail.canonical(), personal, null);
        });

        assertThat(broken(lie)).isEqualTo(new AuditBreak(Kind.PERSONAL_CHANGED, 5));
    }

    @Test
    void aMissingEntryAndTwoThatChangedPlacesAreFound() {
        AuditEvidence whole = chain(1, 40);
        List<AuditDetail> missing = new ArrayList<>(whole.entries());
        missing.remove(11);
        List<AuditDetail> turned = new ArrayList<>(whole.entries());
        turned.set(11, whole.entries().get(12));
        turned.set(12, whole.entries().get(11));

        assertThat(broken(entries(whole, missing))).isEqualTo(new AuditBreak(Kind.NUMBER, 12));
        assertThat(broken(entries(whole, turned))).isEqualTo(new AuditBreak(Kind.NUMBER, 12));
        assertThat(check(null, chain(1, 10), chain(15, 40)).broken()).contains(new AuditBreak(Kind.NUMBER, 11));
    }

    @Test
    void aTailThatWasCutIsFoundByTheHeadThatWasSeenBefore() {
        TrailCheck check = new TrailCheck(List.of(trail.key()), head, true);

        check.accept(chain(1, 30));
        check.finish(Long.MAX_VALUE);

        assertThat(check.finding().broken()).contains(new AuditBreak(Kind.TAIL_CUT, 31));
        assertThat(check.finding().proven()).isEqualTo(30);
    }

    @Test
    void aHeadOfFewerEntriesThanWereSeenIsACut() {
        trail.cutTo(30);
        SignedHead shorter = trail.sign();

        TrailFinding finding = check(head, TrailParts.chain(trail, 1, 30, shorter));

        assertThat(finding.broken()).contains(new AuditBreak(Kind.TAIL_CUT, 31));
    }

    @Test
    void aServerThatShowsAHeadFromBeforeTheKnownOneWasGivenAnOlderTrail() {
        SampleTrail restored = new SampleTrail();
        for (int i = 1; i <= 30; i++) {
            restored.renamed("mira", "car-" + i, "old", "new", "c-" + i);
        }
        SignedHead before = restored.sign();
        AuditEvidence part = TrailParts.chain(restored, 1, 30, before);
        for (int i = 31; i <= 40; i++) {
            restored.renamed("mira", "car-" + i, "old", "new", "c-" + i);
        }
        SignedHead known = restored.sign();

        TrailCheck asked = new TrailCheck(List.of(restored.key()), known, true);
        asked.accept(part);
        TrailCheck remembered = new TrailCheck(List.of(restored.key()), known, false);
        remembered.accept(part);

        assertThat(asked.finding().broken()).contains(new AuditBreak(Kind.TAIL_CUT, 31));
        assertThat(remembered.finding().broken()).isEmpty();
        assertThat(remembered.finding().proven()).isEqualTo(30);
    }

    @Test
    void aServerThatHidesTheHeadItSignedBeforeProvesNothing() {
        AuditEvidence whole = chain(1, 40);
        AuditEvidence bare = new AuditEvidence(whole.entries(), whole.before(), null, null);

        assertThat(check(head, bare).broken()).contains(new AuditBreak(Kind.HEAD, 1));
        assertThat(check(null, bare).unsigned()).isEqualTo(40);
    }

    @Test
    void wordsThatAreNoHashesAreABreakAndNoAccident() {
        AuditEvidence part = chain(1, 5);
        AuditEvidence nonsense = new AuditEvidence(
                part.entries(), new AuditEvidence.Before(0, "x", List.of()), part.head(), part.path());
        AuditEvidence wrongPeaks = new AuditEvidence(
                part.entries(), new AuditEvidence.Before(3, "00".repeat(32), List.of()), part.head(), part.path());

        assertThat(broken(nonsense).kind()).isEqualTo(Kind.CHANGED);
        assertThat(broken(wrongPeaks).kind()).isEqualTo(Kind.CHANGED);
    }

    private AuditEvidence chain(long from, long to) {
        return TrailParts.chain(trail, from, to, head);
    }

    private AuditBreak broken(AuditEvidence part) {
        return check(null, part).broken().orElseThrow();
    }

    private TrailFinding check(@Nullable SignedHead known, AuditEvidence... parts) {
        TrailCheck check = new TrailCheck(List.of(trail.key()), known, true);
        for (AuditEvidence part : parts) {
            check.accept(part);
        }
        check.finish(parts[parts.length - 1].entries().getLast().entry().n());
        return check.finding();
    }

    private static AuditEvidence changed(AuditEvidence part, long n, UnaryOperator<AuditDetail> change) {
        return entries(
                part,
                part.entries().stream()
                        .map(detail -> detail.entry().n() == n ? change.apply(detail) : detail)
                        .toList());
    }

    private static AuditEvidence entries(AuditEvidence part, List<AuditDetail> entries) {
        return new AuditEvidence(entries, part.before(), part.head(), part.path());
    }

    private static AuditDetail with(AuditDetail detail, UnaryOperator<AuditRecord> change) {
        return new AuditDetail(change.apply(detail.entry()), detail.canonical(), detail.personal(), detail.proof());
    }

    private static AuditRecord renamed(AuditRecord row, String actor) {
        return new AuditRecord(
                row.n(),
                row.at(),
                actor,
                row.role(),
                row.origin(),
                row.address(),
                row.action(),
                row.object(),
                row.objectId(),
                row.subject(),
                row.cars(),
                row.result(),
                row.code(),
                row.count(),
                row.reason(),
                row.ticket(),
                row.approver(),
                row.correlation(),
                row.hash());
    }
}
