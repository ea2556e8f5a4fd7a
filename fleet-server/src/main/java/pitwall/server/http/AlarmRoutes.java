package pitwall.server.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.AlarmId;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.Shelving;
import pitwall.protocol.rest.AcknowledgeAlarms;
import pitwall.protocol.rest.AcknowledgedAlarms;
import pitwall.protocol.rest.AlarmComment;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.ShelveAlarm;
import pitwall.server.alarm.AlarmOutcome;
import pitwall.server.alarm.Alarms;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;
import pitwall.server.storage.AlarmJournalRows;
import pitwall.server.storage.AlarmRows;
import pitwall.server.storage.Database;

/// Alarms over REST.
final class AlarmRoutes {
    private static final int MOST_LINES = 500;
    private static final Comparator<AlarmView> UNKNOWN_FIRST = Comparator.comparing(
                    (AlarmView alarm) -> !alarm.state().wantsAcknowledgement())
            .thenComparing(AlarmView::level)
            .thenComparing(AlarmView::raisedAt)
            .thenComparing(AlarmView::id);

    private final Alarms alarms;
    private final LivePicture picture;
    private final Database database;

    AlarmRoutes(Alarms alarms, LivePicture picture, Database database) {
        this.alarms = alarms;
        this.picture = picture;
        this.database = database;
    }

    /// Those that are not over: what nobody knows of first, then by urgency, the oldest first.
    Answer list(ApiCall call) {
        call.allowOnly(Set.of("state", "level", "page", "size"));
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 100, 1, 1_000);
        Optional<AlarmState> state = call.query("state").map(text -> word(AlarmState.class, "state", text));
        Optional<AlarmLevel> level = call.query("level").map(text -> word(AlarmLevel.class, "level", text));
        List<AlarmView> all = picture.cut().alarms().stream()
                .filter(seen(call))
                .filter(alarm -> state.isEmpty() || alarm.state() == state.get())
                .filter(alarm -> level.isEmpty() || alarm.level() == level.get())
                .sorted(UNKNOWN_FIRST)
                .toList();
        List<AlarmView> shown =
                all.stream().skip((page - 1L) * size).limit(size).toList();
        long pages = (all.size() + size - 1L) / size;
        Map<String, Object> metadata = Map.of(
                "page",
                page,
                "size",
                size,
                "total",
                all.size(),
                "pages",
                pages,
                "load",
                picture.cut().alarmLoad());
        return new Answer.Data(200, shown, metadata, Map.of());
    }

    private static <E extends Enum<E>> E word(Class<E> type, String name, String text) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                return value;
            }
        }
        throw new FaultException(Fault.validation(name, "is not a word that is known here"));
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        AlarmId id = id(call);
        return database.read(sql -> {
            AlarmRows rows = new AlarmRows(sql);
            Optional<AlarmView> found = rows.find(id).filter(seen(call));
            if (found.isEmpty()) {
                return Answer.refused(Fault.notFound());
            }
            AlarmView alarm = found.get();
            List<AlarmJournalLine> journal = new AlarmJournalRows(sql).of(id, AlarmDetail.MOST_LINES);
            return Answer.ok(new AlarmDetail(
                    alarm,
                    alarms.rule(alarm.rule()).map(AlarmRuleEntry::rule).orElse(null),
                    journal,
                    rows.before(alarm, AlarmDetail.MOST_EARLIER)));
        });
    }

    /// What happened to all alarms, or to those of one car, the newest first.
    Answer journal(ApiCall call) {
        call.allowOnly(Set.of("before", "limit", "car"));
        Optional<CarId> car = call.query("car").map(AlarmRoutes::car);
        int limit = call.number("limit", 100, 1, MOST_LINES);
        long before = call.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Scope scope = call.caller().scope();
        List<AlarmJournalLine> lines = database.read(sql -> {
            AlarmJournalRows rows = new AlarmJournalRows(sql);
            return car.map(of -> rows.ofCar(of, before, limit)).orElseGet(() -> rows.before(before, limit));
        });
        List<AlarmJournalLine> shown =
                lines.stream().filter(line -> sees(scope, line.object())).toList();
        // Of a car that the caller does not see nothing is told, not even how many lines there are.
        boolean ended = lines.size() < limit || (car.isPresent() && shown.isEmpty());
        Map<String, Object> metadata =
                ended ? Map.of() : Map.of("next", lines.getLast().n());
        return new Answer.Data(200, shown, metadata, Map.of());
    }

    private static CarId car(String text) {
        return CarId.parse(text).orElseThrow(() -> new FaultException(Fault.validation("car", "is no id of a car")));
    }

    Write<Answer> acknowledge(ApiCall call) {
        AlarmId id = id(call);
        String comment = comment(call.body(AlarmComment.class).comment());
        audit(call, comment);
        return draft -> answer(
                call, alarms.acknowledge(draft, id, seen(call), call.caller().user(), comment));
    }

    Write<Answer> acknowledgeMany(ApiCall call) {
        AcknowledgeAlarms wanted = call.body(AcknowledgeAlarms.class);
        Set<String> ids = new LinkedHashSet<>(wanted.alarms());
        if (ids.isEmpty() || ids.size() > AcknowledgeAlarms.MOST) {
            throw new FaultException(Fault.validation("alarms", "must be 1 to " + AcknowledgeAlarms.MOST + " ids"));
        }
        String comment = comment(wanted.comment());
        audit(call, comment);
        return draft -> {
            List<AlarmView> done = new ArrayList<>();
            Map<String, String> refused = new HashMap<>();
            for (String text : ids) {
                AlarmOutcome outcome = AlarmId.of(text)
                        .map(id -> alarms.acknowledge(
                                draft, id, seen(call), call.caller().user(), comment))
                        .orElse(new AlarmOutcome.Refused(Why.NOT_FOUND));
                switch (outcome) {
                    case AlarmOutcome.Done(AlarmView before, AlarmView after) -> done.add(after);
                    case AlarmOutcome.Refused(Why why) -> refused.put(text, why.name());
                }
            }
            call.audit()
                    .after(Map.of(
                            "acknowledged", done.stream().map(AlarmView::id).toList()));
            return Answer.ok(new AcknowledgedAlarms(done, refused));
        };
    }

    Write<Answer> shelve(ApiCall call) {
        AlarmId id = id(call);
        ShelveAlarm wanted = call.body(ShelveAlarm.class);
        int most = (int) AlarmLimits.DEFAULT.shelving().toMinutes();
        if (wanted.minutes() < 1 || wanted.minutes() > most) {
            throw new FaultException(Fault.validation("minutes", "must be 1 to " + most));
        }
        String reason = AlarmFaults.reason(wanted.reason());
        audit(call, reason);
        return draft -> {
            boolean urgent = alarms.find(draft, id, seen(call))
                    .filter(alarm -> alarm.level() == AlarmLevel.P1)
                    .isPresent();
            if (urgent && !call.caller().may(Capability.ALARM_SHELVE_P1)) {
                return Answer.refused(
                        Fault.of(403, "FORBIDDEN", "Shelving a P1 needs " + Capability.ALARM_SHELVE_P1.name() + "."));
            }
            Shelving shelving = new Shelving(
                    call.caller().user(), draft.now(), draft.now().plus(Duration.ofMinutes(wanted.minutes())), reason);
            return answer(call, alarms.shelve(draft, id, seen(call), shelving));
        };
    }

    Write<Answer> unshelve(ApiCall call) {
        AlarmId id = id(call);
        audit(call, null);
        return draft -> answer(
                call, alarms.unshelve(draft, id, seen(call), call.caller().user()));
    }

    private static void audit(ApiCall call, @Nullable String words) {
        if (words != null) {
            call.audit().because(words);
        }
    }

    private static Answer answer(ApiCall call, AlarmOutcome outcome) {
        return switch (outcome) {
            case AlarmOutcome.Refused(Why why) -> Answer.refused(AlarmFaults.of(why));
            case AlarmOutcome.Done(AlarmView before, AlarmView after) -> {
                call.audit().before(before).after(after);
                yield Answer.ok(after);
            }
        };
    }

    private static @Nullable String comment(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > AlarmLimits.MAX_WORDS) {
            throw new FaultException(
                    Fault.validation("comment", "must have at most " + AlarmLimits.MAX_WORDS + " characters"));
        }
        return text.strip();
    }

    private static AlarmId id(ApiCall call) {
        return AlarmId.of(call.path("id")).orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// Whether an alarm exists for the caller.
    static Predicate<AlarmView> seen(ApiCall call) {
        Scope scope = call.caller().scope();
        return alarm -> sees(scope, alarm.object());
    }

    /// What is about cars is for those who see the car, all else for those who see everything.
    private static boolean sees(Scope scope, @Nullable AlarmObject object) {
        if (scope.isUnlimited()) {
            return true;
        }
        String region = object == null ? null : object.region();
        String model = object == null ? null : object.model();
        return region != null && model != null && scope.covers(region, model);
    }
}
