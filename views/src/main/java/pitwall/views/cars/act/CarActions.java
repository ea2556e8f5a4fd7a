package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.Permission;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// What can be done to cars in this part of the console, and why not. FX thread; needs no toolkit.
///
/// A reply only says that the server recorded the wish. Until the change comes back on the stream the car is marked,
/// and nobody is told that it was done.
public final class CarActions {
    private final CarList list;
    private final Commands commands;
    private final Executor fxThread;
    private final Strings strings;
    private final Navigator navigator;
    private final OutcomeWords words;
    private final Permission creating;
    private final Permission editing;
    private final Permission deleting;
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public CarActions(
            FleetModel fleet,
            CarList list,
            Commands commands,
            Executor fxThread,
            Strings strings,
            Navigator navigator) {
        this.list = list;
        this.commands = commands;
        this.fxThread = fxThread;
        this.strings = strings;
        this.navigator = navigator;
        this.words = new OutcomeWords(strings);
        this.creating = new Permission(Capability.CARS_CREATE, fleet, strings);
        this.editing = new Permission(Capability.CARS_EDIT, fleet, strings);
        this.deleting = new Permission(Capability.CARS_DELETE, fleet, strings);
    }

    /// The cars that actions are about: the marked ones, else the selected one.
    public List<CarId> chosen() {
        List<CarId> marks = list.selection().marks();
        return marks.isEmpty() ? list.selection().cursor().stream().toList() : marks;
    }

    /// The chosen cars that do not carry the tag yet and have room for it.
    public Share forTag(String tag) {
        return share(car ->
                !car.info().labels().containsKey(tag) && car.info().labels().size() < CarInfo.MAX_LABELS);
    }

    /// The chosen cars that are still there.
    public Share forDelete() {
        return share(_ -> true);
    }

    /// What is left of a share whose cars may have gone meanwhile. The others stay as they were when it was made, so
    /// that a change in between is noticed by their revision.
    public Share remaining(Share share) {
        Map<CarId, Car> now = list.cars(share.cars().stream().map(Car::id).toList());
        List<Car> there =
                share.cars().stream().filter(car -> now.containsKey(car.id())).toList();
        int gone = share.cars().size() - there.size();
        return new Share(there, share.excluded() + gone, share.gone() + gone);
    }

    private Share share(Predicate<Car> legal) {
        List<CarId> chosen = chosen();
        Map<CarId, Car> now = list.cars(chosen);
        List<Car> cars = chosen.stream()
                .map(now::get)
                .filter(car -> car != null && legal.test(car))
                .toList();
        return new Share(cars, chosen.size() - cars.size(), chosen.size() - now.size());
    }

    /// Puts a tag on cars; offers to take it away again.
    public void tag(String tag, Share share) {
        List<CarId> ids = share.cars().stream().map(Car::id).toList();
        edit("cars.task.tag", share.cars(), labels -> with(labels, tag), outcome -> {
            if (!outcome.accepted().isEmpty()) {
                String sentence =
                        strings.plural("cars.tag.recorded", outcome.accepted().size(), tag);
                navigator.toast(sentence, Optional.of(() -> untag(tag, ids)));
            }
        });
    }

    private void untag(String tag, List<CarId> ids) {
        edit("cars.task.untag", List.copyOf(list.cars(ids).values()), labels -> without(labels, tag), outcome -> {
            if (!outcome.accepted().isEmpty()) {
                navigator.toast(
                        strings.plural("cars.tag.removed", outcome.accepted().size(), tag), Optional.empty());
            }
        });
    }

    private void edit(
            String taskKey,
            List<Car> cars,
            Function<Map<String, String>, Map<String, String>> change,
            Consumer<Batch.Outcome> told) {
        List<FleetCommand> edits = new ArrayList<>();
        for (Car car : cars) {
            Map<String, String> labels = change.apply(car.info().labels());
            PatchCar patch = new PatchCar(null, null, null, null, null, labels);
            edits.add(new FleetCommand.Edit(car.id(), car.info().revision(), patch));
        }
        run(taskKey, edits, "cars.tag.failed", told);
    }

    /// Asks the server for a new car. What becomes of it is a toast or a [#troubleProperty()].
    public void create(CreateCar car) {
        run("cars.task.create", List.of(new FleetCommand.Create(car)), "cars.create.failed", outcome -> {
            if (outcome.isWhole()) {
                navigator.toast(strings.get("cars.create.recorded"), takeBack(car));
            }
        });
    }

    /// Only for a car whose id the person chose: which one the server chose is not told here.
    private Optional<Runnable> takeBack(CreateCar car) {
        String id = car.id();
        return id == null || deleting.reasonProperty().get().isPresent()
                ? Optional.empty()
                : Optional.of(() -> takeBack(new CarId(id)));
    }

    private void takeBack(CarId id) {
        List<Car> there = List.copyOf(list.cars(List.of(id)).values());
        if (there.isEmpty()) {
            navigator.toast(strings.get("cars.create.undo.early", id), Optional.empty());
        } else {
            delete(new Share(there, 0, 0));
        }
    }

    /// Takes cars out of the registry for good.
    public void delete(Share share) {
        List<FleetCommand> deletes = share.cars().stream()
                .<FleetCommand>map(
                        car -> new FleetCommand.Delete(car.id(), car.info().revision()))
                .toList();
        list.selection().clear();
        run("cars.task.delete", deletes, "cars.delete.failed", outcome -> {
            if (!outcome.accepted().isEmpty()) {
                navigator.toast(
                        strings.plural(
                                "cars.delete.recorded", outcome.accepted().size()),
                        Optional.empty());
            }
        });
    }

    private void run(String taskKey, List<FleetCommand> all, String failedKey, Consumer<Batch.Outcome> told) {
        if (all.isEmpty()) {
            return;
        }
        trouble.set(Optional.empty());
        Progress progress = new Progress(all.size(), failedKey, told);
        Batch batch = new Batch(commands, fxThread, all, progress);
        progress.task = navigator.request(
                strings.plural(taskKey, all.size()),
                all.size() > Batch.AT_ONCE ? Optional.of(batch::cancel) : Optional.empty());
        batch.start();
    }

    /// Shows how a batch goes: in the activity list, and as marks on the cars it is about.
    private final class Progress implements Batch.Watcher {
        private final int all;
        private final String failedKey;
        private final Consumer<Batch.Outcome> told;
        private RunningTask task = RunningTask.UNSEEN;

        Progress(int all, String failedKey, Consumer<Batch.Outcome> told) {
            this.all = all;
            this.failedKey = failedKey;
            this.told = told;
        }

        @Override
        public void requested(FleetCommand command) {
            car(command).ifPresent(list.pending()::requested);
        }

        @Override
        public void recorded() {
            task.recorded();
        }

        @Override
        public void ended(FleetCommand command, int done) {
            car(command).ifPresent(list.pending()::ended);
            task.progress(done, all);
        }

        @Override
        public void finished(Batch.Outcome outcome) {
            task.end(end(outcome));
            told.accept(outcome);
            trouble.set(words.trouble(outcome, all, failedKey));
        }
    }

    /// The car in the list that a command is about; a new one is not there yet.
    private static Optional<CarId> car(FleetCommand command) {
        return switch (command) {
            case FleetCommand.Create _ -> Optional.empty();
            case FleetCommand.NoteExport _, FleetCommand.Note _ -> Optional.empty();
            case FleetCommand.Bulk _ -> Optional.empty();
            case FleetCommand.Plan _ -> Optional.empty();
            case FleetCommand.Steer _ -> Optional.empty();
            case FleetCommand.SaveRegion _, FleetCommand.ImportRegions _, FleetCommand.DeleteRegion _ ->
                Optional.empty();
            case FleetCommand.OnAlarms _, FleetCommand.OnChannels _ -> Optional.empty();
            case FleetCommand.ApproveWeakerPolicy _, FleetCommand.RejectWeakerPolicy _ -> Optional.empty();
            case FleetCommand.Update update -> Optional.of(update.id());
            case FleetCommand.Withdraw withdraw -> Optional.of(withdraw.id());
            case FleetCommand.Edit edit -> Optional.of(edit.id());
            case FleetCommand.Delete delete -> Optional.of(delete.id());
        };
    }

    private static RunningTask.End end(Batch.Outcome outcome) {
        if (!outcome.refused().isEmpty()) {
            return RunningTask.End.FAILED;
        }
        if (!outcome.unconfirmed().isEmpty()) {
            return RunningTask.End.UNCONFIRMED;
        }
        return outcome.skipped() > 0 ? RunningTask.End.CANCELLED : RunningTask.End.DONE;
    }

    /// What went wrong with the last action; stays until the next one or until it is dismissed.
    public ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public void dismissTrouble() {
        trouble.set(Optional.empty());
    }

    void report(ActionTrouble found) {
        trouble.set(Optional.of(found));
    }

    /// Why no car can be created now; empty when one can.
    public ReadOnlyObjectProperty<Optional<String>> whyNotCreate() {
        return creating.reasonProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> whyNotEdit() {
        return editing.reasonProperty();
    }

    public ReadOnlyObjectProperty<Optional<String>> whyNotDelete() {
        return deleting.reasonProperty();
    }

    private static Map<String, String> with(Map<String, String> labels, String tag) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(tag, "");
        return more;
    }

    private static Map<String, String> without(Map<String, String> labels, String tag) {
        Map<String, String> fewer = new HashMap<>(labels);
        fewer.remove(tag);
        return fewer;
    }
}
