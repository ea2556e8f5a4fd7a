package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.testing.Seeds;

/// Who may do what to a rollout, for how long, and what the trail says of it.
class RolloutRightsTest {
    @TempDir
    Path folder;

    private RolloutStage stage;
    private AuditReader trail;

    @BeforeEach
    void start() {
        stage = RolloutStage.open(folder, Seeds.announced("a rollout").value(), 2, "");
        trail = new AuditReader(stage.cars().server());
    }

    @AfterEach
    void stop() {
        trail.close();
        stage.close();
    }

    private RolloutEntry asked() {
        RolloutEntry asked =
                act(stage.manager(), stage.created(plan("")), "start").data(RolloutEntry.class);
        assertThat(asked.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
        return asked;
    }

    private Person person(String name, Role role, @Nullable Scope scope) {
        return stage.cars().server().person(name, role, scope);
    }

    private static Person.Reply edit(Person person, RolloutEntry seen, String plan) {
        return person.send(
                "PUT",
                "/api/v1/rollouts/" + seen.id(),
                Optional.of(plan),
                "If-Match",
                '"' + Long.toString(seen.revision()) + '"');
    }

    private AuditEntry entryOf(Runnable attempt) {
        long before = trail.size();
        attempt.run();
        List<AuditEntry> added = trail.after(before);
        assertThat(added).hasSize(1);
        return added.getFirst();
    }

    @Test
    void anEditedPlanIsAnotherOneAndNoWordGivenForTheOldOneCounts() {
        RolloutEntry asked = asked();

        RolloutEntry edited =
                edit(stage.approver(), asked, plan(", \"parallel\": 1")).data(RolloutEntry.class);

        assertThat(edited.status()).isEqualTo(RolloutStatus.DRAFT);
        assertThat(edited.planHash()).isNotEqualTo(asked.planHash());
        assertThat(edited.phases().getFirst().parallel()).isEqualTo(1);
        Person.Reply late =
                act(stage.approver(), edited, "approve", new RolloutAct(null, null, null, asked.planHash()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(edit(stage.manager(), asked, plan("")).status()).isEqualTo(412);
        RolloutEntry again = act(stage.manager(), edited, "start").data(RolloutEntry.class);
        Person.Reply old = act(stage.approver(), again, "approve", new RolloutAct(null, null, null, asked.planHash()));
        assertThat(old.body()).contains("PLAN_CHANGED");
    }

    @Test
    void whatRunsIsNotEdited() {
        RolloutEntry started = stage.approved(asked());

        Person.Reply late = edit(stage.manager(), started, plan(", \"parallel\": 1"));

        assertThat(late.status()).isIn(409, 412);
        assertThat(late.body()).containsAnyOf("ALREADY_STARTED", "REVISION_CONFLICT");
    }

    @Test
    void anApproverSeesEverythingThatTheHashCovers() {
        RolloutEntry draft = stage.created(plan(", \"waitAfterMs\": 120000, \"carTimeoutMs\": 240000"));

        RolloutDetail detail = Objects.requireNonNull(draft.detail());
        assertThat(detail.release().sha256()).hasSize(64);
        assertThat(detail.release().counter()).isPositive();
        RolloutDetail.PhaseDetail phase = detail.phases().getFirst();
        assertThat(phase.canaryCars()).isEqualTo(1);
        assertThat(phase.shares()).containsExactly(40, 60);
        assertThat(phase.soak()).isEqualTo(Duration.ofMillis(500));
        assertThat(phase.waitAfter()).isEqualTo(Duration.ofMinutes(2));
        assertThat(phase.carTimeout()).isEqualTo(Duration.ofMinutes(4));
        assertThat(phase.safetyChecks()).isTrue();
    }

    @Test
    void whatIsSaidToAPlanIsPartOfWhatIsApprovedAndOfItsReport() {
        RolloutEntry silent = stage.created(plan(""));
        String said = plan("").replaceFirst(
                        "\"phases\"", "\"note\": \"Watch the <iX3>.\", \"ticket\": \" CHG-1042 \", \"phases\"");
        RolloutEntry loud = edit(stage.manager(), silent, said).data(RolloutEntry.class);

        assertThat(loud.note()).isEqualTo("Watch the <iX3>.");
        assertThat(loud.ticket()).isEqualTo("CHG-1042");
        assertThat(loud.planHash()).isNotEqualTo(silent.planHash());
        assertThat(edit(stage.manager(), loud, plan(""))
                        .data(RolloutEntry.class)
                        .planHash())
                .as("without its words it is the same plan again")
                .isEqualTo(silent.planHash());
        AuditEntry entry = entryOf(() -> stage.created(said));
        assertThat(entry.personal(PersonalKey.REASON)).contains("Watch the <iX3>.");
        assertThat(entry.personal(PersonalKey.TICKET)).contains("CHG-1042");
        RolloutEntry again = stage.manager()
                .get("/api/v1/rollouts/" + entry.facts().object().id())
                .data(RolloutEntry.class);
        assertThat(entryOf(() -> act(stage.manager(), again, "start")).personal(PersonalKey.TICKET))
                .contains("CHG-1042");
        assertThat(stage.manager()
                        .get("/api/v1/rollouts/" + again.id() + "/report", "Accept", "text/html")
                        .body())
                .contains("Watch the &lt;iX3&gt;.", "CHG-1042");
        String tooMuch = plan("").replaceFirst(
                        "\"phases\"", "\"note\": \"" + "x".repeat(501) + "\", \"ticket\": \"a\\\\nb\", \"phases\"");
        assertThat(stage.manager()
                        .post("/api/v1/rollouts", tooMuch)
                        .json()
                        .path("errors")
                        .findValuesAsText("field"))
                .containsExactlyInAnyOrder("note", "ticket");
    }

    @Test
    void whoLosesTheRoleBeforeTheStartStartsNothing() {
        RolloutEntry asked = asked();

        Person.Reply demoted = stage.cars()
                .server()
                .admin()
                .patch("/api/v1/users/manager", "{\"role\": \"VIEWER\"}", "If-Match", "\"1\"");
        assertThat(demoted.status()).as(demoted.body()).isEqualTo(200);

        Person approver = stage.approver();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> approver.get("/api/v1/rollouts/" + asked.id())
                                .data(RolloutEntry.class)
                                .status()
                        == RolloutStatus.DRAFT);
    }

    @Test
    void whoMayStartOnlyInTheFirstRingBringsBackOnlyTheirOwn() {
        RolloutEntry started = stage.approved(asked());
        Person operator = person("olga", Role.OPERATOR, null);

        Person.Reply refused = operator.post(
                "/api/v1/rollouts/" + started.id() + "/rollback",
                because("I do not like it"),
                "If-Match",
                '"' + Long.toString(stage.read(started.id()).revision()) + '"');

        assertThat(refused.status()).isIn(403, 412);
    }

    @Test
    void theTrailKnowsThePlacesBothPeopleAndWhatCameOfIt() {
        RolloutEntry asked = asked();

        Person approver = stage.approver();
        AuditEntry approval =
                entryOf(() -> act(approver, asked, "approve", new RolloutAct(null, null, null, asked.planHash())));

        assertThat(approval.facts().action()).isEqualTo("APPROVE_ROLLOUT");
        assertThat(approval.facts().cars()).isEqualTo(2);
        assertThat(approval.facts().places()).isNotEmpty();
        assertThat(approval.personal(PersonalKey.SUBJECT)).contains("manager");
        assertThat(approval.personal(PersonalKey.APPROVER)).contains("approver");
        assertThat(approval.personal(PersonalKey.BEFORE)).isPresent();
        assertThat(approval.personal(PersonalKey.AFTER)).isPresent();
    }

    @Test
    void outsideTheirScopeNobodyTouchesARolloutAndTheTrailSaysSo() {
        RolloutEntry asked = asked();
        Person elsewhere = person("nadia", Role.RELEASE_MANAGER, new Scope(Set.of("nowhere"), Set.of()));

        AuditEntry abort = entryOf(() -> assertThat(
                        act(elsewhere, asked, "abort", because("Not mine")).status())
                .isEqualTo(404));

        assertThat(abort.facts().result()).isEqualTo(AuditResult.DENIED);
        assertThat(abort.facts().code()).isEqualTo("OUT_OF_SCOPE");
        AuditEntry named = entryOf(() -> assertThat(elsewhere
                        .post("/api/v1/rollouts", """
                        {"name": "mine", "version": "5.0.0", "phases": [{"name": "all", "cars": ["%s"]}]}
                        """.formatted(
                                        stage.cars().cars().getFirst()))
                        .status())
                .isEqualTo(400));
        assertThat(named.facts().code()).isEqualTo("OUT_OF_SCOPE");
    }

    @Test
    void listsAreSearchedSortedAndFiltered() {
        stage.created(plan(""));
        RolloutEntry second = stage.created(plan("").replace("everywhere", "in Munich"));

        assertThat(ids("")).containsExactly("R-2", "R-1");
        assertThat(ids("?sort=number&order=asc")).containsExactly("R-1", "R-2");
        assertThat(ids("?text=munich")).containsExactly(second.id());
        assertThat(ids("?version=4.9.9")).isEmpty();
        assertThat(ids("?requester=manager&status=draft")).hasSize(2);
        assertThat(stage.manager().get("/api/v1/rollouts?sort=shoes").status()).isEqualTo(400);
        assertThat(stage.manager()
                        .get("/api/v1/releases?text=next&sort=counter&order=desc")
                        .status())
                .isEqualTo(200);
        assertThat(stage.manager()
                        .get("/api/v1/cars/" + stage.cars().cars().getFirst() + "/updates?version=5.0.0&sort=status")
                        .status())
                .isEqualTo(200);
    }

    private List<String> ids(String query) {
        return Arrays.stream(stage.manager().get("/api/v1/rollouts" + query).data(RolloutEntry[].class))
                .map(RolloutEntry::id)
                .toList();
    }

    @Test
    void whoHasLeftIsForgottenAndTheTrailStaysWhole() {
        Person admin = stage.cars().server().admin();
        person("gone", Role.OPERATOR, null);
        String wish = "{\"person\": \"gone\", \"reason\": \"asked for it\"}";
        assertThat(admin.post("/api/v1/audit/erasure", wish).status()).isEqualTo(400);
        admin.delete("/api/v1/users/gone", "If-Match", "\"1\"");

        AuditEntry own = entryOf(() -> {
            Person.Reply reply = admin.post("/api/v1/audit/erasure", wish);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.data().path("entries").asInt()).isGreaterThan(1);
        });

        assertThat(own.personal(PersonalKey.REASON)).contains("asked for it");
        assertThat(own.personal(PersonalKey.SUBJECT)).isEmpty();
        assertThat(own.personal(PersonalKey.REQUEST)).isEmpty();
        assertThat(trail.entries().stream().flatMap(entry -> entry.personal(PersonalKey.ACTOR).stream()))
                .doesNotContain("gone");
    }

    @Test
    void lookingAheadLeavesNoEntryEvenWhereItIsRefused() {
        long before = trail.size();

        stage.manager().post("/api/v1/rollouts/preview", plan(""));
        stage.manager().post("/api/v1/rollouts/preview", "{\"name\": \"\"}");

        assertThat(trail.after(before)).isEmpty();
    }
}
