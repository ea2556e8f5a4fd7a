package pitwall.views.cars.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.SeenAlarms;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.desk.Destination;
import pitwall.views.kit.Formats;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.trail.TrailAlarm;

/// What needs a person, and in which order.
class OverviewNeedsTest extends OverviewStory {
    @Test
    void whatNeedsAPersonLeadsToExactlyThoseCars() {
        live(cars);

        assertThat(model.needsProperty().get()).isNotEmpty().allSatisfy(need -> {
            assertThat(need.where()).isInstanceOf(Destination.Cars.class);
            String query = ((Destination.Cars) need.where()).query();
            assertThat(need.sentence()).startsWith(Integer.toString(matching(query)));
        });
    }

    @Test
    void aTrailThatIsNotWhatItWasComesFirstUntilSomebodyHasSeenIt() {
        live(cars);
        AuditBreak broken = new AuditBreak(AuditBreak.Kind.CHANGED, 112);

        alarms.raise(new TrailAlarm(
                "https://fleet.example", new TrailAlarm.Cause.Verified(broken, Optional.empty(), false), Frames.NOW));

        Need first = model.needsProperty().get().getFirst();
        assertThat(first.priority()).isEqualTo(AlarmPriority.P1);
        assertThat(first.sentence()).contains("entry #112 is the first that is not proven");
        assertThat(first.where()).isEqualTo(new Destination.Audit(""));

        alarms.acknowledge();

        assertThat(model.needsProperty().get()).doesNotContain(first);
    }

    @Test
    void aWeakerSafetyPolicyWaitsForWhoMayConsentToIt() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy(null)));
        accept(List.of(SampleRollouts.asked("R-119", "k.vogt"), SampleRollouts.pausedByGate()), List.of(), Role.ADMIN);

        Need need = model.needsProperty().get().stream()
                .filter(each -> each.sentence().contains("safety policy"))
                .findFirst()
                .orElseThrow();

        assertThat(need.priority()).isNull();
        assertThat(need.sentence()).isEqualTo("Approval: a weaker safety policy, asked for by mara, expires in 20 min");
        assertThat(need.where()).isEqualTo(new Destination.Approvals());
    }

    @Test
    void carsOutOfReachSaySinceWhenTheLastOneIs() {
        live(cars);

        Map<String, List<Car>> lost = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) == Tile.OFFLINE)
                .collect(Collectors.groupingBy(car -> car.info().region()));
        List<Car> most =
                lost.values().stream().max(Comparator.comparing(List::size)).orElseThrow();
        Instant last = most.stream()
                .flatMap(car -> Stream.ofNullable(car.vitals().heard()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String time = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")).moment(last, Frames.NOW);
        assertThat(model.needsProperty().get())
                .extracting(Need::sentence)
                .filteredOn(sentence -> sentence.contains(" out of reach in "))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith(most.size() + " cars out of reach in ")
                .endsWith(", the last since " + time);
    }

    @Test
    void whatWaitsNowIsNoNeedOfThePast() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy(null)));
        accept(List.of(), List.of(), Role.ADMIN);
        assertThat(model.needsProperty().get()).extracting(Need::where).containsOnlyOnce(new Destination.Approvals());

        shown.showPast(Frames.of(
                Frames.replay(),
                SampleRollouts.as("a.huber", Role.ADMIN),
                fleet.frame().snapshot()));
        assertThat(model.needsProperty().get()).extracting(Need::where).doesNotContain(new Destination.Approvals());

        shown.showLive();
        assertThat(model.needsProperty().get()).extracting(Need::where).contains(new Destination.Approvals());
    }

    @Test
    void nobodyIsCalledToConsentToWhatTheyAskedForOrMayNotDecide() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy("SELF_APPROVAL")));
        accept(List.of(), List.of(), Role.ADMIN);

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("safety policy"));
    }

    @Test
    void whoGoesOnAsSomebodyElseIsNotCalledByWhatThatOneCouldDecide() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy(null)));
        accept(List.of(), List.of(), Role.ADMIN);
        waiting = new Answer.Unanswered<>();

        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("mara", Role.ADMIN), Frames.live(), List.of(), cars, List.of(), List.of()));
        pass(Duration.ofSeconds(1));

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("safety policy"));
    }

    @Test
    void theMostUrgentComesFirstWhateverKindItIs() {
        model.follow();
        accept(List.of(SampleRollouts.asked("R-119", "k.vogt"), SampleRollouts.pausedByGate()), List.of());

        List<Need> needs = model.needsProperty().get();
        assertThat(needs).isSortedAccordingTo(Comparator.comparing(Need::rank));
        assertThat(needs.stream()
                        .filter(need -> need.rank() == NeedRank.HOUR)
                        .findFirst()
                        .orElseThrow()
                        .where())
                .as("among equals a rollout that stands still comes first")
                .isEqualTo(new Destination.Rollout("R-118"));
        assertThat(needs.getLast().where()).as("it can wait 22 minutes").isEqualTo(new Destination.Approvals());
        assertThat(needs).extracting(Need::rank).contains(NeedRank.HOUR, NeedRank.SHIFT, NeedRank.QUESTION);
    }

    @Test
    void aQuestionThatSoonEndsComesBeforeWhatCanWaitForTheShift() {
        assertThat(NeedRank.ofQuestion(Frames.NOW.plusSeconds(300), Frames.NOW))
                .isGreaterThan(NeedRank.of(AlarmPriority.P2))
                .isLessThan(NeedRank.of(AlarmPriority.P3));
        assertThat(NeedRank.ofQuestion(Frames.NOW.plusSeconds(1_300), Frames.NOW))
                .isGreaterThan(NeedRank.of(AlarmPriority.P3));
    }

    @Test
    void alarmsNobodyLooksAfterAreRankedWithTheRestAndOnceARule() {
        model.follow();
        SeenAlarms alarms = new SeenAlarms(
                List.of(
                        alarm(
                                "A-1",
                                "car_offline",
                                AlarmLevel.P3,
                                AlarmState.UNACKED_ACTIVE,
                                "WBA-00001 was not heard"),
                        alarm(
                                "A-2",
                                "car_offline",
                                AlarmLevel.P3,
                                AlarmState.UNACKED_ACTIVE,
                                "WBA-00002 was not heard"),
                        alarm("A-3", "cpu_high", AlarmLevel.P2, AlarmState.ACKED_ACTIVE, "Somebody looks after it")),
                AlarmLoad.NONE);
        accept(new FleetBoard(List.of(), null, alarms));

        List<String> sentences =
                model.needsProperty().get().stream().map(Need::sentence).toList();
        assertThat(sentences)
                .contains("WBA-00001 was not heard, and 1 more such alarm")
                .noneMatch(sentence -> sentence.contains("Somebody looks after it"));
        assertThat(model.needsProperty().get())
                .extracting(Need::where)
                .contains(new Destination.Alarms(Destination.Alarms.Tab.UNACKNOWLEDGED, "rule:car_offline"));
    }

    @Test
    void anAlarmAboutARolloutMakesItsOwnLineAsUrgentAsItIs() {
        model.follow();
        AlarmView gate = new AlarmView(
                "A-9",
                "rollout_gate_failed",
                AlarmLevel.P1,
                AlarmState.UNACKED_ACTIVE,
                "A gate stopped rollout R-118",
                null,
                AlarmObject.rollout("R-118"),
                Frames.NOW,
                null,
                null,
                1,
                List.of(),
                null,
                null,
                null);
        accept(new FleetBoard(
                List.of(SampleRollouts.pausedByGate()), null, new SeenAlarms(List.of(gate), AlarmLoad.NONE)));

        Need first = model.needsProperty().get().getFirst();
        assertThat(first.priority()).isEqualTo(AlarmPriority.P1);
        assertThat(first.sentence()).startsWith("R-118");
        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().equals("A gate stopped rollout R-118"));
    }

    @Test
    void carsThatARunningRolloutWaitsForAreNamedWithIt() {
        model.follow();
        List<CarId> blocked = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) == Tile.BLOCKED
                        && car.status().reason() != null)
                .map(Car::id)
                .toList();
        List<CarId> some = blocked.subList(0, blocked.size() / 2);
        accept(
                List.of(SampleRollouts.running()),
                some.stream().map(id -> update(id, "R-118")).toList());

        List<Need> kept = model.needsProperty().get().stream()
                .filter(need -> need.sentence().contains("blocked"))
                .toList();

        assertThat(kept).anyMatch(need -> need.sentence().contains("of R-118"));
        assertThat(kept).allSatisfy(need -> {
            String query = ((Destination.Cars) need.where()).query();
            assertThat(need.sentence()).startsWith(Integer.toString(matching(query)));
        });
    }

    @Test
    void carsOfARolloutThatIsOverAreJustBlocked() {
        model.follow();
        List<UpdateProgress> updates =
                cars.stream().map(car -> update(car.id(), "R-118")).toList();
        accept(List.of(SampleRollouts.completedWithFailures()), updates);

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("R-118"));
    }

    private static UpdateProgress update(CarId car, String rollout) {
        return new UpdateProgress(
                car,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                null,
                null,
                null,
                1,
                Frames.NOW,
                null);
    }

    private static ApprovalEntry policy(@Nullable String whyNot) {
        return new ApprovalEntry(
                ApprovalEntry.Kind.SAFETY_POLICY,
                "safety-policy",
                "safety-policy",
                "weaken",
                "0f4b",
                0,
                "mara",
                Frames.NOW.minusSeconds(600),
                Frames.NOW.plusSeconds(1_202),
                "Cold batteries",
                0,
                null,
                Map.of(),
                whyNot);
    }

    private static AlarmView alarm(String id, String rule, AlarmLevel level, AlarmState state, String text) {
        return new AlarmView(
                id,
                rule,
                level,
                state,
                text,
                null,
                AlarmObject.car("WBA-00001", "munich", "i4", null),
                Frames.NOW,
                null,
                null,
                1,
                List.of(),
                null,
                null,
                null);
    }
}
