package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;

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
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.Tokens;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.PolicyDesk;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Four eyes: what waits for whom, for how long, and that the second person is there.
class ApprovalTest {
    private static final String PLAN = """
            {"name": "everywhere", "version": "4.3.0", "approval": true,
             "phases": [{"name": "all", "cars": ["car-1"]}]}
            """;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private Person mara;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, clock, settings -> settings);
        server.server().publishSampleReleases();
        server.createCar("car-1", "munich");
        mara = server.person("mara", Role.RELEASE_MANAGER, null);
        server.person("ines", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person again(String name) {
        return Person.stranger(server.uri()).signIn(name, TestServer.PASSWORD);
    }

    private RolloutEntry asked() {
        RolloutEntry draft = mara.post("/api/v1/rollouts", PLAN).data(RolloutEntry.class);
        return act(mara, draft, "start").data(RolloutEntry.class);
    }

    private static RolloutAct consent(RolloutEntry asked) {
        return new RolloutAct(null, null, null, asked.planHash());
    }

    private static List<ApprovalEntry> inbox(Person person, String query) {
        return List.of(person.get("/api/v1/approvals" + query).data(ApprovalEntry[].class));
    }

    @Test
    void everybodySeesWhatWaitsAndWhetherItWaitsForThem() {
        RolloutEntry asked = asked();
        PolicyDesk.propose(mara, PolicyDesk.battery(10), 0);
        Person chief = server.person("chief", Role.ADMIN, null);
        Person berlin = server.person("berta", Role.RELEASE_MANAGER, new Scope(Set.of("berlin"), Set.of()));

        ApprovalEntry start = inbox(again("ines"), "?mine=true").getFirst();
        assertThat(start.id()).isEqualTo(asked.id());
        assertThat(start.hash()).isEqualTo(asked.planHash());
        assertThat(start.revision()).isEqualTo(asked.revision());
        assertThat(start.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(start.running()).containsEntry("unknown", 1);
        assertThat(start.whyNot()).isNull();
        assertThat(inbox(again("ines"), "?mine=true")).hasSize(1);
        assertThat(inbox(mara, "?mine=true")).isEmpty();
        assertThat(inbox(mara, "")).extracting(ApprovalEntry::whyNot).contains("SELF_APPROVAL");
        assertThat(inbox(chief, "?mine=true"))
                .extracting(ApprovalEntry::kind)
                .containsExactly(ApprovalEntry.Kind.ROLLOUT_START, ApprovalEntry.Kind.SAFETY_POLICY);
        assertThat(inbox(berlin, "")).extracting(ApprovalEntry::id).containsExactly("safety-policy");
        assertThat(inbox(berlin, "?mine=true")).isEmpty();
        assertThat(inbox(mara, "?size=1")).extracting(ApprovalEntry::id).containsExactly(asked.id());
        assertThat(inbox(mara, "?size=1&page=2"))
                .extracting(ApprovalEntry::kind)
                .containsExactly(ApprovalEntry.Kind.SAFETY_POLICY);
        assertThat(inbox(mara, "?text=MARA")).hasSize(2);
        assertThat(inbox(mara, "?text=" + asked.id())).hasSize(1);
        assertThat(mara.get("/api/v1/approvals?size=1")
                        .json()
                        .path("metadata")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(mara.get("/api/v1/approvals?size=501").status()).isEqualTo(400);
    }

    @Test
    void afterHalfAnHourNobodyCanAgree() {
        RolloutEntry asked = asked();
        clock.advance(Duration.ofMinutes(30));
        Person late = again("ines");

        assertThat(inbox(late, "")).isEmpty();
        Person.Reply reply = act(late, asked, "approve", consent(asked));
        assertThat(reply.status()).isIn(409, 412);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> late.get("/api/v1/rollouts/" + asked.id())
                                .data(RolloutEntry.class)
                                .status()
                        == RolloutStatus.EXPIRED);
        RolloutEntry expired = late.get("/api/v1/rollouts/" + asked.id()).data(RolloutEntry.class);
        assertThat(act(late, expired, "approve", consent(asked)).body()).contains("APPROVAL_EXPIRED");
    }

    private List<String> history(String car) {
        return List.of(again("ines").get("/api/v1/cars/" + car + "/updates").data(CarUpdate[].class)).stream()
                .map(update -> update.rollout() + " " + update.status() + " " + update.stage())
                .toList();
    }

    @Test
    void whatNobodyApprovedStaysInTheHistoryOfItsCars() {
        server.createCar("car-2", "munich");
        RolloutEntry asked = asked();
        assertThat(history("car-1")).containsExactly(asked.id() + " AWAITING_APPROVAL WAITING");

        expire(asked);

        assertThat(history("car-1")).containsExactly(asked.id() + " EXPIRED WAITING");
        assertThat(history("car-2")).isEmpty();
        assertThat(again("ines").get("/api/v1/cars/car-1/desired").data().has("update"))
                .as("nothing is wanted of it")
                .isFalse();
        server.restart();
        assertThat(history("car-1")).containsExactly(asked.id() + " EXPIRED WAITING");
        RolloutEntry late = again("ines").get("/api/v1/rollouts/" + asked.id()).data(RolloutEntry.class);
        mara = again("mara");
        act(mara, edited(late, "car-2"), "start");
        assertThat(history("car-1")).as("it is planned for another car now").isEmpty();
        assertThat(history("car-2")).containsExactly(asked.id() + " AWAITING_APPROVAL WAITING");
        expire(asked);
        assertThat(history("car-1")).isEmpty();
        assertThat(history("car-2")).containsExactly(asked.id() + " EXPIRED WAITING");
    }

    private RolloutEntry edited(RolloutEntry rollout, String car) {
        Person.Reply reply = mara.send(
                "PUT",
                "/api/v1/rollouts/" + rollout.id(),
                Optional.of(PLAN.replace("car-1", car)),
                "If-Match",
                "\"" + rollout.revision() + "\"");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }

    private void expire(RolloutEntry asked) {
        clock.advance(Duration.ofMinutes(30));
        Person late = again("ines");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> late.get("/api/v1/rollouts/" + asked.id())
                                .data(RolloutEntry.class)
                                .status()
                        == RolloutStatus.EXPIRED);
    }

    @Test
    void aScreenThatWasLeftOpenIsNotASecondPerson() {
        Person ines = again("ines");
        clock.advance(Duration.ofMinutes(6));
        mara = again("mara");
        RolloutEntry asked = asked();

        Person.Reply stale = act(ines, asked, "approve", consent(asked));
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.code()).isEqualTo("REAUTHENTICATION_NEEDED");
        assertThat(stale.header("WWW-Authenticate")).contains("insufficient_user_authentication");
        assertThat(ines.post("/api/v1/auth/confirm", new Confirm("wrong")).status())
                .isEqualTo(401);
        assertThat(act(ines, asked, "approve", consent(asked)).status()).isEqualTo(403);

        Tokens fresh = ines.post("/api/v1/auth/confirm", new Confirm(TestServer.PASSWORD))
                .data(Tokens.class);
        assertThat(fresh.user()).isEqualTo("ines");
        Person.Reply agreed = ines.post(
                "/api/v1/rollouts/" + asked.id() + "/approve",
                consent(asked),
                "If-Match",
                '"' + Long.toString(asked.revision()) + '"',
                "Authorization",
                "Bearer " + fresh.accessToken());
        assertThat(agreed.status()).as(agreed.body()).isEqualTo(200);
        assertThat(TestServer.filesIn(folder)).doesNotContain(TestServer.PASSWORD);
    }

    @Test
    void aTokenThatWasOnlyRefreshedProvesNothingNew() {
        Person ines = again("ines");
        clock.advance(Duration.ofMinutes(6));
        mara = again("mara");
        RolloutEntry asked = asked();
        Tokens refreshed = ines.post(
                        "/api/v1/auth/refresh",
                        "{\"refreshToken\": \"" + ines.tokens().refreshToken() + "\"}")
                .data(Tokens.class);

        Person.Reply stale = ines.post(
                "/api/v1/rollouts/" + asked.id() + "/approve",
                consent(asked),
                "If-Match",
                '"' + Long.toString(asked.revision()) + '"',
                "Authorization",
                "Bearer " + refreshed.accessToken());

        assertThat(stale.code()).isEqualTo("REAUTHENTICATION_NEEDED");
    }

    @Test
    void theSecondPersonSaysNoWithAReasonThatStands() {
        RolloutEntry asked = asked();
        try (AuditReader trail = new AuditReader(server)) {
            Person ines = again("ines");
            Person.Reply rejected =
                    ines.post("/api/v1/rollouts/" + asked.id() + "/reject", because("Not before Monday"));

            assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
            assertThat(rejected.data(RolloutEntry.class).status()).isEqualTo(RolloutStatus.DRAFT);
            assertThat(inbox(ines, "")).isEmpty();
            assertThat(act(ines, rejected.data(RolloutEntry.class), "approve", consent(asked))
                            .body())
                    .contains("NOT_ASKED");
            assertThat(ines.post("/api/v1/rollouts/" + asked.id() + "/reject", because("Again"))
                            .code())
                    .isEqualTo("ROLLOUT_REFUSED");
            assertThat(trail.entries().stream().map(AuditReader::line))
                    .anyMatch(line -> line.startsWith("REJECT_ROLLOUT ACCEPTED by ines"));
        }
    }

    @Test
    void whyTheSecondPersonAgreedStandsWithTheApprovalAndInTheTrail() {
        RolloutEntry asked = asked();
        try (AuditReader trail = new AuditReader(server)) {
            Person ines = again("ines");
            RolloutAct tooLong = new RolloutAct("x".repeat(501), null, null, asked.planHash());
            assertThat(act(ines, asked, "approve", tooLong).code()).isEqualTo("VALIDATION");

            Person.Reply agreed =
                    act(ines, asked, "approve", new RolloutAct(" The depot expects it ", null, null, asked.planHash()));

            assertThat(Objects.requireNonNull(agreed.data(RolloutEntry.class).approval()))
                    .satisfies(consent -> assertThat(consent.approvedBy()).isEqualTo("ines"))
                    .satisfies(consent -> assertThat(consent.reason()).isEqualTo("The depot expects it"));
            AuditEntry written = trail.entries().stream()
                    .filter(entry -> AuditReader.line(entry).startsWith("APPROVE_ROLLOUT ACCEPTED by ines"))
                    .findFirst()
                    .orElseThrow();
            assertThat(written.personal(PersonalKey.REASON)).contains("The depot expects it");
        }
    }

    @Test
    void aProposalThatIsVoidIsCalledSo() {
        String hash = PolicyDesk.propose(mara, PolicyDesk.battery(10), 0)
                .data()
                .path("hash")
                .asText();
        mara.delete(PolicyDesk.PATH + "/weakening");

        Person.Reply late = PolicyDesk.approve(server.person("chief", Role.ADMIN, null), hash);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("PROPOSAL_VOID");
    }
}
