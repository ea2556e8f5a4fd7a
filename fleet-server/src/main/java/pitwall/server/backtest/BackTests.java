package pitwall.server.backtest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.Condition;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.rest.BackTest.Limit;
import pitwall.protocol.rest.BackTestRule;
import pitwall.server.alarm.Alarms;
import pitwall.server.alarm.RuleReader;
import pitwall.server.storage.Database;
import pitwall.server.telemetry.TelemetryHistory;

/// Says what a rule would have raised within the last days, with the rules' own engine over what is kept. Thread-safe.
///
/// Two at a time, one of each person: who asks for another one ends theirs. Each takes [#PATIENCE] at most and says how
/// many cars it got to.
public final class BackTests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int AT_ONCE = 2;

    private final CarHistory cars;
    private final FactHistory facts;
    private final FreshnessPolicy policy;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, Object> asked = new ConcurrentHashMap<>();

    public BackTests(
            TelemetryHistory telemetry, Database database, Alarms alarms, FreshnessPolicy policy, InstantSource clock) {
        this.cars = new CarHistory(telemetry, database, policy);
        this.facts = new FactHistory(alarms, database);
        this.policy = policy;
        this.clock = clock;
    }

    /// Works one out, on the thread of who asks.
    ///
    /// @param fleet cars that the person sees
    /// @param everything whether they see what is about no car
    public BackTestOutcome run(BackTestRule wanted, String person, Collection<Car> fleet, boolean everything) {
        RuleReader reader = new RuleReader();
        Optional<AlarmRule> rule = reader.read(wanted.rule());
        int days = wanted.days() == null ? BackTestRule.MOST_DAYS : wanted.days();
        if (rule.isEmpty()) {
            return new BackTestOutcome.Wrong(reader.wrongs());
        }
        if (days < 1 || days > BackTestRule.MOST_DAYS) {
            return new BackTestOutcome.Wrong(
                    List.of(new RuleReader.Wrong("days", "must be 1 to " + BackTestRule.MOST_DAYS)));
        }
        Object turn = new Object();
        asked.put(person, turn);
        try {
            if (!places.tryAcquire()) {
                return new BackTestOutcome.Busy();
            }
            try {
                return worked(rule.get(), days, fleet, everything, new Turn(person, turn));
            } finally {
                places.release();
            }
        } finally {
            asked.remove(person, turn);
        }
    }

    /// The question of one person.
    private record Turn(String person, Object mark) {}

    private boolean isOver(Turn turn) {
        return asked.get(turn.person()) != turn.mark();
    }

    private BackTestOutcome worked(AlarmRule rule, int days, Collection<Car> fleet, boolean everything, Turn turn) {
        Instant to = clock.instant();
        Sheet sheet = new Sheet(to.minus(Duration.ofDays(days)), to);
        long begun = System.nanoTime();
        return switch (rule.condition()) {
            case Condition.OfFact fact -> {
                boolean told = everything && byJournal(rule, fact, sheet, to.minus(Duration.ofDays(days)), to);
                yield done(sheet, told, 0, 0, begun);
            }
            case Condition.OfQuery ignored -> done(sheet, false, 0, 0, begun);
            case Condition.OfEvent event ->
                CarHistory.tells(event) ? ofCars(rule, sheet, days, fleet, turn) : done(sheet, false, 0, 0, begun);
            case Condition.OfMetric ignored -> ofCars(rule, sheet, days, fleet, turn);
            case Condition.OfSilence ignored -> ofCars(rule, sheet, days, fleet, turn);
        };
    }

    private static BackTestOutcome done(Sheet sheet, boolean told, int cars, int lookedAt, long begun) {
        if (!told) {
            sheet.limit(Limit.NOT_KEPT);
        }
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        return new BackTestOutcome.Done(sheet.done(told, cars, lookedAt, millis));
    }

    private boolean byJournal(AlarmRule rule, Condition.OfFact fact, Sheet sheet, Instant from, Instant to) {
        Optional<Map<String, Tellable>> things = facts.of(fact.text(), from, to);
        things.ifPresent(known -> known.forEach(
                (id, history) -> sheet.add(id, history, new Course(rule.timing()).over(history.sightings(), to))));
        if (things.isPresent()) {
            sheet.limit(Limit.BY_JOURNAL);
            sheet.limit(Limit.EACH_RETURN);
        }
        return things.isPresent();
    }

    private BackTestOutcome ofCars(AlarmRule rule, Sheet sheet, int days, Collection<Car> fleet, Turn turn) {
        long begun = System.nanoTime();
        Instant to = clock.instant();
        Instant from = to.minus(Duration.ofDays(days));
        QueryContext now = new QueryContext(to, policy);
        List<Car> meant =
                fleet.stream().filter(car -> rule.scope().matches(car, now)).toList();
        if (!rule.scope().isAll()) {
            sheet.limit(Limit.SCOPE_AS_NOW);
        }
        sheet.limit(Limit.EACH_RETURN);
        int lookedAt = 0;
        for (Car car : meant) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                sheet.limit(Limit.TIME);
                break;
            }
            if (isOver(turn)) {
                return new BackTestOutcome.Superseded();
            }
            Tellable history = cars.of(rule.condition(), car.id(), from, to);
            sheet.add(car.id().value(), history, new Course(rule.timing()).over(history.sightings(), to));
            lookedAt++;
        }
        return done(sheet, true, meant.size(), lookedAt, begun);
    }
}
