package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;

/// New roots and keys, and what a client still believes after a refusal.
final class TufRotationTest {
    private final TestRepository repository = new TestRepository();

    @Test
    void aClientFollowsAChainOfRoots() {
        TrustedState state = trusted(repository.delivered());
        for (int i = 0; i < 5; i++) {
            TufSigner leaving = repository.rootKeys.get(i % 3);
            List<TufSigner> old = List.copyOf(repository.rootKeys);
            repository.rootKeys.set(i % 3, TufSigner.generate());
            repository.publishRoot(
                    old.stream().filter(signer -> !signer.equals(leaving)).toList());
        }

        TrustedState after = trusted(state);

        assertThat(TufDocument.root(after.root()).metadata().version()).isEqualTo(6);
    }

    @Test
    void aRootThatTheOldSignersDidNotSignIsRefused() {
        TrustedState state = trusted(repository.delivered());
        repository.rootKeys.replaceAll(old -> TufSigner.generate());
        repository.publishRoot(repository.rootKeys);

        refused(state, TufReason.SIGNATURE_INVALID, "2.root.json");
    }

    @Test
    void aRevokedTargetsKeyIsWorthNothing() {
        TrustedState state = trusted(repository.delivered());
        TufSigner stolen = repository.targetsKey;
        repository.targetsKey = TufSigner.generate();
        repository.publishRoot(repository.rootKeys);
        repository.publishTargets(TestRepository.release("4.3.0", 7, TestRepository.ARTIFACT));
        state = trusted(state);
        repository.targetsKey = stolen;
        repository.publishTargets(TestRepository.release("6.6.6", 66, new byte[6]));

        refused(state, TufReason.SIGNATURE_INVALID, "3.targets.json");
    }

    @Test
    void aFastForwardIsUndoneByNewOnlineKeys() {
        repository.timestampVersion = Long.MAX_VALUE - 1;
        repository.snapshotVersion = Long.MAX_VALUE - 1;
        repository.publishSnapshot();
        TrustedState attacked = trusted(repository.delivered());

        repository.timestampKey = TufSigner.generate();
        repository.snapshotKey = TufSigner.generate();
        repository.publishRoot(repository.rootKeys);
        repository.timestampVersion = 1;
        repository.snapshotVersion = 1;
        repository.publishSnapshot();

        TrustedState recovered = trusted(attacked);
        assertThat(TufDocument.timestamp(String.valueOf(recovered.timestamp()))
                        .metadata()
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aNewRootStaysBelievedWhenWhatFollowsIsRefused() {
        TrustedState state = trusted(repository.delivered());
        repository.publishRoot(repository.rootKeys);
        repository.files.remove("timestamp.json");

        TufOutcome outcome = repository.refresh(state);

        assertThat(outcome).isInstanceOf(TufOutcome.Refused.class);
        assertThat(outcome.state().root()).isEqualTo(repository.text("2.root.json"));
    }

    @Test
    void aRefusedRefreshLeavesTheRestOfTheStateAlone() {
        TrustedState state = trusted(repository.delivered());
        repository.publishTargets();
        Map<String, byte[]> good = new HashMap<>(repository.files);
        repository.files.put("2.targets.json", new byte[0]);

        TufOutcome outcome = repository.refresh(state);

        assertThat(outcome.state().targets()).isEqualTo(state.targets());
        repository.files.putAll(good);
        assertThat(targets(outcome.state()).version()).isEqualTo(2);
    }

    private TrustedState trusted(TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Trusted.class);
        return outcome.state();
    }

    private TufMetadata.Targets targets(TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Trusted.class);
        return ((TufOutcome.Trusted) outcome).targets();
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
