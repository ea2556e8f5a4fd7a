package pitwall.fleet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.alarm.JournalEntry.What;

/// Random histories against a second, naive account of what should be: for every thing four plain facts.
class AlarmHistoriesTest {
    private static final int HISTORIES = 300;
    private static final int STEPS = 120;
    private static final List<AlarmRule> RULES = List.of(
            AlarmRules.rule("one", AlarmLevel.P1),
            AlarmRules.rule("two", AlarmLevel.P2),
            AlarmRules.rule("three", AlarmLevel.P3));
    private static final List<String> CARS = List.of("M-1", "M-2", "B-1");
    private static final AlarmMatcher BERLIN = new AlarmMatcher(null, "berlin", null, null, null);

    /// What the naive account knows of one thing.
    private static final class Account {
        private boolean there;
        private boolean active;
        private boolean acked;
        private @Nullable Instant shelvedUntil;
        private boolean muted;
        private long raised;

        void endIfDone() {
            if (!active && acked && !muted && shelvedUntil == null) {
                there = false;
            }
        }

        void back() {
            acked = false;
            if (!active && !muted && shelvedUntil == null) {
                there = false;
            }
        }

        @Nullable
        AlarmState state() {
            if (!there) {
                return null;
            }
            if (muted) {
                return AlarmState.SUPPRESSED;
            }
            if (shelvedUntil != null) {
                return AlarmState.SHELVED;
            }
            if (!active) {
                return AlarmState.CLEARED_UNACKED;
            }
            return acked ? AlarmState.ACKED_ACTIVE : AlarmState.UNACKED_ACTIVE;
        }
    }

    private final Map<AlarmKey, Account> accounts = new HashMap<>();
    private final List<AlarmStep> steps = new ArrayList<>();
    private AlarmBook book = new AlarmBook(AlarmLimits.DEFAULT);
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void anyHistoryEndsWhereTheNaiveAccountSays() {
        RandomGenerator random = RandomSeed.announced("histories of alarms").generator();
        for (int i = 0; i < HISTORIES; i++) {
            accounts.clear();
            steps.clear();
            book = new AlarmBook(AlarmLimits.DEFAULT);
            for (int step = 0; step < STEPS; step++) {
                now = now.plusMillis(random.nextLong(random.nextInt(5) == 0 ? 3_000_000 : 20_000));
                tick();
                act(random);
                check();
            }
            theJournalIsComplete();
        }
    }

    private void act(RandomGenerator random) {
        AlarmRule rule = RULES.get(random.nextInt(RULES.size()));
        AlarmObject car = AlarmRules.car(CARS.get(random.nextInt(CARS.size())));
        AlarmKey key = car.key(rule.name());
        Account account = accounts.computeIfAbsent(key, made -> new Account());
        AlarmId id = book.find(key).map(Alarm::id).orElse(new AlarmId(999_999));
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> raise(rule, car, account);
            case 3, 4 -> {
                steps.addAll(book.clear(key, now));
                account.active = false;
                account.endIfDone();
            }
            case 5 -> acknowledge(id, account);
            case 6 -> shelve(id, account, rule.level() == AlarmLevel.P1 ? 60 : 480, random);
            case 7 -> {
                boolean shelved = account.there && account.shelvedUntil != null;
                collect(book.unshelve(id, "mara", now), shelved);
                if (shelved) {
                    account.shelvedUntil = null;
                    account.back();
                }
            }
            default -> mute(random);
        }
        restart(random);
    }

    private void raise(AlarmRule rule, AlarmObject car, Account account) {
        steps.addAll(book.raise(rule, car, "42", now));
        if (!account.there || !account.active) {
            account.raised++;
            account.acked = false;
        }
        if (!account.there) {
            account.shelvedUntil = null;
        }
        account.there = true;
        account.active = true;
        account.muted = !book.mutes().isEmpty() && "berlin".equals(car.region());
    }

    private void acknowledge(AlarmId id, Account account) {
        boolean possible = account.there && account.shelvedUntil == null && !account.muted;
        collect(book.acknowledge(id, "mara", "seen", now), possible);
        if (possible) {
            account.acked = true;
            account.endIfDone();
        }
    }

    private void shelve(AlarmId id, Account account, int limit, RandomGenerator random) {
        int minutes = random.nextInt(600);
        boolean possible = account.there && !account.muted && minutes > 0 && minutes <= limit;
        Instant until = now.plus(Duration.ofMinutes(minutes));
        collect(book.shelve(id, new Shelving("mara", now, until, "known")), possible);
        if (possible) {
            account.shelvedUntil = until;
        }
    }

    private void mute(RandomGenerator random) {
        if (book.mutes().isEmpty()) {
            MuteTerms terms = new MuteTerms(now, now.plusSeconds(1 + random.nextInt(7_200)), "network");
            collect(book.mute(BERLIN, Mute.Kind.SILENCE, "mara", terms), true);
            accounts.forEach((key, account) -> account.muted = account.there && isInBerlin(key));
        } else {
            collect(book.unmute(book.mutes().getFirst().id(), "mara", now), true);
            unmuted();
        }
    }

    private void unmuted() {
        for (Account account : accounts.values()) {
            if (account.there && account.muted) {
                account.muted = false;
                account.back();
            }
        }
    }

    private static boolean isInBerlin(AlarmKey key) {
        return key.object().startsWith("B");
    }

    private void tick() {
        boolean muteEnds = !book.mutes().isEmpty() && book.mutes().getFirst().isOver(now);
        steps.addAll(book.tick(now));
        if (muteEnds) {
            unmuted();
        }
        for (Account account : accounts.values()) {
            Instant until = account.shelvedUntil;
            if (account.there && until != null && !now.isBefore(until)) {
                account.shelvedUntil = null;
                account.back();
            }
        }
    }

    /// A book that is read back from what was written down goes on as if nothing had been.
    private void restart(RandomGenerator random) {
        if (random.nextInt(20) > 0) {
            return;
        }
        Map<AlarmId, Alarm> written = new HashMap<>();
        List<Instant> recent = new ArrayList<>();
        for (AlarmStep step : steps) {
            Alarm alarm = step.alarm();
            if (alarm != null) {
                written.put(alarm.id(), alarm);
            }
        }
        long last = written.keySet().stream().mapToLong(AlarmId::number).max().orElse(0);
        List<Alarm> worthKnowing = written.values().stream()
                .filter(alarm -> alarm.state() != AlarmState.OVER)
                .toList();
        long lastMute = book.mutes().stream()
                .mapToLong(mute -> mute.id().number())
                .max()
                .orElse(0);
        AlarmBook next = new AlarmBook(AlarmLimits.DEFAULT);
        next.restore(new AlarmBook.Known(worthKnowing, book.mutes(), recent, book.isFlood(), last, lastMute));
        assertThat(next.alarms()).containsExactlyInAnyOrderElementsOf(book.alarms());
        book = next;
    }

    private void check() {
        accounts.forEach(
                (key, account) -> assertThat(book.find(key).map(Alarm::state).orElse(null))
                        .as("%s at %s", key, now)
                        .isEqualTo(account.state()));
    }

    private void theJournalIsComplete() {
        long raised = steps.stream()
                .map(step -> step.entry().what())
                .filter(what -> what == What.RAISED || what == What.RAISED_AGAIN)
                .count();
        assertThat(raised)
                .isEqualTo(accounts.values().stream()
                        .mapToLong(account -> account.raised)
                        .sum());
    }

    private void collect(AlarmAnswer answer, boolean possible) {
        switch (answer) {
            case AlarmAnswer.Done(List<AlarmStep> more) -> {
                assertThat(possible).isTrue();
                steps.addAll(more);
            }
            case AlarmAnswer.Refused(AlarmAnswer.Why why) ->
                assertThat(possible).as("refused: %s", why).isFalse();
        }
    }
}
