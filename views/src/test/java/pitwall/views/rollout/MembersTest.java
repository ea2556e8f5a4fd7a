package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.testing.FleetFixtures;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

class MembersTest {
    private final ScriptedRollouts server = new ScriptedRollouts(SampleRollouts.running());

    private Members members(Executor fxThread, int cars) {
        server.cars = LiveStage.cars(cars);
        return new Members("R-118", server, fxThread);
    }

    @Test
    void tenThousandCarsComePageByPageInTheOrderOfThePlan() {
        Members members = members(Runnable::run, 10_000);

        members.load(10_000);

        assertThat(members.size()).isEqualTo(10_000);
        assertThat(members.loadingProperty().get()).isEqualTo(new Members.Loading.Done());
        assertThat(server.asked).hasSize(20);
        assertThat(members.shown().stream().map(row -> row.member().car()))
                .containsExactlyElementsOf(
                        server.cars.stream().map(CarUpdate::car).toList());
    }

    @Test
    void aPageThatOvertakesAnotherWaitsForIt() {
        Deque<Runnable> queue = new ArrayDeque<>();
        Members members = members(queue::add, 1_200);

        members.load(1_200);
        queue.removeLast().run();

        assertThat(members.size()).as("the second page alone is no list").isZero();
        while (!queue.isEmpty()) {
            queue.removeFirst().run();
        }
        assertThat(members.size()).isEqualTo(1_200);
        assertThat(members.shown().get(700).member().car())
                .isEqualTo(server.cars.get(700).car());
    }

    @Test
    void whatTheStreamTellsIsShownInPlace() {
        Members members = members(Runnable::run, 12);
        members.load(12);
        MemberRow row = members.shown().get(4);
        CarId id = row.member().car();
        assertThat(row.member().stage()).isEqualTo(CarStage.WAITING);

        members.follow(frame(id, "R-118"));
        members.tick();

        assertThat(members.shown().get(4)).as("the row keeps its car").isSameAs(row);
        assertThat(row.member().stage()).isEqualTo(CarStage.APPLYING);

        members.want(MemberFilter.MOVING::shows);
        assertThat(members.shown()).containsExactly(row);
    }

    @Test
    void inThePastTheCarsAreThoseThatWereSeenThenAndNobodyIsAsked() {
        Members members = members(Runnable::run, 12);
        members.load(12);
        CarId id = members.shown().get(4).member().car();
        server.asked.clear();

        members.showThen(frame(id, "R-118").snapshot());

        assertThat(members.loadingProperty().get()).isEqualTo(new Members.Loading.Past());
        assertThat(members.shown()).singleElement().satisfies(row -> {
            assertThat(row.member().car()).isEqualTo(id);
            assertThat(row.member().stage()).isEqualTo(CarStage.APPLYING);
        });
        MemberRow row = members.shown().getFirst();
        members.showThen(frame(id, "R-118").snapshot());
        assertThat(members.shown().getFirst()).as("the row keeps its car").isSameAs(row);
        members.showThen(frame(id, "R-200").snapshot());
        assertThat(members.shown()).isEmpty();
        assertThat(server.asked).isEmpty();
    }

    @Test
    void theUpdateOfAnotherRolloutIsNotThisOne() {
        Members members = members(Runnable::run, 12);
        members.load(12);

        members.follow(frame(members.shown().get(4).member().car(), "R-200"));

        assertThat(members.shown().get(4).member().stage()).isEqualTo(CarStage.WAITING);
    }

    @Test
    void whoeverDoesNotWantToWaitKeepsWhatCame() {
        Deque<Runnable> queue = new ArrayDeque<>();
        Members members = members(queue::add, 1_200);
        members.load(1_200);
        queue.removeFirst().run();

        members.stop();
        while (!queue.isEmpty()) {
            queue.removeFirst().run();
        }

        assertThat(members.loadingProperty().get()).isEqualTo(new Members.Loading.Stopped(500, 1_200));
        assertThat(members.shown()).hasSize(500);
    }

    @Test
    void whatDidNotComeIsSaid() {
        Members members = members(Runnable::run, 12);
        server.answers = false;

        members.load(12);

        assertThat(members.loadingProperty().get()).isEqualTo(new Members.Loading.Failed());
    }

    private static FleetFrame frame(CarId id, String rollout) {
        Car car = FleetFixtures.wellCar(id.value());
        UpdateProgress update = new UpdateProgress(
                id,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.APPLYING,
                null,
                null,
                null,
                1,
                SampleRollouts.NOW,
                null);
        BitSet slots = new BitSet();
        slots.set(0);
        Freshness live = Frames.live();
        return new FleetFrame(
                "epoch-1",
                1,
                FleetSnapshot.of(List.of(car)).beside(FleetBoard.EMPTY, List.of(update)),
                new FleetChanges(false, slots),
                List.of(),
                live,
                Frames.operator(),
                SampleRollouts.NOW,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }
}
