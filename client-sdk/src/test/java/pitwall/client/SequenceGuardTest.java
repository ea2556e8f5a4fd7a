package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.client.SequenceGuard.Step;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.ServerFrame;
import pitwall.testing.FleetFixtures;

final class SequenceGuardTest {
    private final SequenceGuard guard = new SequenceGuard();
    private long n;

    @Test
    void theNextBatchIsApplied() {
        inStepAt(41);

        assertThat(guard.check(batch(42, 44))).isEqualTo(new Step.Next());
        assertThat(guard.sequence()).isEqualTo(44);
    }

    @Test
    void aRepeatedMessageIsIgnored() {
        inStepAt(41);
        guard.check(batch(42, 42));
        n--;

        assertThat(guard.check(batch(42, 42))).isEqualTo(new Step.Duplicate());
        assertThat(guard.sequence()).isEqualTo(42);
    }

    @Test
    void aLostMessageAsksForEverythingAfterTheLastGoodSequence() {
        inStepAt(41);
        n++;

        assertThat(guard.check(batch(43, 43))).isEqualTo(new Step.Resume(42));
        assertThat(guard.sequence()).isEqualTo(41);
    }

    @Test
    void aBatchThatDoesNotFollowOnIsAGapEvenWhenTheMessagesAreCounted() {
        inStepAt(41);

        assertThat(guard.check(batch(44, 44))).isEqualTo(new Step.Resume(42));
        n--;
        assertThat(guard.check(batch(40, 42))).isEqualTo(new Step.Resume(42));
    }

    @Test
    void aSnapshotCountsOnlyOnceItsLastPartIsHere() {
        guard.connected();
        guard.check(welcome("e", false));

        assertThat(guard.check(part("e", 9, 1, 2))).isEqualTo(new Step.Next());
        assertThat(guard.resume()).isEmpty();
        assertThat(guard.check(part("e", 9, 2, 2))).isEqualTo(new Step.Next());
        assertThat(guard.resume()).contains(new ClientFrame.Resume("e", 9));
    }

    @Test
    void partsOfTwoSnapshotsAreNeverPutTogether() {
        guard.connected();
        guard.check(welcome("e", false));
        guard.check(part("e", 9, 1, 2));

        assertThat(guard.check(part("e", 10, 2, 2))).isEqualTo(new Step.Resume(0));
        n--;
        assertThat(guard.check(part("other", 9, 2, 2))).isEqualTo(new Step.Resume(0));
        n--;
        assertThat(guard.check(part("e", 9, 1, 2))).isEqualTo(new Step.Resume(0));
    }

    @Test
    void aBatchWithinASnapshotIsAGap() {
        inStepAt(5);
        guard.check(next(new ServerFrame.Resync(ServerFrame.ResyncReason.TOO_SLOW)));

        assertThat(guard.check(batch(6, 6))).isEqualTo(new Step.Resume(6));
    }

    @Test
    void theSequenceNeverDecreasesWithinAnEpoch() {
        inStepAt(41);
        guard.check(next(new ServerFrame.Resync(ServerFrame.ResyncReason.TOO_SLOW)));

        assertThat(guard.check(part("e", 40, 1, 1))).isEqualTo(new Step.Resume(42));
        n--;
        assertThat(guard.check(part("other", 3, 1, 1))).isEqualTo(new Step.Next());
        assertThat(guard.sequence()).isEqualTo(3);
    }

    @Test
    void aResumeOfAnotherEpochIsNotBelieved() {
        guard.remember("old", 41);
        guard.connected();

        assertThat(guard.check(welcome("new", true))).isEqualTo(new Step.Resume(42));
    }

    @Test
    void aRememberedSequenceGoesOnWithoutASnapshot() {
        guard.remember("e", 41);
        guard.connected();

        assertThat(guard.check(welcome("e", true))).isEqualTo(new Step.Next());
        assertThat(guard.check(batch(42, 50))).isEqualTo(new Step.Next());
    }

    @Test
    void anUnknownTypeOfMessageIsCounted() {
        inStepAt(41);
        guard.skip();
        n++;

        assertThat(guard.check(batch(42, 42))).isEqualTo(new Step.Next());
    }

    private void inStepAt(long sequence) {
        guard.connected();
        guard.check(welcome("e", false));
        guard.check(part("e", sequence, 1, 1));
    }

    private Envelope<ServerFrame> next(ServerFrame frame) {
        n++;
        return new Envelope<>(n, FleetFixtures.NOW, null, frame);
    }

    private Envelope<ServerFrame> batch(long from, long seq) {
        return next(new ServerFrame.Batch(from, seq, List.of()));
    }

    private Envelope<ServerFrame> part(String epoch, long seq, int part, int parts) {
        return next(new ServerFrame.SnapshotPart(epoch, seq, part, parts, 0, List.of()));
    }

    private Envelope<ServerFrame> welcome(String epoch, boolean resumed) {
        return next(new ServerFrame.Welcome(
                "s",
                epoch,
                50,
                1,
                resumed,
                FleetFixtures.NOW,
                "TEST",
                true,
                "anna",
                Role.VIEWER,
                Set.of(),
                Scope.ALL,
                Duration.ofSeconds(3),
                FreshnessPolicy.DEFAULT,
                null));
    }
}
