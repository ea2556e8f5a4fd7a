package pitwall.server.notify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.alarm.Acknowledgement;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.AlarmStep;
import pitwall.fleet.alarm.JournalEntry;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateEnding;
import pitwall.server.alarm.AlarmWatch;
import pitwall.server.registry.Draft;
import pitwall.server.registry.DraftWatch;
import pitwall.server.registry.Happening;

/// Decides who outside is told what, and puts it into the outbox within the transaction of what happened: it is there
/// exactly if that happened. Owned by the writer thread.
final class NoticeDesk implements AlarmWatch, DraftWatch {
    private final ChannelBook book;
    private final Outbox outbox;
    private final Runnable added;
    private final Function<RuleName, Optional<AlarmRule>> rules;

    /// @param rules finds one by its name
    /// @param added is called after something was put into the outbox
    NoticeDesk(ChannelBook book, Outbox outbox, Function<RuleName, Optional<AlarmRule>> rules, Runnable added) {
        this.book = book;
        this.outbox = outbox;
        this.rules = rules;
        this.added = added;
    }

    /// What a draft steps, until it is complete: an alarm may be silenced in the same moment in which it comes.
    private static final class Page {
        private final List<AlarmStep> steps = new ArrayList<>();
    }

    @Override
    public void stepped(Draft draft, AlarmStep step) {
        draft.companion(Page.class, Page::new).steps.add(step);
    }

    @Override
    public void committing(Draft draft) {
        List<AlarmStep> steps = draft.companion(Page.class, Page::new).steps;
        List<Happening> happenings = draft.happenings();
        if (steps.isEmpty() && happenings.isEmpty()) {
            return;
        }
        List<Outbox.Item> items = new ArrayList<>();
        if (book.all().stream()
                .anyMatch(known -> !known.channel().filter().events().isEmpty())) {
            happenings.forEach(happening -> items.addAll(told(happening, draft)));
        }
        Map<Object, Alarm> last = new LinkedHashMap<>();
        steps.forEach(step -> remember(last, step));
        steps.forEach(step -> items.addAll(told(step, last)));
        if (!items.isEmpty()) {
            outbox.add(draft, items);
            draft.afterCommit(added);
        }
    }

    private static void remember(Map<Object, Alarm> last, AlarmStep step) {
        Alarm alarm = step.alarm();
        if (alarm != null) {
            last.put(alarm.id(), alarm);
        }
    }

    private List<Outbox.Item> told(AlarmStep step, Map<Object, Alarm> last) {
        JournalEntry entry = step.entry();
        Optional<NoticeKind> kind = kind(step);
        RuleName rule = entry.rule();
        Alarm alarm = step.alarm();
        boolean hidden =
                alarm != null && last.getOrDefault(alarm.id(), alarm).handling().isHidden();
        if (kind.isEmpty() || rule == null || hidden) {
            return List.of();
        }
        Optional<AlarmRule> known = rules.apply(rule);
        List<String> named = known.map(AlarmRule::channels).orElse(List.of());
        Notice notice = notice(kind.get(), entry, alarm, known);
        AlarmObject object = entry.object();
        String region = object == null ? null : object.region();
        return sent(notice, named, entry.level(), region);
    }

    /// What a step means to those outside. What comes back from a shelf or a silence is news to them.
    private static Optional<NoticeKind> kind(AlarmStep step) {
        Alarm alarm = step.alarm();
        return switch (step.entry().what()) {
            case RAISED, RAISED_AGAIN, EVENT -> Optional.of(NoticeKind.ALERT_TRIGGERED);
            case CLEARED -> Optional.of(NoticeKind.ALERT_CLEARED);
            case ACKNOWLEDGED -> Optional.of(NoticeKind.ALERT_ACKNOWLEDGED);
            case UNSHELVED, SHELVING_EXPIRED, UNSILENCED, PUT_BACK_IN_SERVICE ->
                alarm != null && alarm.state() == AlarmState.UNACKED_ACTIVE
                        ? Optional.of(NoticeKind.ALERT_TRIGGERED)
                        : Optional.empty();
            case SHELVED, SILENCED, TAKEN_OUT_OF_SERVICE, ENDED, FLOOD_BEGAN, FLOOD_ENDED -> Optional.empty();
        };
    }

    private static Notice notice(NoticeKind kind, JournalEntry entry, @Nullable Alarm alarm, Optional<AlarmRule> rule) {
        AlarmObject object = entry.object();
        Notice.Facts facts = new Notice.Facts().with("rule", entry.rule()).with("level", entry.level());
        about(facts, object);
        rule.map(AlarmRule::guidance)
                .ifPresent(guidance -> facts.with("meaning", guidance.meaning())
                        .with("consequence", guidance.consequence())
                        .with("action", guidance.action())
                        .with("link", guidance.link().replace("{object}", object == null ? "" : object.id())));
        if (alarm == null) {
            String words = rule.filter(known -> object != null)
                    .map(known -> known.words(Objects.requireNonNull(object), entry.note()))
                    .orElse(null);
            return facts.with("value", entry.note()).with("text", words).notice(kind, entry.at());
        }
        Acknowledgement known = alarm.handling().acknowledgement();
        if (known != null) {
            facts.with("by", known.by()).with("comment", known.comment());
        }
        return facts.with("alarm", alarm.id().text())
                .with("text", alarm.text())
                .with("value", alarm.value())
                .with("state", alarm.state())
                .with("raisedAt", alarm.course().raisedAt())
                .notice(kind, entry.at());
    }

    private static void about(Notice.Facts facts, @Nullable AlarmObject object) {
        if (object != null) {
            facts.with("object", object.id())
                    .with("region", object.region())
                    .with("model", object.model())
                    .with("rollout", object.rollout());
        }
    }

    private List<Outbox.Item> told(Happening happening, Draft draft) {
        return switch (happening) {
            case Happening.CameOnline(Car car) ->
                sent(
                        car(car, car.info().id() + " is online").notice(NoticeKind.DEVICE_ONLINE, draft.now()),
                        List.of(),
                        null,
                        car.info().region());
            case Happening.WentOffline(Car car) ->
                sent(
                        car(car, car.info().id() + " is offline").notice(NoticeKind.DEVICE_OFFLINE, draft.now()),
                        List.of(),
                        null,
                        car.info().region());
            case Happening.Ended(Car car, FleetEvent.News news) -> told(car, news, draft);
            case Happening.Turned turned ->
                sent(
                        new Notice.Facts()
                                .with(
                                        "text",
                                        "Rollout " + turned.rollout() + " went from " + turned.from() + " to "
                                                + turned.to())
                                .with("object", turned.rollout())
                                .with("rollout", turned.rollout())
                                .with("name", turned.name())
                                .with("from", turned.from())
                                .with("to", turned.to())
                                .notice(NoticeKind.ROLLOUT_STATUS, draft.now()),
                        List.of(),
                        null,
                        null);
        };
    }

    private static Notice.Facts car(Car car, String text) {
        return new Notice.Facts()
                .with("text", text)
                .with("object", car.info().id())
                .with("name", car.info().name())
                .with("region", car.info().region())
                .with("model", car.info().model())
                .with("version", car.status().actualVersion());
    }

    private List<Outbox.Item> told(Car car, FleetEvent.News news, Draft draft) {
        return switch (news) {
            case FleetEvent.UpdateCompleted(UpdateEnding ending) ->
                ended(NoticeKind.UPDATE_COMPLETED, "runs", car, ending, draft);
            case FleetEvent.UpdateFailed(UpdateEnding ending) ->
                ended(NoticeKind.UPDATE_FAILED, "did not get to", car, ending, draft);
            case FleetEvent.RollbackCompleted(UpdateEnding ending) ->
                ended(NoticeKind.ROLLBACK_COMPLETED, "went back to", car, ending, draft);
            case FleetEvent.RollbackFailed(UpdateEnding ending) ->
                ended(NoticeKind.ROLLBACK_FAILED, "did not get back to", car, ending, draft);
            case FleetEvent.DesiredNotified ignored -> List.of();
            case FleetEvent.RolloutDecided ignored -> List.of();
            case FleetEvent.AuditAppended ignored -> List.of();
        };
    }

    private List<Outbox.Item> ended(NoticeKind kind, String verb, Car car, UpdateEnding ending, Draft draft) {
        ReasonCode reason = ending.reason();
        String version = ending.version() == null ? "another version" : ending.version();
        String why = reason == null ? "" : ": " + reason.code();
        Notice notice = car(car, car.info().id() + " " + verb + " " + version + why)
                .with("version", ending.version())
                .with("rollout", ending.rollout())
                .with("reason", reason == null ? null : reason.code())
                .with("message", ending.message())
                .notice(kind, draft.now());
        return sent(notice, List.of(), null, car.info().region());
    }

    /// To whom something goes.
    ///
    /// @param named channels that a rule names, by their names or addresses
    private List<Outbox.Item> sent(
            Notice notice, List<String> named, @Nullable AlarmLevel level, @Nullable String region) {
        List<Outbox.Item> items = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>(named);
        for (ChannelBook.Known known : book.all()) {
            Channel channel = known.channel();
            boolean meant = named.contains(channel.name())
                    || named.contains(known.row().channel().url());
            unknown.remove(channel.name());
            unknown.remove(known.row().channel().url());
            if (channel.enabled() && channel.filter().lets(notice.kind(), meant, level, region)) {
                items.add(new Outbox.Item(channel.name(), notice, null));
            }
        }
        if (notice.kind() == NoticeKind.ALERT_TRIGGERED) {
            unknown.forEach(name -> items.add(new Outbox.Item(name, notice, "There is no such channel.")));
        }
        return items;
    }
}
