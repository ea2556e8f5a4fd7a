package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.act.Permission;
import pitwall.views.act.Pinning;
import pitwall.views.alarm.Acknowledging;
import pitwall.views.alarm.ObjectAlarms;
import pitwall.views.cars.act.ReleaseFit;
import pitwall.views.cars.act.ReleaseWords;
import pitwall.views.cars.act.TagRow;
import pitwall.views.cars.act.VersionChoice;
import pitwall.views.cars.act.VersionSheet;
import pitwall.views.cars.asked.AnswerPane;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.detail.CarDetailViewModel.Tab;
import pitwall.views.cars.detail.logs.LogsPane;
import pitwall.views.cars.detail.telemetry.CurveStrip;
import pitwall.views.cars.detail.telemetry.TelemetryPane;
import pitwall.views.cars.detail.timeline.TimelinePane;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable;
import pitwall.views.kit.WordTable.Column;
import pitwall.views.notes.LocalNote;
import pitwall.views.notes.LocalNotes;
import pitwall.views.ports.OfflineStatus;

/// Makes the parts of the screen of a car. FX thread.
final class CarDetailNodes {
    private final CarDetailViewModel model;
    private final Surroundings surroundings;
    private final Strings strings;
    private final FleetModel fleet;
    private final Supplier<OfflineStatus> remembered;
    private final WhyPane why;
    private final ObjectAlarms alarms;
    private final AnswerPane<WhyNotUpdating> whyAnswer;
    private final TimelinePane timeline;
    private final LogsPane logs;
    private final TelemetryPane telemetry;
    private final CurveStrip curves;
    private final WordTable versions;
    private final WordTable updates;
    private final AnswerPane<DesiredCar> versionsAnswer;
    private final AnswerPane<List<CarUpdate>> updatesAnswer;
    private final CarDeeds deeds;
    private final DeedBar bar;
    private final TagRow tags;
    private final VersionSheet sheet;
    private final Inquiry<List<ReleaseEntry>> releases;
    private final List<UiAction> actions;
    private final Optional<CaseExports> cases;
    private final Optional<Pinning> pinning;
    private final Optional<LocalNotes> notes;
    private final NoteRow note;
    private final Permission noting;
    private final Map<Tab, Node> tabs = new EnumMap<>(Tab.class);

    CarDetailNodes(CarDetailParts parts, CarDetailViewModel model, Surroundings surroundings) {
        this.model = model;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.fleet = parts.fleet();
        Optional<Acknowledging> acknowledging =
                parts.alarms().map(desk -> new Acknowledging(desk, fleet, surroundings, parts.fxThread()));
        this.alarms =
                new ObjectAlarms(fleet, model.watched()::isAbout, strings, surroundings.navigator(), acknowledging);
        this.remembered = parts.remembered();
        this.why = new WhyPane(strings, query -> surroundings.navigator().open(new Destination.Cars(query)));
        this.whyAnswer =
                new AnswerPane<>(model.why().knownProperty(), new Label(), model.why()::ask, fleet, strings).compact();
        why.tell(whyAnswer);
        this.timeline = new TimelinePane(
                model.timeline(),
                fleet,
                strings,
                at -> {
                    model.logs().around(Optional.of(at));
                    model.tabProperty().set(Tab.LOGS);
                },
                query -> surroundings.navigator().open(new Destination.Audit(query)));
        this.logs = new LogsPane(
                model.logs(),
                fleet,
                strings,
                () -> toLogs(model.logs().middleProperty().get()));
        this.telemetry = new TelemetryPane(
                model.telemetry(),
                fleet,
                strings,
                () -> model.timeline().selectedEntry(),
                at -> model.timeline().selectNear(at));
        this.curves = new CurveStrip(model.telemetry(), strings);
        this.versions = versionTable();
        this.updates = updateTable();
        this.versionsAnswer =
                new AnswerPane<>(model.desired().knownProperty(), versions, model.desired()::ask, fleet, strings);
        this.updatesAnswer =
                new AnswerPane<>(model.updates().knownProperty(), updates, model.updates()::ask, fleet, strings);
        this.releases = new Inquiry<>(parts.files()::choosable, fleet, parts.fxThread(), strings);
        this.deeds = new CarDeeds(model.watched(), parts, surroundings, model::askUpdates);
        this.tags = new TagRow(deeds.tags(), strings);
        this.sheet = new VersionSheet(strings);
        this.actions = deedActions();
        this.cases = parts.cases()
                .map(tools -> new CaseExports(model.watched(), parts, tools, surroundings.navigator(), strings));
        this.notes = parts.notes();
        this.noting = Permission.alsoOffline(Capability.CARS_EDIT, fleet, strings);
        this.note = new NoteRow(this::write, strings);
        this.pinning =
                parts.pins().map(pins -> new Pinning(pins, parts.remembered(), strings, surroundings.navigator()));
        this.bar = new DeedBar(deeds, actions, caseActions(), tags, note, strings);
        // What comes from a file is only read; where it does, its own band says so.
        bar.setVisible(cases.isPresent());
        bar.setManaged(cases.isPresent());
        cases.ifPresent(exports -> bar.tell(exports.troubleProperty(), exports::dismissTrouble));
        acknowledging.ifPresent(each -> bar.tell(each.troubleProperty(), each::dismissTrouble));
        model.desired().knownProperty().subscribe(known -> deeds.know(known.value()));
        model.updates()
                .knownProperty()
                .subscribe(known -> deeds.knowUpdates(known.maybe().orElse(List.of())));
        model.viewProperty().subscribe(_ -> deeds.look());
        tabs.put(Tab.TIMELINE, timeline);
        tabs.put(Tab.TELEMETRY, telemetry);
        tabs.put(Tab.LOGS, logs);
        tabs.put(Tab.VERSIONS, versionsAnswer);
        tabs.put(Tab.UPDATES, updatesAnswer);
        VersionWords words = new VersionWords(strings);
        model.desired()
                .knownProperty()
                .subscribe(known -> known.maybe().map(words::versions).ifPresent(versions::show));
        model.updates()
                .knownProperty()
                .subscribe(known -> known.maybe()
                        .map(all -> words.updates(all, fleet.serverNowProperty().get()))
                        .ifPresent(updates::show));
    }

    /// What is the matter with the car right now.
    ObjectAlarms alarms() {
        return alarms;
    }

    /// In the order of their importance.
    private List<UiAction> deedActions() {
        return List.of(
                deed("set", UiAction.Danger.D2, deeds.whyNotUpdate(), this::chooseDesired),
                deed("back", UiAction.Danger.D2, deeds.whyNotRollBack(), this::chooseTarget),
                deed("retry", UiAction.Danger.D2, deeds.whyNotRetry(), deeds::retry),
                deed("withdraw", UiAction.Danger.D2, deeds.whyNotWithdraw(), deeds::withdraw),
                deed("tag", UiAction.Danger.D1, deeds.whyNotEdit(), tags::open),
                deed("force", UiAction.Danger.D4, deeds.whyNotForce(), this::chooseForced),
                deed("delete", UiAction.Danger.D3, deeds.whyNotDelete(), deeds::decommission));
    }

    /// What changes nothing of the car, so that it can always be done.
    private List<UiAction> caseActions() {
        List<UiAction> all = new ArrayList<>();
        cases.ifPresent(exports -> all.add(UiAction.always("car.case", "car.action.case", "Ctrl+E", exports::export)));
        pinning.ifPresent(each -> all.add(UiAction.always(
                "car.pin",
                "car.action.pin",
                "P",
                () -> each.toggle(List.of(model.watched().id())))));
        notes.ifPresent(_ -> {
            all.add(new UiAction(
                    "car.note",
                    "car.action.note",
                    "Ctrl+Shift+N",
                    UiAction.Danger.D1,
                    noting.reasonProperty(),
                    note::open));
            all.add(UiAction.always("car.note-discard", "car.action.note-discard", "", this::discard));
        });
        return all;
    }

    /// Notes that the server does not take are nobody's any more, until somebody wants them back.
    private void discard() {
        notes.ifPresent(kept -> {
            List<LocalNote> refused = kept.of(model.watched().id()).stream()
                    .filter(known -> known.refused() != null)
                    .toList();
            refused.forEach(note -> kept.remove(note.id()));
            if (!refused.isEmpty()) {
                String told = strings.plural("car.note.discarded", refused.size());
                surroundings.navigator().toast(told, Optional.of(() -> {
                    refused.forEach(kept::bringBack);
                    model.look();
                }));
            }
        });
        model.look();
    }

    private void write(String words) {
        notes.map(each -> each.add(model.watched().id(), words))
                .ifPresent(how -> surroundings.navigator().toast(strings.get("car.note." + how), Optional.empty()));
        model.look();
    }

    private static UiAction deed(
            String id, UiAction.Danger danger, ObservableValue<Optional<String>> whyNot, Runnable run) {
        return new UiAction("car." + id, "car.action." + id, "", danger, whyNot, run);
    }

    private void chooseDesired() {
        openReleases("car.deed.set.choose", "car.deed.set.hint", deeds::setDesired);
    }

    private void chooseForced() {
        openReleases("car.deed.force.choose", "car.deed.force.hint", deeds::force);
    }

    private void openReleases(String title, String hint, Consumer<String> chosen) {
        releases.ask();
        ObservableValue<Optional<List<VersionChoice>>> choices =
                releases.knownProperty().map(known -> known.maybe().map(this::choices));
        sheet.open(
                strings.get(title, model.watched().id()),
                strings.get(hint),
                choices,
                strings.get("cars.version.none"),
                chosen);
    }

    private List<VersionChoice> choices(List<ReleaseEntry> all) {
        return ReleaseWords.choices(
                all,
                release -> model.watched()
                        .car()
                        .flatMap(car ->
                                ReleaseFit.misfit(car, model.desired().known().value(), release)),
                fleet.serverNowProperty().get(),
                strings);
    }

    private void chooseTarget() {
        sheet.open(
                strings.get("car.deed.back.choose", model.watched().id()),
                strings.get("car.deed.back.hint"),
                new ReadOnlyObjectWrapper<>(Optional.of(deeds.targets())),
                strings.get("car.deed.no-target"),
                deeds::rollBack);
    }

    List<UiAction> actions() {
        List<UiAction> all = new ArrayList<>(actions);
        all.addAll(caseActions());
        return all;
    }

    DeedBar bar() {
        return bar;
    }

    VersionSheet sheet() {
        return sheet;
    }

    /// Closes the innermost thing that is open; false where nothing is.
    boolean close() {
        return sheet.close() || tags.close() || note.close();
    }

    private WordTable versionTable() {
        return new WordTable(
                strings.get("car.tab.VERSIONS"),
                strings.get("car.versions.empty"),
                List.of(
                        column("car.versions.version", 110, true),
                        column("car.versions.state", 180, false),
                        column("car.versions.back", 230, false),
                        column("car.versions.counter", 80, true),
                        column("car.versions.digest", 120, true)));
    }

    private WordTable updateTable() {
        WordTable table = new WordTable(
                strings.get("car.tab.UPDATES"),
                strings.get("car.updates.empty"),
                List.of(
                        column("car.updates.rollout", 70, true),
                        column("car.updates.version", 90, true),
                        column("car.updates.way", 80, false),
                        column("car.updates.stage", 130, false),
                        column("car.updates.reason", 140, true),
                        column("car.updates.since", 130, true),
                        column("car.updates.requested", 150, true),
                        column("car.updates.by", 90, false)));
        table.whenOpened(rollout -> surroundings.navigator().open(new Destination.Rollout(rollout)));
        return table;
    }

    private Column column(String key, double width, boolean code) {
        return new Column(strings.get(key), width, code);
    }

    WhyPane why() {
        return why;
    }

    /// The last hour in small.
    Node curves() {
        return curves;
    }

    Node tab(Tab tab) {
        return tabs.getOrDefault(tab, timeline);
    }

    void focus(Tab tab) {
        switch (tab) {
            case TIMELINE -> timeline.focusList();
            case TELEMETRY -> telemetry.focusFirst();
            case LOGS -> logs.focusList();
            case VERSIONS -> versions.requestFocus();
            case UPDATES -> updates.requestFocus();
        }
    }

    /// Lets ages grow.
    void tick() {
        whyAnswer.tick();
        timeline.tick();
        logs.tick();
        telemetry.tick();
        versionsAnswer.tick();
        updatesAnswer.tick();
    }

    /// What stands in the place of the car; empty where the car itself is shown.
    Optional<Node> instead(CarDetailState state) {
        String id = model.watched().id().value();
        return switch (state) {
            case CarDetailState.Ready() -> Optional.empty();
            case CarDetailState.Loading() ->
                Optional.of(LoadingState.ofFleet(
                        strings.get("cars.state.connecting"),
                        strings,
                        () -> surroundings.navigator().open(new Destination.Connect())));
            case CarDetailState.NotFound() ->
                Optional.of(new EmptyState(strings.get("car.state.not-found", id))
                        .withHint(strings.get("car.state.not-found.hint"))
                        .withAction(strings.get("car.state.to-cars"), this::toCars));
            case CarDetailState.Gone() ->
                Optional.of(new EmptyState(strings.get("car.state.gone", id))
                        .withHint(strings.get("car.state.gone.hint"))
                        .withAction(strings.get("car.state.to-cars"), this::toCars));
            case CarDetailState.NotCached() ->
                Optional.of(new EmptyState(new CacheText(strings).nothingHere(remembered.get())));
            case CarDetailState.NotAllowed() ->
                Optional.of(new EmptyState(strings.get("cars.state.not-allowed"))
                        .withHint(strings.get("cars.state.not-allowed.hint")));
        };
    }

    /// Everything the car wrote, or what it wrote around a moment.
    void toLogs(Optional<Instant> moment) {
        CarId car = model.watched().id();
        surroundings
                .navigator()
                .open(moment.<Destination>map(at -> new Destination.LogsAround(car, at))
                        .orElseGet(() -> new Destination.Logs("car:" + car.value())));
    }

    /// Who did what to the car.
    void toAudit() {
        surroundings
                .navigator()
                .open(new Destination.Audit("object:car id:" + model.watched().id()));
    }

    void toCars() {
        surroundings.navigator().open(new Destination.Cars(""));
    }
}
