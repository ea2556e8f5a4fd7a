package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.server.kit.PolicyDesk.approve;
import static pitwall.server.kit.PolicyDesk.battery;
import static pitwall.server.kit.PolicyDesk.change;
import static pitwall.server.kit.PolicyDesk.propose;
import static pitwall.server.kit.PolicyDesk.reject;
import static pitwall.server.kit.PolicyDesk.window;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.rest.PolicyOutlook;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.PolicyDesk;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// The safety policy is data, and asking for less takes two people (G-6).
class SafetyPolicyTest {
    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private Person mara;
    private Person ines;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
        mara = server.person("mara", Role.RELEASE_MANAGER, null);
        ines = server.person("ines", Role.ADMIN, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person again(String name) {
        return Person.stranger(server.uri()).signIn(name, TestServer.PASSWORD);
    }

    private SafetyPolicyEntry.Proposal proposed(int percent) {
        Person.Reply reply =
                propose(mara, battery(percent), PolicyDesk.read(mara).revision());
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.data(SafetyPolicyEntry.Proposal.class);
    }

    private int holding() {
        return PolicyDesk.read(mara).policy().rules().getFirst().minimumBatteryPercent();
    }

    @Test
    void theOneTheServerComesWithHoldsFirst() {
        Person.Reply reply = mara.get(PolicyDesk.PATH);

        assertThat(reply.header("ETag")).isEqualTo("\"0\"");
        assertThat(reply.data(SafetyPolicyEntry.class).policy().rules())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.stationary()).isTrue();
                    assertThat(rule.minimumBatteryPercent()).isEqualTo(30);
                    assertThat(rule.notAutonomous()).isTrue();
                });
    }

    @Test
    void askingForMoreHoldsAtOnceAndStandsInTheHistory() {
        Person.Reply reply = change(mara, battery(40), 0);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(holding()).isEqualTo(40);
        SafetyPolicyEntry[] history = mara.get(PolicyDesk.PATH + "/history").data(SafetyPolicyEntry[].class);
        assertThat(history).extracting(SafetyPolicyEntry::revision).containsExactly(1L, 0L);
        assertThat(history[0].by()).isEqualTo("mara");
        assertThat(history[0].approvedBy()).isNull();
        assertThat(mara.get(PolicyDesk.PATH + "/history?page=2&size=1").data(SafetyPolicyEntry[].class))
                .extracting(SafetyPolicyEntry::revision)
                .containsExactly(0L);
    }

    @Test
    void theSameAgainIsNoNewPolicy() {
        assertThat(change(mara, battery(30), 0).data(SafetyPolicyEntry.class).revision())
                .isZero();
    }

    @Test
    void nobodyOverwritesWhatTheyDidNotSee() {
        change(mara, battery(40), 0);

        assertThat(change(ines, battery(50), 0).status()).isEqualTo(412);
        assertThat(propose(ines, battery(10), 0).status()).isEqualTo(412);
        assertThat(mara.send("PUT", PolicyDesk.PATH, Optional.of("{}")).status())
                .isEqualTo(428);
        assertThat(holding()).isEqualTo(40);
    }

    @Test
    void askingForLessIsNoPlainChange() {
        Person.Reply reply = change(ines, battery(20), 0);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("POLICY_WEAKER");
        assertThat(reply.json().path("errors").path(0).path("detail").asText()).isEqualTo("EVERYWHERE: BATTERY");
        assertThat(holding()).isEqualTo(30);
    }

    @Test
    void askingForLessWaitsForSomebodyElse() {
        SafetyPolicyEntry.Proposal proposal = proposed(20);

        assertThat(holding()).isEqualTo(30);
        assertThat(PolicyDesk.read(ines).proposal()).isEqualTo(proposal);
        assertThat(proposal.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        Person.Reply consent = approve(ines, proposal.hash());
        assertThat(consent.status()).as(consent.body()).isEqualTo(200);
        assertThat(holding()).isEqualTo(20);
        SafetyPolicyEntry now = PolicyDesk.read(mara);
        assertThat(now.by()).isEqualTo("mara");
        assertThat(now.approvedBy()).isEqualTo("ines");
        assertThat(now.proposal()).isNull();
    }

    @Test
    void whoAskedNeverConsentsNotEvenAsAdministrator() {
        Person.Reply asked = propose(ines, battery(20), 0);
        String hash = asked.data(SafetyPolicyEntry.Proposal.class).hash();

        Person.Reply own = approve(ines, hash);

        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body()).contains("SELF_APPROVAL");
        assertThat(approve(mara, hash).status()).as("needs the capability").isEqualTo(403);
        assertThat(approve(server.admin(), hash).status()).isEqualTo(200);
    }

    @Test
    void anEditVoidsWhatWasReviewed() {
        String reviewed = proposed(20).hash();
        SafetyPolicyEntry.Proposal edited = proposed(10);

        Person.Reply late = approve(ines, reviewed);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("PLAN_CHANGED");
        assertThat(holding()).isEqualTo(30);
        assertThat(approve(ines, edited.hash()).status()).isEqualTo(200);
        assertThat(holding()).isEqualTo(10);
    }

    @Test
    void anotherPolicyInForceVoidsTheProposal() {
        String reviewed = proposed(20).hash();
        change(ines, battery(60), 0);

        assertThat(approve(ines, reviewed).code()).isEqualTo("PROPOSAL_VOID");
        assertThat(PolicyDesk.read(ines).proposal()).isNull();
        assertThat(holding()).isEqualTo(60);
    }

    @Test
    void afterHalfAnHourItIsTooLate() {
        String reviewed = proposed(20).hash();
        clock.advance(Duration.ofMinutes(30));
        Person later = again("ines");

        assertThat(PolicyDesk.read(later).proposal()).isNull();
        assertThat(approve(later, reviewed).body()).contains("APPROVAL_EXPIRED");
        assertThat(PolicyDesk.read(later).revision()).isZero();
    }

    @Test
    void aProposalThatWasTakenBackIsGone() {
        String reviewed = proposed(20).hash();

        assertThat(mara.delete(PolicyDesk.PATH + "/weakening").status()).isEqualTo(204);
        assertThat(mara.delete(PolicyDesk.PATH + "/weakening").status()).isEqualTo(404);
        assertThat(approve(ines, reviewed).status()).isEqualTo(409);
        assertThat(propose(mara, battery(50), 0).code()).isEqualTo("POLICY_NOT_WEAKER");
    }

    @Test
    void aSecondPersonSaysNoToExactlyWhatTheySaw() {
        String reviewed = proposed(20).hash();
        String edited = proposed(10).hash();

        assertThat(reject(ines, reviewed).code()).isEqualTo("PROPOSAL_VOID");
        assertThat(reject(mara, edited).status()).as("needs the capability").isEqualTo(403);
        assertThat(reject(ines, edited).status()).isEqualTo(204);

        assertThat(PolicyDesk.read(ines).proposal()).isNull();
        assertThat(holding()).isEqualTo(30);
        assertThat(approve(ines, edited).code()).isEqualTo("PROPOSAL_VOID");
        try (AuditReader trail = new AuditReader(server)) {
            AuditEntry no = trail.entries().stream()
                    .filter(entry -> entry.facts().action().equals("REJECT_WEAKER_POLICY"))
                    .filter(entry -> entry.facts().code() == null)
                    .findFirst()
                    .orElseThrow();
            assertThat(no.personal(PersonalKey.SUBJECT)).contains("mara");
            assertThat(no.personal(PersonalKey.REASON)).contains("Not now");
        }
    }

    @Test
    void aRetryWithTheSameKeyChangesNothingTwice() {
        String key = "0b4c2a8e-7d51-4b0e-9a53-3f1f0d9c2b11";

        Person.Reply first = change(mara, battery(40), 0, "Idempotency-Key", key);
        Person.Reply second = change(mara, battery(40), 0, "Idempotency-Key", key);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(PolicyDesk.read(mara).revision()).isEqualTo(1);
    }

    @Test
    void whoMayActOnAPartOfTheFleetCannotChangeWhatHoldsForAll() {
        Scope munich = new Scope(Set.of("munich"), Set.of());
        Person scoped = server.person("lea", Role.RELEASE_MANAGER, munich);
        Person chief = server.person("ole", Role.ADMIN, munich);
        String hash = proposed(20).hash();

        assertThat(change(scoped, battery(40), 0).code()).isEqualTo("OUT_OF_SCOPE");
        assertThat(propose(scoped, battery(10), 0).code()).isEqualTo("OUT_OF_SCOPE");
        assertThat(approve(chief, hash).code()).isEqualTo("OUT_OF_SCOPE");
        assertThat(PolicyDesk.read(scoped).revision()).isZero();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String body = """
                {"reason": "x", "policy": {"defaultZone": "Mars/Base", "rules": [
                  {"scope": "EVERYWHERE", "name": "all", "stationary": true, "minimumBatteryPercent": 101,
                   "notAutonomous": true},
                  {"scope": "REGION", "stationary": true, "minimumBatteryPercent": 0, "notAutonomous": true,
                   "windows": [{"days": [], "from": "25:00", "to": "05:00"}]}]}}
                """;

        Person.Reply reply = mara.send("PUT", PolicyDesk.PATH, Optional.of(body), "If-Match", "\"0\"");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder(
                        "policy.rules[0].name",
                        "policy.rules[0].minimumBatteryPercent",
                        "policy.rules[1].name",
                        "policy.rules[1].windows[0].days",
                        "policy.rules[1].windows[0].from",
                        "policy.defaultZone");
    }

    @Test
    void policyAndProposalOutliveTheServer() {
        change(mara, window(40, "22:00", "05:00"), 0);
        SafetyPolicyEntry.Proposal proposal = proposed(35);

        server.restart();

        SafetyPolicyEntry now = PolicyDesk.read(again("ines"));
        assertThat(now.revision()).isEqualTo(1);
        assertThat(Objects.requireNonNull(now.policy().rules().getFirst().windows()))
                .hasSize(1);
        assertThat(now.proposal()).isEqualTo(proposal);
        assertThat(approve(again("ines"), proposal.hash()).status()).isEqualTo(200);
    }

    @Test
    void everyStepIsInTheAuditTrailWithBothPeople() {
        change(mara, battery(40), 0);
        change(mara, battery(30), 1);
        String hash = proposed(30).hash();
        approve(mara, hash);
        approve(ines, hash);

        try (AuditReader trail = new AuditReader(server)) {
            List<AuditEntry> entries = trail.entries().stream()
                    .filter(entry -> entry.facts().object().kind().equals("safety-policy"))
                    .toList();
            assertThat(entries)
                    .extracting(AuditReader::line)
                    .map(line -> line.replaceAll(" on .*", ""))
                    .containsExactly(
                            "CHANGE_SAFETY_POLICY ACCEPTED by mara",
                            "CHANGE_SAFETY_POLICY REFUSED POLICY_WEAKER by mara",
                            "PROPOSE_WEAKER_POLICY ACCEPTED by mara",
                            "APPROVE_WEAKER_POLICY DENIED FORBIDDEN by mara",
                            "APPROVE_WEAKER_POLICY ACCEPTED by ines");
            AuditEntry consent = entries.getLast();
            assertThat(consent.personal(PersonalKey.SUBJECT)).contains("mara");
            assertThat(consent.personal(PersonalKey.APPROVER)).contains("ines");
            assertThat(consent.personal(PersonalKey.BEFORE).orElseThrow()).contains("40");
            assertThat(consent.personal(PersonalKey.AFTER).orElseThrow()).contains("30");
        }
    }

    @Test
    void lookingAheadSaysWhichCarsWouldBeLetThroughOrStopped() {
        server.joinedCar("car-full");

        PolicyOutlook stricter =
                mara.post(PolicyDesk.PATH + "/preview", battery(90)).data(PolicyOutlook.class);
        change(mara, battery(90), 0);
        PolicyOutlook weaker =
                mara.post(PolicyDesk.PATH + "/preview", battery(80)).data(PolicyOutlook.class);

        assertThat(stricter.weakened()).isEmpty();
        assertThat(stricter.closed().values())
                .singleElement()
                .satisfies(cars -> assertThat(cars).hasToString("[car-full]"));
        assertThat(weaker.weakened()).hasSize(1);
        assertThat(weaker.opened()).hasToString("[car-full]");
        assertThat(PolicyDesk.read(mara).revision()).isEqualTo(1);
    }
}
