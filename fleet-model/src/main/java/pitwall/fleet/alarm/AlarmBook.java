package pitwall.fleet.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.JournalEntry.What;

/// All alarms that are not over, and what hides them. Takes signs and what people do, and answers with every step that
/// follows, in order; who writes the steps down can rebuild the book from them. Belongs to one thread.
///
/// Every call brings the server's time, which never goes back.
public final class AlarmBook {
    private final AlarmLimits limits;
    private final Map<AlarmKey, Alarm> alarms = new HashMap<>();
    private final Map<AlarmId, AlarmKey> keys = new HashMap<>();
    private final Map<MuteId, Mute> mutes = new LinkedHashMap<>();
    private final Map<AlarmKey, Instant> ended = new LinkedHashMap<>();
    private final Map<AlarmId, Instant> shelved = new HashMap<>();
    private final FloodWatch flood = new FloodWatch();
    private long lastAlarm;
    private long lastMute;

    public AlarmBook(AlarmLimits limits) {
        this.limits = limits;
    }

    /// What was known when the book was written down last.
    ///
    /// @param alarms those that are not over, and those that ended within [AlarmCourse#CHATTER_WINDOW]
    /// @param recent when new alarms came within [FloodWatch#WINDOW]
    /// @param lastAlarm the highest number that was given
    public record Known(
            Collection<Alarm> alarms,
            Collection<Mute> mutes,
            Collection<Instant> recent,
            boolean flood,
            long lastAlarm,
            long lastMute) {}

    /// Forgets everything and goes on from what was known.
    public void restore(Known known) {
        alarms.clear();
        keys.clear();
        mutes.clear();
        ended.clear();
        shelved.clear();
        known.alarms().stream().sorted(Comparator.comparing(Alarm::id)).forEach(this::put);
        known.mutes().forEach(mute -> mutes.put(mute.id(), mute));
        flood.restore(known.recent(), known.flood());
        lastAlarm = known.lastAlarm();
        lastMute = known.lastMute();
    }

    /// Every alarm that is not over, in no order.
    public List<Alarm> alarms() {
        return alarms.values().stream()
                .filter(alarm -> alarm.state() != AlarmState.OVER)
                .toList();
    }

    /// One that is not over.
    public Optional<Alarm> find(AlarmId id) {
        return Optional.ofNullable(keys.get(id)).map(alarms::get).filter(alarm -> alarm.state() != AlarmState.OVER);
    }

    /// The one of this key that is not over.
    public Optional<Alarm> find(AlarmKey key) {
        return Optional.ofNullable(alarms.get(key)).filter(alarm -> alarm.state() != AlarmState.OVER);
    }

    public List<Mute> mutes() {
        return List.copyOf(mutes.values());
    }

    public boolean isFlood() {
        return flood.isFlood();
    }

    /// New alarms that were shown within the last ten minutes.
    public int recent(Instant now) {
        return flood.recent(now);
    }

    /// The condition of a rule holds for something, as it did not before. An alarm that is there already stays as it
    /// is.
    ///
    /// @param value what was measured; absent where nothing is
    public List<AlarmStep> raise(AlarmRule rule, AlarmObject object, @Nullable String value, Instant now) {
        if (rule.level() == AlarmLevel.EVENT) {
            return List.of(new AlarmStep(
                    new JournalEntry(now, What.EVENT, null, rule.name(), object, rule.level(), null, value), null));
        }
        Alarm before = alarms.get(object.key(rule.name()));
        if (before == null || isForgotten(before, now)) {
            return raiseNew(rule, object, value, now);
        }
        return before.state() == AlarmState.OVER || !before.course().isActive() ? raiseAgain(before, now) : List.of();
    }

    private static boolean isForgotten(Alarm alarm, Instant now) {
        Instant end = alarm.course().endedAt();
        return end != null && end.plus(AlarmCourse.CHATTER_WINDOW).isBefore(now);
    }

    private List<AlarmStep> raiseNew(AlarmRule rule, AlarmObject object, @Nullable String value, Instant now) {
        lastAlarm++;
        Alarm alarm = new Alarm(
                new AlarmId(lastAlarm),
                rule.name(),
                object,
                rule.level(),
                rule.words(object, value),
                value,
                AlarmCourse.begun(now),
                AlarmHandling.NONE);
        return raised(What.RAISED, alarm, now);
    }

    private List<AlarmStep> raiseAgain(Alarm before, Instant now) {
        AlarmHandling handling = before.handling().unacknowledged();
        return raised(What.RAISED_AGAIN, before.with(before.course().again(now)).with(handling), now);
    }

    private List<AlarmStep> raised(What what, Alarm alarm, Instant now) {
        List<AlarmStep> steps = new ArrayList<>();
        boolean isNew = what == What.RAISED || isOver(alarm.key());
        steps.add(step(what, alarm, now, null, alarm.value()));
        muteFor(alarm).ifPresent(mute -> {
            if (!mute.hidden().equals(alarm.handling().mute())) {
                steps.add(hide(alarm, mute, now));
            }
        });
        if (isNew && !current(alarm).handling().isHidden()) {
            flood.add(now);
            turnFlood(steps, now);
        }
        return steps;
    }

    private boolean isOver(AlarmKey key) {
        Alarm before = alarms.get(key);
        return before != null && before.state() == AlarmState.OVER;
    }

    private Alarm current(Alarm alarm) {
        return alarms.getOrDefault(alarm.key(), alarm);
    }

    /// The condition went away. Nothing where there is no alarm, or it had gone before.
    public List<AlarmStep> clear(AlarmKey key, Instant now) {
        Alarm before = alarms.get(key);
        if (before == null
                || before.state() == AlarmState.OVER
                || !before.course().isActive()) {
            return List.of();
        }
        List<AlarmStep> steps = new ArrayList<>();
        steps.add(step(What.CLEARED, before.with(before.course().cleared(now)), now, null, null));
        endIfDone(steps, key, now);
        return steps;
    }

    /// Somebody knows. Nothing happens where somebody had said so before.
    public AlarmAnswer acknowledge(AlarmId id, String by, @Nullable String comment, Instant now) {
        Optional<Alarm> found = find(id);
        if (found.isEmpty()) {
            return new AlarmAnswer.Refused(Why.NOT_FOUND);
        }
        Alarm alarm = found.get();
        if (alarm.handling().isHidden()) {
            return new AlarmAnswer.Refused(Why.NOT_SHOWN);
        }
        if (!alarm.state().wantsAcknowledgement()) {
            return new AlarmAnswer.Done(List.of());
        }
        if (limits.commentForP1() && alarm.level() == AlarmLevel.P1 && (comment == null || comment.isBlank())) {
            return new AlarmAnswer.Refused(Why.COMMENT_NEEDED);
        }
        List<AlarmStep> steps = new ArrayList<>();
        AlarmHandling handling = alarm.handling().acknowledged(new Acknowledgement(by, now, comment));
        steps.add(step(What.ACKNOWLEDGED, alarm.with(handling), now, by, comment));
        endIfDone(steps, alarm.key(), now);
        return new AlarmAnswer.Done(steps);
    }

    /// Puts an alarm aside. It comes back by itself, unacknowledged if its condition still holds.
    public AlarmAnswer shelve(AlarmId id, Shelving shelving) {
        Optional<Alarm> found = find(id);
        if (found.isEmpty()) {
            return new AlarmAnswer.Refused(Why.NOT_FOUND);
        }
        Alarm alarm = found.get();
        if (alarm.handling().mute() != null) {
            return new AlarmAnswer.Refused(Why.NOT_SHOWN);
        }
        if (shelving.reason().isBlank()) {
            return new AlarmAnswer.Refused(Why.REASON_NEEDED);
        }
        Instant latest = shelving.at().plus(limits.shelving(alarm.level()));
        if (!shelving.until().isAfter(shelving.at()) || shelving.until().isAfter(latest)) {
            return new AlarmAnswer.Refused(Why.BAD_END);
        }
        Alarm after = alarm.with(alarm.handling().shelved(shelving));
        String note = shelving.reason() + " (until " + shelving.until() + ")";
        return new AlarmAnswer.Done(List.of(step(What.SHELVED, after, shelving.at(), shelving.by(), note)));
    }

    /// Takes an alarm back from the shelf.
    public AlarmAnswer unshelve(AlarmId id, String by, Instant now) {
        Optional<Alarm> found = find(id);
        if (found.isEmpty()) {
            return new AlarmAnswer.Refused(Why.NOT_FOUND);
        }
        if (found.get().handling().shelving() == null) {
            return new AlarmAnswer.Refused(Why.NOT_SHELVED);
        }
        return new AlarmAnswer.Done(unshelved(What.UNSHELVED, found.get(), by, now));
    }

    private List<AlarmStep> unshelved(What what, Alarm alarm, @Nullable String by, Instant now) {
        AlarmHandling handling = alarm.handling().unshelved().unacknowledged();
        return shownAgain(what, alarm.with(handling), by, now);
    }

    private List<AlarmStep> shownAgain(What what, Alarm alarm, @Nullable String by, Instant now) {
        List<AlarmStep> steps = new ArrayList<>();
        steps.add(step(what, alarm, now, by, null));
        if (!alarm.course().isActive() && !alarm.handling().isHidden()) {
            steps.add(step(What.ENDED, alarm.with(alarm.course().ended(now)), now, null, null));
        }
        return steps;
    }

    /// Hides what a matcher fits, now and as long as the mute lasts.
    public AlarmAnswer mute(AlarmMatcher matcher, Mute.Kind kind, String by, MuteTerms terms) {
        if (matcher.isEmpty()) {
            return new AlarmAnswer.Refused(Why.MATCHES_ALL);
        }
        if (terms.reason().isBlank()) {
            return new AlarmAnswer.Refused(Why.REASON_NEEDED);
        }
        if (!terms.isAllowed(kind, limits)) {
            return new AlarmAnswer.Refused(Why.BAD_END);
        }
        lastMute++;
        Mute mute = new Mute(new MuteId(lastMute), kind, matcher, by, terms.at(), terms.until(), terms.reason());
        mutes.put(mute.id(), mute);
        List<AlarmStep> steps = new ArrayList<>();
        for (Alarm alarm : inOrder()) {
            if (muteFor(alarm).filter(mute::equals).isPresent()) {
                steps.add(hide(alarm, mute, terms.at()));
            }
        }
        return new AlarmAnswer.Done(steps);
    }

    /// The newest mute.
    public Optional<Mute> newestMute() {
        return Optional.ofNullable(mutes.get(new MuteId(lastMute)));
    }

    /// Ends a mute before its time.
    public AlarmAnswer unmute(MuteId id, String by, Instant now) {
        Mute mute = mutes.get(id);
        return mute == null ? new AlarmAnswer.Refused(Why.NOT_FOUND) : new AlarmAnswer.Done(unmuted(mute, by, now));
    }

    private List<AlarmStep> unmuted(Mute mute, @Nullable String by, Instant now) {
        mutes.remove(mute.id());
        List<AlarmStep> steps = new ArrayList<>();
        for (Alarm alarm : inOrder()) {
            if (mute.hidden().equals(alarm.handling().mute())) {
                Optional<Mute> other = muteFor(alarm);
                if (other.isPresent()) {
                    steps.add(hide(alarm, other.get(), now));
                } else {
                    AlarmHandling handling = alarm.handling().mutedBy(null).unacknowledged();
                    steps.addAll(shownAgain(whatEnds(mute.kind()), alarm.with(handling), by, now));
                }
            }
        }
        return steps;
    }

    private static What whatEnds(Mute.Kind kind) {
        return switch (kind) {
            case SILENCE -> What.UNSILENCED;
            case OUT_OF_SERVICE -> What.PUT_BACK_IN_SERVICE;
        };
    }

    private AlarmStep hide(Alarm alarm, Mute mute, Instant now) {
        What what = switch (mute.kind()) {
            case SILENCE -> What.SILENCED;
            case OUT_OF_SERVICE -> What.TAKEN_OUT_OF_SERVICE;
        };
        return step(what, alarm.with(alarm.handling().mutedBy(mute.hidden())), now, mute.by(), mute.reason());
    }

    /// What is out of service is so whether or not it is silenced as well.
    private Optional<Mute> muteFor(Alarm alarm) {
        return mutes.values().stream()
                .filter(mute -> mute.matcher().fits(alarm))
                .max(Comparator.comparing((Mute mute) -> mute.kind() == Mute.Kind.OUT_OF_SERVICE));
    }

    /// What the clock alone does: shelvings and mutes that end, a flood that is over. Takes time in proportion to what
    /// is shelved and muted.
    public List<AlarmStep> tick(Instant now) {
        List<AlarmStep> steps = new ArrayList<>();
        for (Mute mute : mutes()) {
            if (mute.isOver(now)) {
                steps.addAll(unmuted(mute, null, now));
            }
        }
        for (AlarmId id : shelved.keySet().stream().sorted().toList()) {
            if (!now.isBefore(shelved.getOrDefault(id, Instant.MAX))) {
                find(id).ifPresent(alarm -> steps.addAll(unshelved(What.SHELVING_EXPIRED, alarm, null, now)));
            }
        }
        turnFlood(steps, now);
        forgetEnded(now);
        return steps;
    }

    private void turnFlood(List<AlarmStep> steps, Instant now) {
        if (flood.turns(now)) {
            What what = flood.isFlood() ? What.FLOOD_BEGAN : What.FLOOD_ENDED;
            steps.add(new AlarmStep(JournalEntry.of(what, now, flood.recent(now) + " in 10 min"), null));
        }
    }

    private void forgetEnded(Instant now) {
        var all = ended.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<AlarmKey, Instant> next = all.next();
            if (!next.getValue().plus(AlarmCourse.CHATTER_WINDOW).isBefore(now)) {
                return;
            }
            Alarm forgotten = alarms.remove(next.getKey());
            if (forgotten != null) {
                keys.remove(forgotten.id());
            }
            all.remove();
        }
    }

    private void endIfDone(List<AlarmStep> steps, AlarmKey key, Instant now) {
        Alarm alarm = alarms.get(key);
        if (alarm == null || alarm.course().isActive() || alarm.handling().isHidden()) {
            return;
        }
        if (alarm.handling().acknowledgement() != null) {
            steps.add(step(What.ENDED, alarm.with(alarm.course().ended(now)), now, null, null));
        }
    }

    private AlarmStep step(What what, Alarm after, Instant now, @Nullable String by, @Nullable String note) {
        put(after);
        return new AlarmStep(JournalEntry.of(what, after, now, by, note), after);
    }

    private void put(Alarm alarm) {
        Alarm before = alarms.put(alarm.key(), alarm);
        if (before != null && !before.id().equals(alarm.id())) {
            keys.remove(before.id());
        }
        keys.put(alarm.id(), alarm.key());
        ended.remove(alarm.key());
        Instant end = alarm.course().endedAt();
        if (end != null) {
            ended.put(alarm.key(), end);
        }
        Shelving shelving = alarm.handling().shelving();
        if (shelving == null || end != null) {
            shelved.remove(alarm.id());
        } else {
            shelved.put(alarm.id(), shelving.until());
        }
    }

    private List<Alarm> inOrder() {
        return alarms().stream().sorted(Comparator.comparing(Alarm::id)).toList();
    }
}
