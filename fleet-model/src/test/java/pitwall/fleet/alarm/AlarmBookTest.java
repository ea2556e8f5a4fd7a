package pitwall.fleet.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.fleet.query.CarQuery;

class AlarmBookTest {
    private static final AlarmRule P1 = AlarmRules.rule("urgent", AlarmLevel.P1);
    private static final AlarmRule P2 = AlarmRules.rule("silent", AlarmLevel.P2);

    private final AlarmBook book = new AlarmBook(AlarmLimits.DEFAULT);
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void anAlarmStaysUntilItsConditionWentAwayAndSomebodyKnows() {
        Alarm raised = raise(P2, "M-1");
        assertThat(raised.state()).isEqualTo(AlarmState.UNACKED_ACTIVE);
        assertThat(raised.text()).isEqualTo("M-1 of munich is silent");

        book.clear(raised.key(), now);
        assertThat(state(raised)).isEqualTo(AlarmState.CLEARED_UNACKED);

        List<AlarmStep> steps = done(book.acknowledge(raised.id(), "mara", null, now));
        assertThat(words(steps)).containsExactly(What.ACKNOWLEDGED, What.ENDED);
        assertThat(book.alarms()).isEmpty();
    }

    @Test
    void anAcknowledgedAlarmEndsWithItsCondition() {
        Alarm raised = raise(P2, "M-1");
        done(book.acknowledge(raised.id(), "mara", null, now));
        assertThat(state(raised)).isEqualTo(AlarmState.ACKED_ACTIVE);
        assertThat(done(book.acknowledge(raised.id(), "tom", null, now))).isEmpty();

        assertThat(words(book.clear(raised.key(), now))).containsExactly(What.CLEARED, What.ENDED);
        assertThat(book.find(raised.id())).isEmpty();
    }

    @Test
    void raisingWhatIsThereChangesNothing() {
        raise(P2, "M-1");

        assertThat(book.raise(P2, AlarmRules.car("M-1"), null, now)).isEmpty();
        assertThat(book.alarms()).hasSize(1);
    }

    @Test
    void aP1IsAcknowledgedWithAComment() {
        Alarm raised = raise(P1, "M-1");

        assertThat(refused(book.acknowledge(raised.id(), "mara", " ", now))).isEqualTo(Why.COMMENT_NEEDED);
        assertThat(done(book.acknowledge(raised.id(), "mara", "called the workshop", now)))
                .hasSize(1);
    }

    @Test
    void whatIsShelvedComesBackUnacknowledged() {
        Alarm raised = raise(P2, "M-1");
        done(book.acknowledge(raised.id(), "mara", null, now));
        done(shelve(raised, Duration.ofHours(1), "known"));
        assertThat(state(raised)).isEqualTo(AlarmState.SHELVED);
        assertThat(refused(book.acknowledge(raised.id(), "mara", null, now))).isEqualTo(Why.NOT_SHOWN);

        pass(Duration.ofMinutes(59));
        assertThat(book.tick(now)).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(words(book.tick(now))).containsExactly(What.SHELVING_EXPIRED);
        assertThat(state(raised)).isEqualTo(AlarmState.UNACKED_ACTIVE);
    }

    @Test
    void whatWentAwayOnTheShelfEndsThere() {
        Alarm raised = raise(P2, "M-1");
        done(shelve(raised, Duration.ofHours(1), "known"));
        assertThat(words(book.clear(raised.key(), now))).containsExactly(What.CLEARED);

        assertThat(words(done(book.unshelve(raised.id(), "mara", now)))).containsExactly(What.UNSHELVED, What.ENDED);
    }

    @Test
    void nothingIsShelvedForLongOrWithoutAReason() {
        Alarm urgent = raise(P1, "M-1");
        Alarm other = raise(P2, "M-2");

        assertThat(refused(shelve(urgent, Duration.ofMinutes(61), "known"))).isEqualTo(Why.BAD_END);
        assertThat(refused(shelve(other, Duration.ofMinutes(481), "known"))).isEqualTo(Why.BAD_END);
        assertThat(refused(shelve(other, Duration.ZERO, "known"))).isEqualTo(Why.BAD_END);
        assertThat(refused(shelve(other, Duration.ofMinutes(5), ""))).isEqualTo(Why.REASON_NEEDED);
        assertThat(done(shelve(urgent, Duration.ofMinutes(60), "known"))).hasSize(1);
        assertThat(done(shelve(other, Duration.ofMinutes(480), "known"))).hasSize(1);
    }

    @Test
    void aSilenceHidesWhatItFitsNowAndLaterAndEndsByItself() {
        Alarm first = raise(P2, "M-1");
        Alarm elsewhere = raise(P2, "B-1");
        AlarmMatcher munich = new AlarmMatcher(null, "Munich", "m-*", null, null);
        done(book.mute(munich, Mute.Kind.SILENCE, "mara", until(Duration.ofDays(7))));

        Alarm later = raise(P2, "M-2");
        assertThat(state(first)).isEqualTo(AlarmState.SUPPRESSED);
        assertThat(state(later)).isEqualTo(AlarmState.SUPPRESSED);
        assertThat(state(elsewhere)).isEqualTo(AlarmState.UNACKED_ACTIVE);

        pass(Duration.ofDays(7));
        book.tick(now);
        assertThat(state(first)).isEqualTo(AlarmState.UNACKED_ACTIVE);
        assertThat(book.mutes()).isEmpty();
    }

    @Test
    void aSilenceNamesSomethingAndHasAnEndThatIsNear() {
        AlarmMatcher munich = new AlarmMatcher(null, "munich", null, null, null);
        AlarmMatcher all = new AlarmMatcher(null, null, null, null, null);

        assertThat(refused(book.mute(all, Mute.Kind.SILENCE, "mara", until(Duration.ofHours(1)))))
                .isEqualTo(Why.MATCHES_ALL);
        assertThat(refused(book.mute(munich, Mute.Kind.SILENCE, "mara", until(Duration.ofDays(8)))))
                .isEqualTo(Why.BAD_END);
        assertThat(refused(book.mute(munich, Mute.Kind.SILENCE, "mara", new MuteTerms(now, null, "known"))))
                .isEqualTo(Why.BAD_END);
    }

    @Test
    void whatIsOutOfServiceIsSoUntilSomebodyPutsItBack() {
        AlarmMatcher car = new AlarmMatcher(null, null, "M-1", null, null);
        done(book.mute(car, Mute.Kind.OUT_OF_SERVICE, "mara", new MuteTerms(now, null, "workshop")));

        Alarm raised = raise(P1, "M-1");
        assertThat(state(raised)).isEqualTo(AlarmState.OUT_OF_SERVICE);
        pass(Duration.ofDays(30));
        assertThat(book.tick(now)).isEmpty();

        MuteId id = book.mutes().getFirst().id();
        assertThat(words(done(book.unmute(id, "mara", now)))).containsExactly(What.PUT_BACK_IN_SERVICE);
        assertThat(state(raised)).isEqualTo(AlarmState.UNACKED_ACTIVE);
    }

    @Test
    void threeTimesInAMinuteIsChatterAndOneAlarm() {
        Alarm first = raise(P2, "M-1");
        for (int i = 0; i < 2; i++) {
            pass(Duration.ofSeconds(10));
            book.clear(first.key(), now);
            done(book.acknowledge(first.id(), "mara", null, now));
            pass(Duration.ofSeconds(10));
            raise(P2, "M-1");
        }

        Alarm last = book.find(first.id()).orElseThrow();
        assertThat(last.course().activations()).isEqualTo(3);
        assertThat(last.course().isChattering(now)).isTrue();
        assertThat(last.state()).isEqualTo(AlarmState.UNACKED_ACTIVE);
        assertThat(last.course().isChattering(now.plus(Duration.ofSeconds(61)))).isFalse();
    }

    @Test
    void whatComesBackAfterAMinuteIsAnotherAlarm() {
        Alarm first = raise(P2, "M-1");
        book.clear(first.key(), now);
        done(book.acknowledge(first.id(), "mara", null, now));

        pass(Duration.ofSeconds(61));
        book.tick(now);
        assertThat(raise(P2, "M-1").id()).isNotEqualTo(first.id());
    }

    @Test
    void aFloodIsMoreThanTenInTenMinutesAndEndsBelowFive() {
        List<AlarmStep> steps = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            pass(Duration.ofSeconds(30));
            assertThat(book.isFlood()).isFalse();
            steps.addAll(book.raise(P2, AlarmRules.car("M-" + i), null, now));
        }
        assertThat(book.isFlood()).isTrue();
        assertThat(words(steps)).filteredOn(What.FLOOD_BEGAN::equals).hasSize(1);

        pass(Duration.ofMinutes(8));
        book.tick(now);
        assertThat(book.recent(now)).isEqualTo(5);
        assertThat(book.isFlood()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(words(book.tick(now))).containsExactly(What.FLOOD_ENDED);
    }

    @Test
    void theFirstOfACauseIsTold() {
        Alarm second = raise(P2, "M-2");
        pass(Duration.ofSeconds(1));
        Alarm third = raise(P2, "M-3");
        Alarm alone = raise(P2, "B-1");

        Map<AlarmId, FirstOut> places = FirstOut.among(book.alarms());
        assertThat(places.get(second.id())).isEqualTo(new FirstOut(1, 2));
        assertThat(places.get(third.id())).isEqualTo(new FirstOut(2, 2));
        assertThat(places.get(alone.id())).isEqualTo(new FirstOut(1, 1));
    }

    @Test
    void anEventIsWrittenDownAndNothingElse() {
        List<AlarmStep> steps =
                book.raise(AlarmRules.rule("online", AlarmLevel.EVENT), AlarmRules.car("M-1"), null, now);

        assertThat(words(steps)).containsExactly(What.EVENT);
        assertThat(book.alarms()).isEmpty();
    }

    @Test
    void aRuleWithoutGuidanceCannotBeEnabled() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AlarmRule(
                        P1.name(),
                        P1.condition(),
                        RuleTiming.AT_ONCE,
                        CarQuery.ALL,
                        AlarmLevel.P3,
                        "text",
                        new Guidance("meaning", "", "action", "link"),
                        "",
                        List.of(),
                        true))
                .withMessageContaining("consequence");
    }

    private Alarm raise(AlarmRule rule, String car) {
        return Objects.requireNonNull(
                book.raise(rule, AlarmRules.car(car), null, now).getFirst().alarm());
    }

    private AlarmAnswer shelve(Alarm alarm, Duration time, String reason) {
        return book.shelve(alarm.id(), new Shelving("mara", now, now.plus(time), reason));
    }

    private MuteTerms until(Duration time) {
        return new MuteTerms(now, now.plus(time), "known");
    }

    private AlarmState state(Alarm alarm) {
        return book.find(alarm.id()).orElseThrow().state();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static List<AlarmStep> done(AlarmAnswer answer) {
        assertThat(answer).isInstanceOf(AlarmAnswer.Done.class);
        return ((AlarmAnswer.Done) answer).steps();
    }

    private static @Nullable Why refused(AlarmAnswer answer) {
        return answer instanceof AlarmAnswer.Refused(Why why) ? why : null;
    }

    private static List<What> words(List<AlarmStep> steps) {
        return steps.stream().map(step -> step.entry().what()).toList();
    }
}
