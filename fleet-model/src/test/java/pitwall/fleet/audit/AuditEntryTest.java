package pitwall.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;

class AuditEntryTest {
    private static final PersonalField ACTOR = PersonalField.of(PersonalKey.ACTOR, new byte[16], "mira");

    private static AuditEntry entry() {
        return new AuditEntry(
                2,
                Instant.parse("2026-11-21T14:02:05Z"),
                new AuditFacts(
                        "OPERATOR",
                        AuditOrigin.API,
                        "PATCH_CAR",
                        new AuditFacts.Target("car", "car-7"),
                        1,
                        List.of(new AuditPlace("munich", "i4")),
                        AuditResult.REFUSED,
                        "REVISION_CONFLICT",
                        1,
                        "c-1"),
                Map.of(PersonalKey.ACTOR, ACTOR),
                Hash.NONE);
    }

    @Test
    void theCanonicalFormIsPinnedBecauseOldTrailsMustStayVerifiable() {
        assertThat(entry().canonical())
                .isEqualTo("{\"action\":\"PATCH_CAR\",\"at\":\"2026-11-21T14:02:05.000Z\",\"cars\":1,"
                        + "\"code\":\"REVISION_CONFLICT\",\"correlation\":\"c-1\",\"count\":1,\"n\":2,"
                        + "\"object\":\"car\",\"objectId\":\"car-7\",\"origin\":\"API\","
                        + "\"personal\":{\"actor\":\"" + ACTOR.commitment() + "\"},"
                        + "\"places\":[{\"model\":\"i4\",\"region\":\"munich\"}],\"previous\":\"" + Hash.NONE
                        + "\",\"result\":\"REFUSED\",\"role\":\"OPERATOR\",\"v\":1}");
    }

    @Test
    void theHashIsTheLeafOverThePreviousHashAndTheCanonicalForm() {
        byte[] bytes = entry().canonical().getBytes(StandardCharsets.UTF_8);

        assertThat(entry().hash()).isEqualTo(Hash.sha256(new byte[1], Hash.NONE.bytes(), bytes));
    }

    @Test
    void theChainHoldsNoNameOnlyTheCommitmentToIt() {
        assertThat(entry().canonical()).doesNotContain("mira");
        assertThat(entry().erased().hash()).isEqualTo(entry().hash());
        assertThat(entry().personal(PersonalKey.ACTOR)).contains("mira");
        assertThat(entry().erased().personal(PersonalKey.ACTOR)).isEmpty();
        assertThat(ACTOR.isTrue(PersonalKey.ACTOR)).isTrue();
        assertThat(ACTOR.isTrue(PersonalKey.APPROVER)).isFalse();
    }

    @Test
    void aKeyIsReadBackFromItsTextAndKnowsItsOwnHeadsOnly() {
        Trail trail = Trail.of(3, RandomSeed.announced("keys").generator());
        Trail other = Trail.of(3, RandomSeed.announced("keys").generator());
        AuditKey key = AuditKey.parse(
                "-----BEGIN PUBLIC KEY-----\n" + trail.publicKey().text() + "\n-----END PUBLIC KEY-----\n");
        SignedHead head = trail.heads().getLast();

        assertThat(key.id()).isEqualTo(trail.publicKey().id());
        assertThat(key.signed(head)).isTrue();
        assertThat(key.signed(other.heads().getLast())).isFalse();
        assertThat(key.signed(new SignedHead(head.size(), head.root(), head.at(), head.keyId(), "zz")))
                .isFalse();
        assertThat(key.signed(new SignedHead(head.size() + 1, head.root(), head.at(), head.keyId(), head.signature())))
                .isFalse();
        assertThatThrownBy(() -> AuditKey.parse("bm90IGEga2V5")).isInstanceOf(IllegalArgumentException.class);
    }
}
