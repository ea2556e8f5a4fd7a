package pitwall.server.rollout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.ActEffects;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateDemand;
import pitwall.fleet.safety.UpdateVerdict;
import pitwall.protocol.UpdateProgress;
import pitwall.server.access.Accounts;
import pitwall.server.access.DownloadTokens;
import pitwall.server.link.CarLinks;
import pitwall.server.live.CarChange;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.live.RolloutPicture;
import pitwall.server.policy.SafetyPolicies;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.Draft;
import pitwall.server.release.Releases;
import pitwall.server.storage.CarWordRows;
import pitwall.server.storage.Database;
import pitwall.server.storage.RolloutRows;

/// Everything about changing the software of cars. What takes a [Draft] runs within a write; the rest is thread-safe.
public final class Rollouts implements EventLog.Follower {
    /// Asks for nothing, so that whatever is done with a car is somebody else's doing.
    private static final RolloutId NOBODY = new RolloutId("nobody");

    private final RolloutEngine engine = new RolloutEngine();
    private final SafetyPolicies policies;
    private final Database database;
    private final Releases releases;
    private final RolloutBook book;
    private final RolloutIndex index;
    private final RolloutBoard board;
    private final Builds builds;
    private final Reconciler reconciler;
    private final SingleUpdates singles;
    private final StagedRollouts staged;
    private final DesiredStates desired;
    private final Instant startedAt;

    /// Reads the rollouts that are not over from disk; from the first tick on they go on.
    ///
    /// @param accounts whose rights are asked for again while a rollout runs
    /// @param links where cars are told; hears of them from now on
    /// @param watch hears how rollouts go
    public Rollouts(
            Database database,
            Releases releases,
            DownloadTokens downloads,
            CarRegistry registry,
            CarLinks links,
            Accounts accounts,
            SafetyPolicies policies,
            RolloutWatch watch,
            FreshnessPolicy freshness,
            InstantSource clock) {
        this.database = database;
        this.releases = releases;
        this.policies = policies;
        PastRollouts past = new PastRollouts(engine, policies::inForce, PastRollouts.MOST_CARS);
        database.write(past::catchUp);
        this.book = database.read(sql -> RolloutBook.read(sql, past));
        this.index = new RolloutIndex(database, book, past);
        this.builds = new Builds(releases);
        Orders orders = new Orders(releases, downloads, watch, clock);
        Instant now = clock.instant();
        this.startedAt = now;
        this.board = database.read(sql -> RolloutBoard.read(sql, book, past, now));
        Planner planner = new Planner(releases, builds, freshness);
        Authority authority = new Authority(accounts);
        CarNaming naming = new CarNaming(book, planner, authority);
        this.reconciler = new Reconciler(
                engine,
                book,
                board,
                orders,
                builds,
                naming,
                authority,
                new IntentDesk(book, registry, orders, links::tell, watch),
                policies,
                watch,
                now);
        this.singles = new SingleUpdates(engine, reconciler, releases, builds, policies);
        this.staged = new StagedRollouts(engine, reconciler, book, planner, naming, builds, database, policies, now);
        this.desired = new DesiredStates(database, book, index, staged, freshness);
        links.follow(new Hearing(book, reconciler, orders, watch));
        policies.follow(reconciler::obey);
    }

    /// What cars were told and what they say they run.
    public RolloutBook book() {
        return book;
    }

    /// Every rollout there ever was.
    public RolloutIndex index() {
        return index;
    }

    /// The rollouts on the consoles' stream, as they were read from disk. Only before the first write.
    public List<RolloutPicture> pictures() {
        return board.pictures();
    }

    /// How far every car came with its newest update, as it was read from disk. Only before the first write.
    public List<UpdateProgress> updates() {
        return database.read(sql -> NewestUpdates.read(sql, book));
    }

    public SingleUpdates singles() {
        return singles;
    }

    public StagedRollouts staged() {
        return staged;
    }

    public DesiredStates desired() {
        return desired;
    }

    /// The flight recorder of a rollout: entries with numbers above `after`, the oldest first, as JSON text.
    public List<String> decisions(RolloutId rollout, long after, int limit) {
        return database.read(sql -> new RolloutRows(sql).decisions(rollout, after, limit));
    }

    /// The same without the steps of single cars: what people did, and how the rollout as a whole went.
    public List<String> events(RolloutId rollout) {
        return database.read(sql -> new RolloutRows(sql).events(rollout));
    }

    /// The steps by which cars failed.
    public List<String> failures(RolloutId rollout) {
        return database.read(sql -> new RolloutRows(sql).failures(rollout));
    }

    /// What `actor` could do to a rollout now, and what would come of it. Writes nothing.
    ///
    /// @param fleet the cars of the server, by their ids
    public List<ActEffect> effects(Rollout rollout, Function<CarId, Optional<Car>> fleet, String actor, Instant now) {
        RolloutState state = rollout.state().status().isOver() ? looked(rollout, fleet, now) : rollout.state();
        return new ActEffects(engine, state, now).all(actor);
    }

    /// One that is over does not follow its cars; whoever takes it up again looks at them first.
    private RolloutState looked(Rollout rollout, Function<CarId, Optional<Car>> fleet, Instant now) {
        RolloutState state = rollout.state();
        for (Phase phase : state.plan().phases()) {
            for (Target target : phase.targets()) {
                Optional<Car> car = fleet.apply(target.car()).filter(known -> Facts.isKnown(known, startedAt));
                if (car.isPresent()) {
                    RolloutEvent seen = new RolloutEvent.CarSeen(facts(car.get(), rollout.id()));
                    state = engine.step(state, seen, now).state();
                }
            }
        }
        return state;
    }

    /// What these cars themselves said in a rollout, of those that said something.
    public Map<CarId, CarWordRows.Row> words(RolloutId rollout, Collection<CarId> cars) {
        return database.read(sql -> new CarWordRows(sql).of(rollout, cars));
    }

    /// What a car itself said, by rollout.
    public Map<RolloutId, CarWordRows.Row> words(CarId car) {
        return database.read(sql -> new CarWordRows(sql).of(car));
    }

    /// Goes on with what became due. To be called every second or so.
    public void tick(Draft draft) {
        reconciler.tick(draft);
    }

    /// A car that was removed is forgotten, but for the number of its last generation. Its rollouts and those of a car
    /// that fell silent are told with the next tick.
    @Override
    public void onBatch(LoggedBatch batch) {
        for (CarChange change : batch.changes()) {
            boolean removed = change.has(CarChange.Part.REMOVED);
            if (removed) {
                book.forget(change.id());
            }
            if (removed || change.has(CarChange.Part.STATUS) && isSilent(change.after())) {
                book.fellSilent(change.id());
            }
        }
    }

    private static boolean isSilent(@Nullable Car car) {
        return car == null || car.status().connectivity() != Connectivity.ONLINE;
    }

    /// What a car proved to have run, the newest first.
    public List<Software> builds(CarId car) {
        return database.read(sql -> builds.all(sql, car));
    }

    public boolean isObtainable(Software build) {
        return builds.isObtainable(build);
    }

    /// How far a car came, in the words of a car's status. A way back that reached its end is no failure of the car.
    public static Convergence convergence(CarProgress car) {
        boolean back = car.direction() == Direction.BACK;
        return switch (car.stage()) {
            case WAITING, OFFERED, LAPSED -> car.reason() == null ? Convergence.PENDING : Convergence.BLOCKED;
            case APPLYING -> back ? Convergence.ROLLING_BACK : Convergence.APPLYING;
            case CLAIMED -> Convergence.PENDING;
            case SUCCEEDED, EXCLUDED -> Convergence.CONVERGED;
            case FAILED, MANUAL, NO_ROLLBACK_TARGET -> Convergence.FAILED;
            case LEFT_BEHIND, TAKEN_OVER -> Convergence.BLOCKED;
            case ROLLED_BACK -> Convergence.ROLLED_BACK;
        };
    }

    private CarFacts facts(Car car, RolloutId asking) {
        return Facts.of(
                car,
                book.software(car.id()),
                builds.obtainable(book.history(car.id())),
                book.drivesItself(car.id()),
                book.intent(car.id()),
                asking);
    }

    /// What matters of cars for changing them, of those that were heard since the server started or are known to be out
    /// of reach.
    public List<CarFacts> facts(Collection<Car> cars) {
        return cars.stream()
                .filter(car -> Facts.isKnown(car, startedAt))
                .map(car -> facts(car, NOBODY))
                .toList();
    }

    /// Of the safety policy that cars are judged by now.
    public long policyRevision() {
        return policies.inForce().revision();
    }

    /// Why a car could not be updated to a version now; empty if there is no such release. A release that nobody may
    /// choose is a reason like any other.
    public Optional<List<UpdateVerdict>> verdicts(Car car, String version, Instant now) {
        return releases.find(version).map(listed -> {
            CarFacts facts = facts(car, NOBODY);
            UpdateDemand demand = new UpdateDemand(
                    listed.release(), UpdateKind.UPDATE, false, SingleUpdates.NOTHING_MORE, null, null);
            return new UpdateCheck(policies.inForce()).verdicts(facts, demand, List.of(), now);
        });
    }
}
