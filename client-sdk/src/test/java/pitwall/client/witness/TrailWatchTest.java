package pitwall.client.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.witness.WitnessVerdict.Finding;
import pitwall.protocol.rest.AuditHead;
import pitwall.testing.SteppedClock;

class TrailWatchTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(11);

    private final Trail trail = new Trail();
    private final WitnessStore store = new MemoryWitnessStore();
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final List<WitnessVerdict> told = new ArrayList<>();
    private final TrailWatch watch = new TrailWatch(new AuditWitness(store, trail), told::add, Runnable::run, clock);

    @Test
    void eachHeadIsJudgedOnce() {
        trail.write(3, "HONEST");
        AuditHead head = trail.sign();

        watch.see(live(head));
        watch.see(live(head));

        assertThat(told).singleElement().isInstanceOf(WitnessVerdict.First.class);
    }

    @Test
    void aHeadThatCameWhileNoProofDidIsHeldAgainstAnOlderTrail() {
        trail.write(3, "HONEST");
        AuditHead old = trail.sign();
        watch.see(live(old));
        trail.write(3, "HONEST");
        trail.beSilent(true);
        watch.see(live(trail.sign()));
        trail.write(3, "HONEST");
        watch.see(live(trail.sign()));
        assertThat(told).as("it is not asked again at once").hasSize(2);

        trail.beSilent(false);
        trail.cut(6);
        watch.see(live(old));
        assertThat(told).hasSize(2);
        clock.advance(LONG_ENOUGH);
        watch.see(live(old));

        assertThat(told.getLast()).isInstanceOfSatisfying(WitnessVerdict.Broken.class, broken -> {
            assertThat(broken.finding()).isEqualTo(Finding.CUT);
            assertThat(broken.known().size()).isEqualTo(9);
        });
    }

    @Test
    void aProofThatDidNotComeIsAskedForAgain() {
        trail.write(3, "HONEST");
        watch.see(live(trail.sign()));
        trail.write(3, "HONEST");
        AuditHead head = trail.sign();
        trail.beSilent(true);
        watch.see(live(head));
        trail.beSilent(false);

        clock.advance(LONG_ENOUGH);
        watch.see(live(head));

        assertThat(told.getLast()).isInstanceOf(WitnessVerdict.Continues.class);
        assertThat(store.newest().orElseThrow().head().size()).isEqualTo(6);
    }

    @Test
    void whatIsRememberedTellsNothingNew() {
        trail.write(3, "HONEST");

        watch.see(frame(trail.sign(), new Freshness.Offline(null, 1, null, Freshness.Trouble.UNREACHABLE)));

        assertThat(told).isEmpty();
    }

    private static FleetFrame live(AuditHead head) {
        return frame(head, new Freshness.Live(Duration.ZERO));
    }

    private static FleetFrame frame(AuditHead head, Freshness freshness) {
        return new FleetFrame(
                "e",
                1,
                FleetSnapshot.EMPTY.beside(new FleetBoard(List.of(), head), List.of()),
                FleetChanges.NONE,
                List.of(),
                freshness,
                null,
                null,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }
}
