package pitwall.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetBoard;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.FleetFixtures;

/// Alarms as a server would tell of them.
public final class SampleAlarms {
    /// Server time of everything here.
    public static final Instant NOW = Frames.NOW;

    private SampleAlarms() {}

    /// A gate stopped a rollout ten minutes ago, and nobody knows.
    public static AlarmView gate() {
        return of(17, "rollout_gate_failed", AlarmLevel.P1, AlarmState.UNACKED_ACTIVE, AlarmObject.rollout("R-118"))
                .at(Duration.ofMinutes(10))
                .text("A gate stopped rollout R-118: 6.2 % > 5 % in Munich wave 2")
                .made();
    }

    /// A car is silent, and somebody looks after it.
    public static AlarmView silent(int number) {
        return of(number, "car_offline", AlarmLevel.P3, AlarmState.ACKED_ACTIVE, car(number))
                .at(Duration.ofMinutes(14).plusSeconds(number))
                .text("WBA-000" + number + " was not heard for 10 minutes")
                .made();
    }

    public static AlarmObject car(int number) {
        return AlarmObject.car("WBA-000" + number, "berlin", "i4", null);
    }

    /// What every state looks like, one alarm of each kind at least.
    public static List<AlarmView> many() {
        List<AlarmView> all = new ArrayList<>(List.of(
                gate(),
                of(18, "update_failed", AlarmLevel.P2, AlarmState.UNACKED_ACTIVE, car(41))
                        .at(Duration.ofMinutes(4))
                        .text("The update of WBA-00041 failed: SIGNATURE_INVALID")
                        .times(14)
                        .made(),
                of(
                                19,
                                "console_feed_lagging",
                                AlarmLevel.P2,
                                AlarmState.CLEARED_UNACKED,
                                AlarmObject.server("consoles"))
                        .at(Duration.ofMinutes(42))
                        .text("Consoles are told late: 6 s")
                        .made(),
                of(20, "cpu_high", AlarmLevel.P3, AlarmState.ACKED_ACTIVE, car(52))
                        .at(Duration.ofHours(30))
                        .text("The processor of WBA-00052 is busy: 93 %")
                        .made(),
                of(21, "memory_high", AlarmLevel.P3, AlarmState.SHELVED, car(53))
                        .at(Duration.ofMinutes(90))
                        .text("The memory of WBA-00053 is short: 88 %")
                        .made(),
                of(22, "car_offline", AlarmLevel.P3, AlarmState.SUPPRESSED, car(54))
                        .at(Duration.ofMinutes(33))
                        .text("WBA-00054 was not heard for 10 minutes")
                        .made()));
        IntStream.range(60, 69).mapToObj(SampleAlarms::silent).forEach(all::add);
        return all;
    }

    /// Many new alarms at once: one cause in Berlin, one P1 that stands alone.
    public static List<AlarmView> flood(int size) {
        List<AlarmView> all = new ArrayList<>();
        all.add(gate());
        for (int i = 0; i < size; i++) {
            all.add(of(
                            100 + i,
                            "car_offline",
                            AlarmLevel.P3,
                            AlarmState.UNACKED_ACTIVE,
                            AlarmObject.car("WBA-%05d".formatted(i), i % 3 == 0 ? "munich" : "berlin", "i4", null))
                    .at(Duration.ofSeconds(60).minusMillis(i * 60_000L / size))
                    .text("WBA-%05d was not heard for 10 minutes".formatted(i))
                    .made());
        }
        return all;
    }

    public static FleetFrame frame(Freshness freshness, List<AlarmView> alarms) {
        return frame(freshness, alarms, new AlarmLoad(false, 2));
    }

    public static FleetFrame frame(Freshness freshness, List<AlarmView> alarms, AlarmLoad load) {
        FleetSnapshot snapshot = FleetSnapshot.of(FleetFixtures.cars(40, 7))
                .beside(
                        new FleetBoard(List.of(SampleRollouts.pausedByGate()), null, new SeenAlarms(alarms, load)),
                        List.of());
        return Frames.of(freshness, Frames.simulated(), snapshot);
    }

    /// Everything about the gate.
    public static AlarmDetail detail(AlarmView alarm) {
        return detail(alarm, rule(alarm.rule(), alarm.level()));
    }

    public static AlarmDetail detail(AlarmView alarm, AlarmRuleBody rule) {
        return new AlarmDetail(
                alarm,
                rule,
                List.of(
                        line(41, NOW.minusSeconds(420), What.RAISED_AGAIN, alarm, null, "6.2 %"),
                        line(40, NOW.minusSeconds(600), What.RAISED, alarm, null, "6.0 %")),
                List.of(of(9, alarm.rule(), alarm.level(), AlarmState.OVER, alarm.object())
                        .at(Duration.ofDays(3))
                        .text("A gate stopped rollout R-118: 5.4 % > 5 %")
                        .made()));
    }

    public static AlarmRuleBody rule(String name, AlarmLevel level) {
        return rule(name, level, "rollout:{object}");
    }

    /// With a page of its own.
    public static AlarmRuleBody rule(String name, AlarmLevel level, String link) {
        return new AlarmRuleBody(
                name,
                "fact " + name,
                "5m",
                "1m",
                1,
                null,
                null,
                level,
                "A gate stopped rollout {object}: {value}",
                "More cars failed than the plan of this rollout allows.",
                "The rollout waits. No further car is changed.",
                "Read why cars failed, then roll back, or overrule the gate with a second person.",
                link,
                "Release managers",
                List.of(),
                true);
    }

    public static AlarmJournalLine line(
            long n, Instant at, What what, AlarmView alarm, @Nullable String by, @Nullable String note) {
        return new AlarmJournalLine(n, at, what, alarm.id(), alarm.rule(), alarm.object(), alarm.level(), by, note);
    }

    /// A rule that the server came with, or one that is not finished.
    public static AlarmRuleEntry entry(String name, AlarmLevel level, boolean finished) {
        AlarmRuleBody rule = rule(name, level);
        AlarmRuleBody body = finished
                ? rule
                : new AlarmRuleBody(
                        name,
                        "temperature > 85",
                        null,
                        null,
                        null,
                        null,
                        null,
                        level,
                        "{object} is hot",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false);
        return new AlarmRuleEntry(
                body,
                1,
                finished ? List.of() : List.of("meaning", "consequence", "action", "link"),
                finished ? null : "k.vogt",
                NOW.minusSeconds(86_400));
    }

    /// A silence in Berlin.
    public static AlarmMuteEntry mute() {
        return new AlarmMuteEntry(
                "M-3",
                Mute.Kind.SILENCE,
                "car_offline",
                "berlin",
                null,
                null,
                null,
                "k.vogt",
                NOW.minusSeconds(600),
                NOW.plusSeconds(6_600),
                "works on the network",
                1);
    }

    public static Builder of(int number, String rule, AlarmLevel level, AlarmState state, AlarmObject object) {
        return new Builder(number, rule, level, state, object);
    }

    /// An alarm of a state, with all that such a state brings along.
    public static final class Builder {
        private final int number;
        private final String rule;
        private final AlarmLevel level;
        private final AlarmState state;
        private final AlarmObject object;
        private Instant raised = NOW.minusSeconds(60);
        private String text = "An alarm";
        private int times = 1;

        private Builder(int number, String rule, AlarmLevel level, AlarmState state, AlarmObject object) {
            this.number = number;
            this.rule = rule;
            this.level = level;
            this.state = state;
            this.object = object;
        }

        public Builder at(Duration ago) {
            raised = NOW.minus(ago);
            return this;
        }

        public Builder text(String words) {
            text = words;
            return this;
        }

        /// It came so often, the last three times within a minute.
        public Builder times(int often) {
            times = often;
            return this;
        }

        public AlarmView made() {
            boolean cleared = state == AlarmState.CLEARED_UNACKED || state == AlarmState.OVER;
            return new AlarmView(
                    "A-" + number,
                    rule,
                    level,
                    state,
                    text,
                    null,
                    object,
                    raised,
                    cleared ? raised.plusSeconds(30) : null,
                    state == AlarmState.OVER ? raised.plusSeconds(60) : null,
                    times,
                    times == 1
                            ? List.of(raised)
                            : List.of(NOW.minusSeconds(50), NOW.minusSeconds(30), NOW.minusSeconds(10)),
                    state == AlarmState.ACKED_ACTIVE
                            ? new AlarmView.Acknowledged("a.huber", raised.plusSeconds(50), "on it")
                            : null,
                    state == AlarmState.SHELVED
                            ? new AlarmView.Shelved(
                                    "k.vogt", NOW.minusSeconds(600), NOW.plusSeconds(3000), "the workshop has it")
                            : null,
                    state == AlarmState.SUPPRESSED || state == AlarmState.OUT_OF_SERVICE ? "M-3" : null);
        }
    }
}
