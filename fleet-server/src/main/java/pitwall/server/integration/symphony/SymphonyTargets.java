package pitwall.server.integration.symphony;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;

/// Keeps a target in Symphony for every car there is, and none for a car that is gone (C-5). Thread-safe.
///
/// What should be there follows from the cars alone, what was told is in [TargetLedger]. The two are compared for
/// all cars at the start and for a car after each committed change, on a thread of its own, `pitwall-symphony`: no car
/// waits for Symphony, and what Symphony missed while it or this server was away is made good.
public final class SymphonyTargets implements EventLog.Follower, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SymphonyTargets.class);
    private static final int BATCH = 100;
    private static final int FAULTS_IN_A_ROW = 3;
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final SymphonySettings settings;
    private final TargetLedger ledger;
    private final SymphonyApi api;
    private final Pauses pauses;
    private final Thread thread;
    private final TargetQueue queue = new TargetQueue();
    private boolean troubled;

    /// Tells nothing before [#start].
    ///
    /// @param cars as committed; at least as new as what [#onBatch] heard last
    public SymphonyTargets(
            SymphonySettings settings,
            Function<CarId, Optional<Car>> cars,
            Database database,
            FleetWriter writer,
            RandomGenerator random) {
        this.settings = settings;
        this.ledger = new TargetLedger(settings, cars, database, writer);
        this.api = new SymphonyApi(settings);
        this.pauses = new Pauses(settings.pace(), random);
        this.thread = Thread.ofPlatform().name("pitwall-symphony").daemon().unstarted(this::run);
    }

    /// Begins with these cars, and with those that Symphony was ever told about.
    public void start(List<CarId> all) {
        queue.add(all);
        queue.add(ledger.known());
        thread.start();
        LOG.info("Symphony at {} is told about the cars of this fleet", settings.base());
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        List<CarId> touched = batch.changes().stream()
                .filter(change -> change.has(Part.CREATED) || change.has(Part.INFO) || change.has(Part.REMOVED))
                .map(CarChange::id)
                .toList();
        if (!touched.isEmpty()) {
            queue.add(touched);
        }
    }

    /// How many cars Symphony may not know as they are.
    public int pending() {
        return queue.pending();
    }

    /// For how many of them it was tried in vain.
    public int failed() {
        return queue.failed();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Round round = tried(queue.take(BATCH));
                queue.settle(round, round.reason() == null ? Duration.ZERO : pauses.next());
                tell(round.reason());
            }
        } catch (InterruptedException e) {
            LOG.debug("Symphony is told no more", e);
        }
    }

    /// A sentence when it begins to fail, and one when all is well again.
    private void tell(@Nullable IOException reason) {
        if (reason != null && !troubled) {
            troubled = true;
            LOG.warn(
                    "Symphony does not have the targets it should; it is told again until it has: {}",
                    reason.getMessage());
            LOG.debug("why Symphony does not have them", reason);
        } else if (queue.failed() == 0) {
            pauses.reset();
            if (troubled) {
                troubled = false;
                LOG.info("Symphony has the targets it should again");
            }
        }
    }

    private Round tried(List<CarId> batch) throws InterruptedException {
        try {
            return round(batch);
        } catch (RuntimeException e) {
            LOG.error("What Symphony is told could not be worked out or written down and will be tried again", e);
            IOException reason = new IOException("the server could not write down what it tells", e);
            return new Round(List.of(), batch, List.of(), reason, true);
        }
    }

    private Round round(List<CarId> batch) throws InterruptedException {
        List<CarId> done = new ArrayList<>(batch);
        List<Work> works =
                batch.stream().map(ledger::owed).flatMap(Optional::stream).toList();
        works.forEach(work -> done.remove(work.car()));
        ledger.announce(works);
        Round round = asked(works);
        ledger.conclude(
                works.stream().filter(work -> round.done().contains(work.car())).toList());
        done.addAll(round.done());
        return new Round(done, round.failed(), round.untried(), round.reason(), round.nobodyThere());
    }

    /// Stops where Symphony is not there: one that does not answer is not asked a hundred times.
    private Round asked(List<Work> works) throws InterruptedException {
        List<CarId> done = new ArrayList<>();
        List<CarId> failed = new ArrayList<>();
        IOException reason = null;
        int faults = 0;
        boolean nobodyThere = false;
        for (int next = 0; next < works.size() && !nobodyThere; next++) {
            Work work = works.get(next);
            try {
                work.run(api);
                done.add(work.car());
                faults = 0;
            } catch (RefusedTargetException e) {
                failed.add(work.car());
                reason = e;
                faults = e.isTheirs() ? faults + 1 : 0;
                nobodyThere = faults == FAULTS_IN_A_ROW;
            } catch (IOException e) {
                failed.add(work.car());
                reason = e;
                nobodyThere = true;
            }
        }
        List<CarId> untried = works.stream()
                .skip((long) done.size() + failed.size())
                .map(Work::car)
                .toList();
        return new Round(done, failed, untried, reason, nobodyThere);
    }

    /// What is being told now may be told once more by the next server.
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(FAREWELL)) {
                LOG.warn("Symphony is still being told something while the server stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
