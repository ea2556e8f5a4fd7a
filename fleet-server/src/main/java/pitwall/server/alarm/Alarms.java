package pitwall.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmAnswer;
import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.AlarmBook;
import pitwall.fleet.alarm.AlarmId;
import pitwall.fleet.alarm.AlarmMatcher;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.AlarmStep;
import pitwall.fleet.alarm.Mute;
import pitwall.fleet.alarm.MuteId;
import pitwall.fleet.alarm.MuteTerms;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.alarm.Shelving;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MutePreview;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.live.RolloutPicture;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AlarmJournalRows;
import pitwall.server.storage.AlarmRows;
import pitwall.server.storage.Database;

/// Alarms of the whole fleet: follows every change by the rules, keeps what comes of it, and does what people ask. What
/// takes a [Draft] belongs inside the writer; the rest is thread-safe.
public final class Alarms implements EventLog.Follower {
    /// How long what is over can still be read.
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration BETWEEN_CUTS = Duration.ofHours(1);

    private final Database database;
    private final RuleBook rules = new RuleBook();
    private final AlarmLedger ledger = new AlarmLedger();
    private final Lookout lookout;
    private final Sources sources;
    private final List<AlarmWatch> watches;
    private final Set<String> stale = new HashSet<>();
    private final List<Lookout.Sign> signs = new ArrayList<>();
    private List<RolloutPicture> rolloutsAtFirst;
    private boolean begun;
    private Instant nextCut = Instant.MIN;

    /// Reads what is on disk.
    ///
    /// @param rollouts as they stand at the beginning
    /// @param watches are told every step, once it is written down and before it is committed
    public Alarms(
            Database database,
            FreshnessPolicy policy,
            List<RolloutPicture> rollouts,
            List<AlarmWatch> watches,
            Instant now) {
        rolloutsAtFirst = List.copyOf(rollouts);
        this.database = database;
        this.watches = List.copyOf(watches);
        List<AlarmRuleBody> shipped = ShippedRules.read();
        database.write(sql -> {
            ledger.read(sql, now);
            rules.begin(sql, shipped, now);
        });
        lookout = new Lookout(policy, now);
        sources = new Sources(lookout);
        rules.all().forEach(known -> stale.add(known.rule().name().value()));
    }

    /// Alarms that are not over. Only before the first write.
    public List<AlarmView> known() {
        return ledger.book().alarms().stream().map(AlarmWords::view).toList();
    }

    /// How busy they keep people. Only before the first write.
    public AlarmLoad load() {
        return ledger.load();
    }

    /// Says that something about the server is so or is not so. Thread-safe.
    ///
    /// @param fact as conditions name it
    /// @param part of the server that it is about
    public void say(String fact, String part, boolean holds, @Nullable String value) {
        sources.say(fact, part, holds, value);
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        sources.onBatch(batch);
    }

    /// Writes down what was found since the last time, and what the clock brings about.
    public void tick(Draft draft) {
        Instant now = draft.now();
        begin(draft, now);
        sources.pass(now);
        lookout.passed(now, draft::car);
        AlarmBook book = ledger.book(draft);
        List<AlarmStep> steps = new ArrayList<>();
        for (Lookout.Sign sign : unwritten(draft)) {
            steps.addAll(
                    sign.begins()
                            ? book.raise(sign.rule(), sign.object(), sign.value(), now)
                            : book.clear(sign.object().key(sign.rule().name()), now));
        }
        List<Mute> before = book.mutes();
        steps.addAll(book.tick(now));
        write(draft, steps);
        Set<Mute> left = Set.copyOf(book.mutes());
        List<Mute> gone = before.stream().filter(mute -> !left.contains(mute)).toList();
        ledger.unmuted(draft, gone);
        cut(draft, now);
    }

    /// How many of the signs a draft has written down.
    private static final class Progress {
        private int written;
    }

    /// Signs that no draft has written down yet, this one included. They are let go when they are on disk and not
    /// before.
    private List<Lookout.Sign> unwritten(Draft draft) {
        signs.addAll(lookout.takeSigns());
        Progress progress = draft.companion(Progress.class, () -> {
            Progress fresh = new Progress();
            draft.afterCommit(() -> signs.subList(0, fresh.written).clear());
            return fresh;
        });
        List<Lookout.Sign> next = List.copyOf(signs.subList(progress.written, signs.size()));
        progress.written = signs.size();
        return next;
    }

    /// Rules that are new, or others than before, look at every car once.
    private void begin(Draft draft, Instant now) {
        if (stale.isEmpty()) {
            return;
        }
        Map<String, List<Alarm>> standing = ledger.book().alarms().stream()
                .filter(alarm -> alarm.course().isActive())
                .collect(Collectors.groupingBy(alarm -> alarm.rule().value()));
        for (String name : stale) {
            rules.find(name)
                    .ifPresent(known -> lookout.follow(
                            known.rule(), standing.getOrDefault(name, List.of()), draft.committedCars(), now));
        }
        stale.clear();
        List<Alarm> active =
                standing.values().stream().flatMap(Collection::stream).toList();
        if (!begun) {
            begun = true;
            sources.begin(draft.committedCars(), rolloutsAtFirst, active, now);
            rolloutsAtFirst = List.of();
        }
        endOrphans(draft, active, now);
    }

    /// Alarms of rules that nobody follows any more have no condition that could hold.
    private void endOrphans(Draft draft, List<Alarm> active, Instant now) {
        AlarmBook book = ledger.book(draft);
        List<AlarmStep> steps = new ArrayList<>();
        for (Alarm alarm : active) {
            boolean followed = rules.find(alarm.rule())
                    .filter(known -> known.rule().enabled())
                    .isPresent();
            if (!followed) {
                steps.addAll(book.clear(alarm.key(), now));
            }
        }
        write(draft, steps);
    }

    private void cut(Draft draft, Instant now) {
        if (!now.isBefore(nextCut)) {
            nextCut = now.plus(BETWEEN_CUTS);
            new AlarmRows(draft.sql()).forgetEndedBefore(now.minus(KEPT));
            new AlarmJournalRows(draft.sql()).forgetBefore(now.minus(KEPT));
        }
    }

    private void write(Draft draft, List<AlarmStep> steps) {
        ledger.write(draft, steps);
        for (AlarmStep step : steps) {
            watches.forEach(watch -> watch.stepped(draft, step));
        }
    }

    /// Somebody knows of an alarm.
    ///
    /// @param seen whether the person sees an alarm; others do not exist for them
    public AlarmOutcome acknowledge(
            Draft draft, AlarmId id, Predicate<AlarmView> seen, String by, @Nullable String comment) {
        return act(draft, id, seen, book -> book.acknowledge(id, by, comment, draft.now()));
    }

    public AlarmOutcome shelve(Draft draft, AlarmId id, Predicate<AlarmView> seen, Shelving shelving) {
        return act(draft, id, seen, book -> book.shelve(id, shelving));
    }

    public AlarmOutcome unshelve(Draft draft, AlarmId id, Predicate<AlarmView> seen, String by) {
        return act(draft, id, seen, book -> book.unshelve(id, by, draft.now()));
    }

    private interface Act {
        AlarmAnswer on(AlarmBook book);
    }

    private AlarmOutcome act(Draft draft, AlarmId id, Predicate<AlarmView> seen, Act act) {
        AlarmBook book = ledger.book(draft);
        Optional<AlarmView> before = book.find(id).map(AlarmWords::view).filter(seen);
        if (before.isEmpty()) {
            return new AlarmOutcome.Refused(Why.NOT_FOUND);
        }
        return switch (act.on(book)) {
            case AlarmAnswer.Refused(Why why) -> new AlarmOutcome.Refused(why);
            case AlarmAnswer.Done(List<AlarmStep> steps) -> {
                write(draft, steps);
                Alarm after = steps.isEmpty() ? null : steps.getLast().alarm();
                yield new AlarmOutcome.Done(before.get(), after == null ? before.get() : AlarmWords.view(after));
            }
        };
    }

    /// The alarm as this draft sees it; empty where it is over, or the person does not see it.
    public Optional<AlarmView> find(Draft draft, AlarmId id, Predicate<AlarmView> seen) {
        return ledger.book(draft).find(id).map(AlarmWords::view).filter(seen);
    }

    /// Hides alarms by a matcher.
    public MuteOutcome mute(Draft draft, AlarmMatcher matcher, Mute.Kind kind, String by, MuteTerms terms) {
        AlarmBook book = ledger.book(draft);
        return switch (book.mute(matcher, kind, by, terms)) {
            case AlarmAnswer.Refused(Why why) -> new MuteOutcome.Refused(why);
            case AlarmAnswer.Done(List<AlarmStep> steps) -> {
                Mute mute = book.newestMute().orElseThrow();
                ledger.muted(draft, mute, steps);
                steps.forEach(step -> watches.forEach(watch -> watch.stepped(draft, step)));
                yield new MuteOutcome.Done(MuteWords.entry(mute, hides(book, mute)));
            }
        };
    }

    /// One that lasts, as this draft sees it.
    public Optional<Mute> find(Draft draft, MuteId id) {
        return ledger.book(draft).mutes().stream()
                .filter(mute -> mute.id().equals(id))
                .findFirst();
    }

    public MuteOutcome unmute(Draft draft, MuteId id, String by) {
        AlarmBook book = ledger.book(draft);
        Optional<Mute> known = find(draft, id);
        return switch (book.unmute(id, by, draft.now())) {
            case AlarmAnswer.Refused(Why why) -> new MuteOutcome.Refused(why);
            case AlarmAnswer.Done(List<AlarmStep> steps) -> {
                Mute mute = known.orElseThrow();
                ledger.unmuted(draft, List.of(mute));
                write(draft, steps);
                yield new MuteOutcome.Done(MuteWords.entry(mute, 0));
            }
        };
    }

    private static int hides(AlarmBook book, Mute mute) {
        return (int) book.alarms().stream()
                .map(alarm -> alarm.handling().mute())
                .filter(by -> by != null && by.id().equals(mute.id()))
                .count();
    }

    /// What a matcher would hide.
    public MutePreview preview(AlarmMatcher matcher, Collection<AlarmView> open, Instant now) {
        int hidden = (int) open.stream()
                .filter(alarm -> alarm.state().isShown() && matcher.fits(AlarmWords.alarm(alarm)))
                .count();
        Instant since = now.minus(Duration.ofDays(1));
        int lastDay = (int) database.read(sql -> new AlarmRows(sql).raisedSince(since)).stream()
                .filter(alarm -> matcher.fits(AlarmWords.alarm(alarm)))
                .count();
        return new MutePreview(hidden, lastDay);
    }

    /// All rules, by name.
    public List<AlarmRuleEntry> rules() {
        return rules.all().stream().map(Alarms::entry).toList();
    }

    public Optional<AlarmRuleEntry> rule(String name) {
        return rules.find(name).map(Alarms::entry);
    }

    /// A rule as it is followed. Thread-safe, as the other looks at rules.
    public Optional<AlarmRule> followed(RuleName name) {
        return rules.find(name).map(RuleBook.Known::rule);
    }

    /// Writes a rule down; from the next second on the fleet is looked at with it.
    ///
    /// @param revision the one that the change is based on; absent for a new rule
    public RuleOutcome save(Draft draft, AlarmRuleBody body, @Nullable Long revision, String by) {
        RuleReader reader = new RuleReader();
        Optional<AlarmRule> rule = reader.read(body);
        if (rule.isEmpty()) {
            return new RuleOutcome.Wrong(reader.wrongs());
        }
        return switch (rules.save(draft, body, rule.get(), revision, by)) {
            case RuleBook.Change.OtherRevision(long current) -> new RuleOutcome.OtherRevision(current);
            case RuleBook.Change.Done(RuleBook.Known known, boolean created) -> {
                draft.afterCommit(() -> stale.add(body.name()));
                yield new RuleOutcome.Done(entry(known), created);
            }
        };
    }

    private static AlarmRuleEntry entry(RuleBook.Known known) {
        return new AlarmRuleEntry(
                known.row().rule(),
                known.row().revision(),
                known.rule().missing(),
                known.row().changedBy(),
                known.row().changedAt());
    }

    /// What hides alarms, the oldest first.
    ///
    /// @param open alarms that are not over, to say how many of them each hides
    public List<AlarmMuteEntry> mutes(Collection<AlarmView> open) {
        Map<String, Long> hidden = open.stream()
                .filter(alarm -> alarm.mute() != null)
                .collect(Collectors.groupingBy(alarm -> String.valueOf(alarm.mute()), Collectors.counting()));
        return database.read(sql -> new AlarmRows(sql).mutes()).stream()
                .map(MuteWords::read)
                .map(mute -> MuteWords.entry(
                        mute, hidden.getOrDefault(mute.id().text(), 0L).intValue()))
                .toList();
    }
}
