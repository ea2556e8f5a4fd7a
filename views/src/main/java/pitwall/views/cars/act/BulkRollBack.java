package pitwall.views.cars.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.Commands;
import pitwall.client.Rollouts;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutOutlook.PhaseOutlook;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.cars.act.WaysBack.Way;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;

/// Brings several cars back at once, each to the version that it ran before, or to what its own history allows. The
/// server looks ahead first, so that the sheet says in numbers who goes back, who can begin now, who waits and who
/// stays. One rollout a version does it.
/// FX thread; needs no toolkit.
public final class BulkRollBack {
    /// The most cars whose history is asked for, one by one.
    private static final int MOST_HISTORIES = 200;

    private final FleetModel fleet;
    private final CarActions chosen;
    private final Rollouts rollouts;
    private final CarFiles files;
    private final Commands commands;
    private final Executor fxThread;
    private final Surroundings around;
    private final Strings strings;
    private final Reasons reasons;
    private final Permission permission;
    private final ObservableList<BulkWish> wishes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Recount recount;
    private boolean lookingAhead;

    /// The cars that it is about, and where those can go back to whose newest update says nothing.
    private record Cars(List<CarId> ids, Map<CarId, String> older) {}

    public BulkRollBack(
            FleetModel fleet,
            CarActions chosen,
            Rollouts rollouts,
            CarFiles files,
            Commands commands,
            Executor fxThread,
            Surroundings around) {
        this.fleet = fleet;
        this.chosen = chosen;
        this.rollouts = rollouts;
        this.files = files;
        this.commands = commands;
        this.fxThread = fxThread;
        this.around = around;
        this.strings = around.strings();
        this.reasons = new Reasons(strings);
        this.permission = new Permission(Capability.ROLLOUT_CREATE, fleet, strings);
        this.recount = new Recount(fleet);
    }

    /// Why no cars can be brought back now; empty where they can.
    public ReadOnlyObjectProperty<Optional<String>> whyNot() {
        return permission.reasonProperty();
    }

    private WaysBack now(Cars cars) {
        return WaysBack.of(cars.ids(), fleet.frame().snapshot()).with(cars.older());
    }

    private String nobody(WaysBack ways) {
        return strings.get("cars.back.nobody", String.join(" ", staying(ways)));
    }

    /// Has the server look ahead, and asks then.
    public void ask() {
        List<CarId> ids = chosen.chosen();
        WaysBack ways = now(new Cars(ids, Map.of()));
        if (lookingAhead
                || whyNot().get().isPresent()
                || ways.others() + ways.cars().size() == 0) {
            return;
        }
        trouble.set(Optional.empty());
        lookingAhead = true;
        List<CompletableFuture<Answer<DesiredCar>>> histories = ways.unknown().stream()
                .limit(MOST_HISTORIES)
                .map(car -> files.desired(car.id()))
                .toList();
        CompletableFuture<?> unused = CompletableFuture.allOf(histories.toArray(CompletableFuture[]::new))
                .thenRun(() -> fxThread.execute(() -> lookAhead(new Cars(
                        ids,
                        older(histories.stream().map(CompletableFuture::join).toList())))));
    }

    /// What is not told stays unknown.
    private static Map<CarId, String> older(List<Answer<DesiredCar>> histories) {
        Map<CarId, String> older = new HashMap<>();
        for (Answer<DesiredCar> history : histories) {
            if (history instanceof Answer.Given<DesiredCar>(DesiredCar car)) {
                WaysBack.older(car).ifPresent(version -> older.put(car.car(), version));
            }
        }
        return older;
    }

    private void lookAhead(Cars cars) {
        WaysBack ways = now(cars);
        if (ways.ways().isEmpty()) {
            lookingAhead = false;
            fail(nobody(ways), Optional.empty());
            return;
        }
        List<CompletableFuture<Answer<RolloutOutlook>>> asked =
                ways.ways().stream().map(way -> rollouts.preview(plan(way))).toList();
        CompletableFuture<?> unused = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenRun(() -> fxThread.execute(() -> {
                    lookingAhead = false;
                    hear(cars, ways, asked.stream().map(CompletableFuture::join).toList());
                }));
    }

    private CreateRollout plan(Way way) {
        CreateRollout.PhaseWish phase = new CreateRollout.PhaseWish(
                "all", null, ids(way), null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
        return new CreateRollout(
                name(way), way.version(), UpdateKind.ROLLBACK, List.of(phase), null, null, null, null, null, null);
    }

    private static Set<CarId> ids(Way way) {
        return way.cars().stream().map(Car::id).collect(Collectors.toSet());
    }

    private String name(Way way) {
        Instant now = fleet.serverNowProperty().get();
        return strings.plural(
                "cars.back.name",
                way.cars().size(),
                way.version(),
                strings.formats().full(now));
    }

    private void hear(Cars cars, WaysBack ways, List<Answer<RolloutOutlook>> answers) {
        List<PhaseOutlook> outlooks = new ArrayList<>();
        Danger danger = danger(ways);
        for (Answer<RolloutOutlook> answer : answers) {
            switch (answer) {
                case Answer.Given<RolloutOutlook>(RolloutOutlook outlook) -> {
                    outlooks.addAll(outlook.phases());
                    danger = outlook.approvalNeeded() ? Danger.D4 : danger;
                }
                case Answer.Refused<RolloutOutlook>(int status, String code, String sentence, String correlation) -> {
                    fail(sentence, Optional.of(correlation));
                    return;
                }
                case Answer.Remembered<RolloutOutlook> _, Answer.Unanswered<RolloutOutlook> _ -> {
                    fail(strings.get("cars.back.unanswered"), Optional.empty());
                    return;
                }
            }
        }
        Danger asked = danger;
        OpenSheet sheet = around.sheets().ask(question(ways, outlooks, asked), () -> confirmed(cars, asked));
        recount.watch(
                sheet,
                () -> now(cars).cars().size(),
                () -> Optional.of(now(cars))
                        .filter(now -> !now.ways().isEmpty())
                        .map(now -> question(now, outlooks, asked)));
    }

    /// What is confirmed is what the question counted last. Where those are so many by now that more has to be proven,
    /// it is asked anew.
    private void confirmed(Cars cars, Danger asked) {
        WaysBack now = now(cars);
        if (now.ways().isEmpty()) {
            fail(nobody(now), Optional.empty());
        } else if (danger(now).compareTo(asked) > 0) {
            lookingAhead = true;
            lookAhead(cars);
        } else {
            send(now, asked);
        }
    }

    private void fail(String detail, Optional<String> correlation) {
        trouble.set(Optional.of(new ActionTrouble(strings.get("cars.back.failed"), detail, correlation)));
    }

    /// One car is asked about plainly, more never without their number. Where the server says that it will ask a second
    /// person, that holds.
    Danger danger(WaysBack ways) {
        List<Car> cars = ways.cars();
        return BulkDanger.of(cars, fleet.frame().snapshot(), cars.size() == 1 ? Danger.D2 : Danger.D3);
    }

    private Confirmation question(WaysBack ways, List<PhaseOutlook> outlooks, Danger danger) {
        List<Car> cars = ways.cars();
        CarId first = cars.getFirst().id();
        List<String> notes = new ArrayList<>();
        if (danger == Danger.D4) {
            notes.add(strings.get("cars.bulk.four-eyes"));
        }
        notes.addAll(SheetNotes.of(fleet.frame(), strings));
        return new Confirmation(
                strings.plural("cars.back.title", cars.size()),
                cars.size() == 1 ? first.value() : strings.get("cars.delete.object", first, cars.size() - 1),
                cars.size(),
                String.join("\n", effect(ways, outlooks)),
                String.join("\n", unaffected(ways)),
                strings.get(danger == Danger.D4 ? "car.deed.force.verb" : "cars.back.verb"),
                danger == Danger.D2 ? new Confirmation.Proof.Press() : new Confirmation.Proof.TypeCount(),
                notes);
    }

    private List<String> effect(WaysBack ways, List<PhaseOutlook> outlooks) {
        List<String> sentences = new ArrayList<>();
        ways.ways()
                .forEach(way ->
                        sentences.add(strings.plural("cars.back.way", way.cars().size(), way.version())));
        Set<CarId> still = ways.cars().stream().map(Car::id).collect(Collectors.toSet());
        int eligible = 0;
        int later = 0;
        Map<ReasonCode, Integer> waiting = new TreeMap<>();
        Map<ReasonCode, Integer> never = new TreeMap<>();
        for (PhaseOutlook each : outlooks) {
            eligible += of(still, each.eligible());
            later += of(still, each.later().keySet());
            each.blocked().forEach((reason, cars) -> waiting.merge(reason, of(still, cars), Integer::sum));
            each.excluded().forEach((reason, cars) -> never.merge(reason, of(still, cars), Integer::sum));
        }
        add(sentences, "cars.back.now", eligible);
        add(sentences, "cars.back.later", later);
        waiting.forEach((reason, cars) -> addReason(sentences, "cars.back.waits", cars, reason));
        never.forEach((reason, cars) -> addReason(sentences, "cars.back.left-out", cars, reason));
        return sentences;
    }

    /// How many of these it is still about: the server looked ahead before some of them left.
    private static int of(Set<CarId> still, Collection<CarId> cars) {
        return (int) cars.stream().filter(still::contains).count();
    }

    private void addReason(List<String> sentences, String key, int cars, ReasonCode reason) {
        if (cars > 0) {
            sentences.add(strings.plural(key, cars, reasons.of(reason).title()));
        }
    }

    private List<String> unaffected(WaysBack ways) {
        List<String> sentences = staying(ways);
        sentences.add(strings.get("cars.back.unaffected"));
        return sentences;
    }

    private List<String> staying(WaysBack ways) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "cars.back.busy", ways.busy());
        add(sentences, "cars.back.already", ways.already());
        add(sentences, "cars.back.unknown", ways.unknown().size());
        add(sentences, "cars.back.gone", ways.gone());
        return sentences;
    }

    private void add(List<String> sentences, String key, int cars) {
        if (cars > 0) {
            sentences.add(strings.plural(key, cars));
        }
    }

    private void send(WaysBack ways, Danger danger) {
        @Nullable Boolean approval = danger == Danger.D4 ? Boolean.TRUE : null;
        for (Way way : ways.ways()) {
            BulkWish wish = new BulkWish(fleet, commands, fxThread, around);
            wishes.add(wish);
            wish.send(
                    new BulkUpdate(name(way), way.version(), UpdateKind.ROLLBACK, null, ids(way), null, approval, null),
                    strings.plural("cars.back.activity", way.cars().size(), way.version()),
                    strings.get("cars.back.not-taken", way.version()));
        }
    }

    /// Those that were sent from here and are still shown, the oldest first.
    ObservableList<BulkWish> wishes() {
        return wishes;
    }

    /// Shows nothing of one any more; its rollout goes on.
    void dismiss(BulkWish wish) {
        wish.close();
        wishes.remove(wish);
    }

    /// Why the newest wish was not even asked about.
    ObservableValue<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void dismissTrouble() {
        trouble.set(Optional.empty());
    }
}
