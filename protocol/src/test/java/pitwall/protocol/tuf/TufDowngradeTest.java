package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;

/// Metadata that is older than what was seen, or put together from pieces of different times.
final class TufDowngradeTest {
    private final TestRepository repository = new TestRepository();

    @Test
    void anOlderTimestampIsADowngrade() {
        byte[] old = repository.file("timestamp.json");
        repository.publishTimestamp();
        TrustedState state = trusted(repository.delivered());
        repository.files.put("timestamp.json", old);

        refused(state, TufReason.DOWNGRADE, "timestamp.json");
    }

    @Test
    void aNewTimestampOfAnOlderSnapshotIsADowngrade() {
        repository.publishTargets();
        TrustedState state = trusted(repository.delivered());
        repository.snapshotVersion = 1;
        repository.publishTimestamp();

        refused(state, TufReason.DOWNGRADE, "snapshot.json");
    }

    @Test
    void aNewSnapshotOfOlderTargetsIsADowngrade() {
        repository.publishTargets();
        TrustedState state = trusted(repository.delivered());
        repository.targetsVersion = 1;
        repository.publishSnapshot();

        refused(state, TufReason.DOWNGRADE, "targets.json");
    }

    @Test
    void anOlderRootUnderANewNameIsADowngrade() {
        repository.files.put("2.root.json", repository.file("1.root.json"));

        refused(repository.delivered(), TufReason.DOWNGRADE, "2.root.json");
    }

    @Test
    void piecesOfDifferentSnapshotsDoNotMix() {
        Map<String, MetaFile> unhashed = Map.of(TufRole.TARGETS.file(), new MetaFile(2, 0, ""));
        repository.publishTargets();
        repository.put(
                "3.snapshot.json",
                TufDocument.sign(
                        new TufMetadata.Snapshot(3, repository.now.plusSeconds(60), unhashed),
                        List.of(repository.snapshotKey)));
        repository.snapshotVersion = 3;
        repository.publishTimestamp();
        repository.files.put("2.targets.json", repository.file("1.targets.json"));

        refused(repository.delivered(), TufReason.METADATA_MIXED, "2.targets.json");
    }

    @Test
    void anotherSnapshotThanTheTimestampNamesIsRefused() {
        repository.publishTargets();
        repository.files.put("2.snapshot.json", repository.file("1.snapshot.json"));

        refused(repository.delivered(), TufReason.HASH_MISMATCH, "2.snapshot.json");
    }

    private TrustedState trusted(TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Trusted.class);
        return outcome.state();
    }

    private void refused(TrustedState state, ReasonCode reason, String file) {
        assertThat(refusal(repository, state))
                .returns(reason, TufRefusal::reason)
                .returns(file, TufRefusal::file);
    }

    private static TufRefusal refusal(TestRepository repository, TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Refused.class);
        return ((TufOutcome.Refused) outcome).refusal();
    }
}
