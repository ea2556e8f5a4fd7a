package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.SessionInfo;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.views.drafts.Checked;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Sending;
import pitwall.views.drafts.Templates;

class DraftFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:11Z");
    private static final String SERVER = "https://fleet.example:8443";

    @TempDir
    Path folder;

    private @Nullable SessionInfo session = session("k.vogt");

    @Test
    void whatWasKeptIsThereAfterARestart() {
        RolloutDraft draft = draft("d-1", "k.vogt")
                .withPhase(0, PhaseDraft.of("Munich", "region:munich").with(PhaseDraft.Text.WAVES, "half-typed 1"))
                .withChecked(new Checked(
                        NOW,
                        "TRUSTED",
                        true,
                        List.of(new Checked.PhaseCount(
                                "Munich", 40, 30, 1, Map.of(ReasonCode.BATTERY_LOW, 4), Map.of(), 2, 0))))
                .withSending(new Sending(new UUID(1, 2).toString(), NOW, "Night", "4.3.1", "R-7", true));
        RolloutDraft windowed =
                draft.withPolicy(draft.policy().withWindows(List.of(new WindowDraft(Set.of(), "22:00", "05:00"))));

        files().save(windowed);

        assertThat(files().find("d-1")).contains(windowed);
    }

    @Test
    void aDraftFromBeforeThereWasAsMuchToChooseIsReadAsItWas() throws IOException {
        RolloutDraft draft = draft("d-1", "k.vogt").withPhases(List.of(PhaseDraft.of("Munich", "region:munich")));
        files().save(draft);

        assertThat(Files.readString(folder.resolve("drafts").resolve("d-1.json")))
                .as("what nobody chose is not written, as it was not then")
                .doesNotContain("note", "ticket", "chosenOrder", "extras");
        assertThat(files().find("d-1")).contains(draft);
    }

    @Test
    void tenThousandPastedIdsAreKept() {
        String ids = "WBA-0000000001 ".repeat(10_000);
        RolloutDraft draft = draft("d-1", "k.vogt");

        files().save(draft.withTargets(draft.targets().withListed(true).withIds(ids)));

        assertThat(files().find("d-1"))
                .hasValueSatisfying(kept -> assertThat(kept.targets().ids()).isEqualTo(ids));
    }

    @Test
    void aFileThatIsNoDraftIsSetAsideAndTheOthersStay() throws IOException {
        files().save(draft("d-1", "k.vogt"));
        Path broken = Files.writeString(folder.resolve("drafts").resolve("d-2.json"), "{ \"id\": ");

        DraftFiles again = files();

        assertThat(again.all()).extracting(RolloutDraft::id).containsExactly("d-1");
        assertThat(broken).doesNotExist();
        assertThat(folder.resolve("drafts").resolve("d-2.json.unreadable")).exists();
    }

    @Test
    void aHalfWrittenFileOfAKillIsNoDraft() throws IOException {
        files().save(draft("d-1", "k.vogt"));
        Files.writeString(folder.resolve("drafts").resolve("d-1.json.next"), "{ \"id\"");

        assertThat(files().all()).hasSize(1);
    }

    @Test
    void nobodySeesTheDraftsOfSomebodyElse() {
        DraftFiles files = files();
        files.save(draft("d-1", "k.vogt"));
        files.save(draft("d-2", "a.huber"));

        assertThat(files.all()).extracting(RolloutDraft::id).containsExactly("d-1");
        session = session("a.huber");
        assertThat(files.all()).extracting(RolloutDraft::id).containsExactly("d-2");
        session = null;
        assertThat(files.all()).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneForGood() {
        DraftFiles files = files();
        files.save(draft("d-1", "k.vogt"));

        files.remove("d-1");

        assertThat(files.all()).isEmpty();
        assertThat(files().all()).isEmpty();
        assertThat(files.revisionProperty().get()).isEqualTo(2);
    }

    private DraftFiles files() {
        return new DraftFiles(folder, Runnable::run, () -> session);
    }

    private static RolloutDraft draft(String id, String person) {
        return Templates.draft(Templates.STAGED, id, SERVER, person, NOW);
    }

    private static SessionInfo session(String user) {
        return new SessionInfo(
                SERVER,
                "TEST",
                true,
                user,
                Role.RELEASE_MANAGER,
                Role.RELEASE_MANAGER.capabilities(),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }
}
