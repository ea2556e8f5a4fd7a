package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.testing.Frames;

class ApprovalsCountTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<ApprovalEntry> waiting = new ArrayList<>();
    private int asked;
    private int changes;
    private final ApprovalsCount count = new ApprovalsCount(
            fleet,
            () -> {
                asked++;
                return CompletableFuture.completedFuture(new Answer.Given<>(List.copyOf(waiting)));
            },
            Runnable::run);

    @Test
    void whatTheServerKnowsBesideRolloutsIsCounted() {
        waiting.add(entry("safety-policy", null));
        waiting.add(entry("another", "SELF_APPROVAL"));
        live(Role.ADMIN.capabilities());

        count.follow(() -> changes++);

        assertThat(count.count(fleet.frame())).isEqualTo(OptionalInt.of(1));
        assertThat(changes).isEqualTo(1);
        clock.advance(Duration.ofHours(1));
        fleet.tick();
        assertThat(count.count(fleet.frame())).as("its time is over").isEqualTo(OptionalInt.of(0));
    }

    @Test
    void whoMayNotApproveIsToldNothingAndNobodyIsAsked() {
        waiting.add(entry("safety-policy", null));
        live(Set.of(Capability.FLEET_READ));

        count.follow(() -> changes++);

        assertThat(count.count(fleet.frame())).isEmpty();
        assertThat(asked).isZero();
    }

    @Test
    void howeverMuchChangesTheServerIsAskedNowAndThen() {
        live(Role.ADMIN.capabilities());
        count.follow(() -> changes++);
        int before = asked;

        for (int second = 0; second < 20; second++) {
            live(Role.ADMIN.capabilities());
            clock.advance(Duration.ofSeconds(1));
            fleet.tick();
        }

        assertThat(asked - before).isBetween(3, 5);
    }

    private void live(Set<Capability> capabilities) {
        fleet.accept(Frames.of(
                Frames.live(),
                new SessionInfo(
                        "https://fleet.example",
                        "PROD",
                        false,
                        "a.huber",
                        Role.ADMIN,
                        capabilities,
                        Scope.ALL,
                        Frames.operator().freshness())));
    }

    private static ApprovalEntry entry(String id, @Nullable String whyNot) {
        return new ApprovalEntry(
                ApprovalEntry.Kind.SAFETY_POLICY,
                id,
                id,
                "weaken",
                "00",
                0,
                "mara",
                Frames.NOW.minusSeconds(480),
                Frames.NOW.plusSeconds(1_200),
                "",
                0,
                null,
                Map.of(),
                whyNot);
    }
}
