package pitwall.views.cars.act;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import pitwall.client.CarFiles;
import pitwall.client.Commands;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.act.Permission;
import pitwall.views.act.SheetNotes;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;

/// One version for several cars at once: what it applies to and how carefully it is asked about. FX thread; needs no
/// toolkit.
public final class BulkUpdates {
    private final FleetModel fleet;
    private final CarList list;
    private final CarActions chosen;
    private final Surroundings around;
    private final Strings strings;
    private final Permission wanting;
    private final Inquiry<List<ReleaseEntry>> releases;
    private final BulkWish wish;
    private final Recount recount;

    public BulkUpdates(
            FleetModel fleet,
            CarList list,
            CarActions chosen,
            CarFiles files,
            Commands commands,
            Executor fxThread,
            Surroundings around) {
        this.fleet = fleet;
        this.list = list;
        this.chosen = chosen;
        this.around = around;
        this.strings = around.strings();
        this.wish = new BulkWish(fleet, commands, fxThread, around);
        this.recount = new Recount(fleet);
        this.wanting = new Permission(Capability.ROLLOUT_CREATE, fleet, strings);
        this.releases = new Inquiry<>(files::choosable, fleet, fxThread, strings);
    }

    /// The versions there are to choose from; asks the server for them.
    public ObservableValue<Optional<List<VersionChoice>>> choices() {
        releases.ask();
        return releases.knownProperty().map(known -> known.maybe().map(this::choices));
    }

    private List<VersionChoice> choices(List<ReleaseEntry> all) {
        List<VersionChoice> words = ReleaseWords.choices(
                all, _ -> Optional.empty(), fleet.serverNowProperty().get(), strings);
        return words.stream()
                .map(choice -> share(choice.version()).cars().isEmpty()
                        ? new VersionChoice(
                                choice.version(), choice.about(), Optional.of(strings.get("cars.bulk.all-have-it")))
                        : choice)
                .toList();
    }

    /// The chosen cars that do not run the version yet.
    Share share(String version) {
        return share(version, chosen.chosen());
    }

    private Share share(String version, List<CarId> all) {
        Map<CarId, Car> now = list.cars(all);
        List<Car> cars = all.stream()
                .map(now::get)
                .filter(car -> car != null && !version.equals(car.status().actualVersion()))
                .toList();
        return new Share(cars, all.size() - cars.size(), all.size() - now.size());
    }

    /// How carefully it is asked about.
    Danger danger(Share share) {
        return BulkDanger.of(share.cars(), fleet.frame().snapshot(), Danger.D2);
    }

    /// Asks before the version becomes what is wanted of the chosen cars. The question goes on counting: cars that get
    /// the version or go away meanwhile are not asked for it.
    public void ask(String version) {
        ask(version, chosen.chosen());
    }

    private void ask(String version, List<CarId> all) {
        Share share = share(version, all);
        if (share.cars().isEmpty()) {
            return;
        }
        Danger asked = danger(share);
        OpenSheet sheet = around.sheets().ask(question(version, share, asked), () -> confirmed(version, all, asked));
        recount.watch(
                sheet,
                () -> share(version, all).cars().size(),
                () -> Optional.of(share(version, all))
                        .filter(now -> !now.cars().isEmpty())
                        .map(now -> question(version, now, asked)));
    }

    /// What is confirmed is what the question counted last. Where those are so many by now that more has to be proven,
    /// it is asked anew.
    private void confirmed(String version, List<CarId> all, Danger asked) {
        Share now = share(version, all);
        if (now.cars().isEmpty()) {
            around.navigator().toast(strings.get("cars.bulk.nobody", version), Optional.empty());
        } else if (danger(now).compareTo(asked) > 0) {
            ask(version, all);
        } else {
            send(version, now);
        }
    }

    private Confirmation question(String version, Share share, Danger danger) {
        int count = share.cars().size();
        CarId first = share.cars().getFirst().id();
        return new Confirmation(
                strings.get("car.deed.set.title", version),
                count == 1 ? first.value() : strings.get("cars.delete.object", first, count - 1),
                count,
                strings.get("cars.bulk.consequence", version),
                strings.get("cars.bulk.unaffected"),
                strings.get(danger == Danger.D4 ? "car.deed.force.verb" : "car.deed.set.verb"),
                danger == Danger.D2 ? new Confirmation.Proof.Press() : new Confirmation.Proof.TypeCount(),
                notes(share, danger));
    }

    private List<String> notes(Share share, Danger danger) {
        List<String> notes = new ArrayList<>();
        if (share.excluded() > 0) {
            notes.add(ShareWords.sentence(share, strings.get("cars.bulk.excluded"), strings));
        }
        long driving = share.cars().stream()
                .filter(car -> car.status().motion() == Motion.DRIVING)
                .count();
        if (driving > 0) {
            notes.add(strings.plural("cars.bulk.driving", driving));
        }
        if (danger == Danger.D4) {
            notes.add(strings.get("cars.bulk.four-eyes"));
        }
        notes.addAll(SheetNotes.of(fleet.frame(), strings));
        return notes;
    }

    private void send(String version, Share share) {
        Set<CarId> cars = share.cars().stream().map(Car::id).collect(Collectors.toSet());
        Instant now = fleet.serverNowProperty().get();
        String name = strings.plural(
                "cars.bulk.name", cars.size(), version, strings.formats().full(now));
        wish.send(
                new BulkUpdate(name, version, null, null, cars, null, null, null),
                strings.plural("cars.bulk.activity", cars.size(), version),
                strings.get("cars.bulk.failed", version));
    }

    /// What became of the last version that was wanted of several cars.
    BulkWish wish() {
        return wish;
    }

    /// Why no version can be wanted of several cars now; empty where one can.
    public ReadOnlyObjectProperty<Optional<String>> whyNot() {
        return wanting.reasonProperty();
    }
}
