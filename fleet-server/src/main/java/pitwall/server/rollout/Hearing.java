package pitwall.server.rollout;

import java.util.List;
import java.util.Optional;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Workload;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Ahead;
import pitwall.fleet.rollout.CarStep;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateReport;
import pitwall.server.link.CarListener;
import pitwall.server.registry.Draft;
import pitwall.server.registry.StatusRules;
import pitwall.server.storage.CarWordRows;
import pitwall.server.storage.SoftwareRows;

/// Hears what cars say about their software and passes it on to their rollouts.
final class Hearing implements CarListener {
    private final RolloutBook book;
    private final Reconciler reconciler;
    private final Orders orders;
    private final RolloutWatch watch;

    Hearing(RolloutBook book, Reconciler reconciler, Orders orders, RolloutWatch watch) {
        this.book = book;
        this.reconciler = reconciler;
        this.orders = orders;
        this.watch = watch;
    }

    @Override
    public Car judge(Draft draft, Car reported, CarFrame.State state) {
        CarFrame.Software says = state.software();
        if (says == null) {
            return reported;
        }
        boolean claims = reconciler
                .pages(draft)
                .intent(reported.id())
                .map(given -> given.desired().offer().software())
                .filter(wanted -> Convergences.isMereClaim(reported, says, wanted))
                .isPresent();
        return claims ? StatusRules.unproven(reported, draft.now()) : reported;
    }

    @Override
    public void seen(Draft draft, Car car, CarFrame.State state) {
        CarFrame.Software says = state.software();
        if (says != null) {
            remember(draft, car, says);
        }
        reconciler.pages(draft).put(car.id(), state.condition().drivesItself());
        reconciler.seen(draft, car);
    }

    private void remember(Draft draft, Car car, CarFrame.Software says) {
        RolloutDraft pages = reconciler.pages(draft);
        if (pages.software(car.id()).filter(says::equals).isEmpty()) {
            pages.put(car.id(), says);
            new SoftwareRows(draft.sql()).save(new SoftwareRows.Row(car.id(), RolloutJson.write(says)));
        }
        boolean healthy =
                car.status().workload() == Workload.RUNNING && car.status().agent() == AgentStatus.RUNNING;
        Software build = Convergences.build(says);
        if (healthy && says.confirmed() && pages.isNewProof(car.id(), build)) {
            new SoftwareRows(draft.sql()).proved(car.id(), build, draft.now());
        }
    }

    @Override
    public void told(Draft draft, Car car, CarFrame.Event event) {
        UpdateReport.of(event).ifPresent(report -> {
            remember(draft, car, report);
            tell(draft, car, report);
            reconciler.told(
                    draft,
                    car.id(),
                    new RolloutEvent.CarReport(
                            car.id(), new CommandId(report.intent()), step(report.kind()), event.reason()));
            draft.afterCommit(() -> watch.told(car.id(), report, event.reason(), event.at()));
        });
    }

    /// Keeps the car's own words beside the reason code (D-17). They came through the door for text that cars wrote, so
    /// nothing secret is in them any more.
    private void remember(Draft draft, Car car, UpdateReport report) {
        String message = report.message();
        if (message == null || message.isBlank()) {
            return;
        }
        meant(draft, car, report)
                .ifPresent(desired -> new CarWordRows(draft.sql())
                        .save(new CarWordRows.Row(
                                desired.rollout(),
                                car.id(),
                                draft.now(),
                                report.kind().wireName(),
                                message)));
    }

    /// Tells those who watch that the car knows what is wanted of it: nothing else shows that before it begins.
    private void tell(Draft draft, Car car, UpdateReport report) {
        if (report.kind() == UpdateReport.Kind.DESIRED_NOTIFIED) {
            meant(draft, car, report)
                    .map(desired -> new FleetEvent.DesiredNotified(
                            car.id(), desired.rollout().value(), draft.now()))
                    .ifPresent(news -> draft.news(car.id(), news));
        }
    }

    /// What the report is about, where that is still what is wanted of the car.
    private Optional<DesiredState> meant(Draft draft, Car car, UpdateReport report) {
        return reconciler
                .pages(draft)
                .intent(car.id())
                .map(GivenIntent::desired)
                .filter(desired -> desired.offer().command().value().equals(report.intent()));
    }

    private static CarStep step(UpdateReport.Kind kind) {
        return switch (kind) {
            case DESIRED_NOTIFIED -> CarStep.NOTIFIED;
            case BLOCKED -> CarStep.BLOCKED;
            case APPLY_START -> CarStep.APPLY_START;
            case READY -> CarStep.READY;
            case FAILED -> CarStep.FAILED;
            case ROLLED_BACK -> CarStep.ROLLED_BACK;
        };
    }

    @Override
    public List<CarServerFrame> greeting(CarId car) {
        return book.intent(car).flatMap(orders::words).or(() -> ahead(car)).stream()
                .toList();
    }

    /// What it may pull already, of the newest rollout that has something for it.
    private Optional<CarServerFrame> ahead(CarId car) {
        return book.of(car).stream()
                .flatMap(rollout -> Ahead.of(rollout.state(), car).stream()
                        .flatMap(one -> orders.ahead(one, rollout.state().plan().release()).stream()))
                .findFirst();
    }
}
