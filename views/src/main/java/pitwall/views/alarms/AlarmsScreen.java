package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import pitwall.client.FleetFrame;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.alarm.Beat;
import pitwall.views.alarm.LastCleared;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.ReadingHold;
import pitwall.views.kit.Strings;

/// What wants somebody, and what is done about it. FX thread.
public final class AlarmsScreen implements Screen {
    /// How often the newest frame is looked at: a flood changes every frame.
    private static final Duration LOOK = Duration.millis(250);

    /// How often what does not come on the stream is asked for while alarms change.
    private static final java.time.Duration AGAIN = java.time.Duration.ofSeconds(2);

    private final AlarmsParts parts;
    private final FleetModel fleet;
    private final AlarmDesk desk;
    private final Navigator navigator;
    private final AlarmsViewModel model;
    private final DetailModel detail;
    private final RuleGuidance guidance;
    private final AlarmTable table;
    private final DetailPane detailPane;
    private final AlarmDeeds deeds;
    private final ActSheet sheet;
    private final Asked<AlarmMuteEntry> mutes;
    private final Asked<AlarmRuleEntry> rules;
    private final Journal journal;
    private final RuleSaving saving;
    private final StackPane root;
    private final AlarmsPane pane;
    private final RulesPane rulesPane;
    private final ChannelsTab channels;
    private final AlarmWays ways;
    private final Beat beat;
    private final Strings strings;
    private final ReadOnlyStringWrapper title;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Timeline clock = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private Subscription following = Subscription.EMPTY;
    private Optional<String> wanted = Optional.empty();
    private Instant asked = Instant.MIN;
    private boolean due;

    public AlarmsScreen(AlarmsParts parts, Surroundings surroundings) {
        this.parts = parts;
        this.fleet = parts.fleet();
        this.desk = parts.desk();
        this.navigator = surroundings.navigator();
        this.strings = surroundings.strings();
        Supplier<Instant> now = () -> fleet.serverNowProperty().get();
        ReadingHold hold = new ReadingHold(parts.clock(), () -> false, () -> false);
        this.model = new AlarmsViewModel(fleet, new LastCleared(desk.reading(), parts.fxThread()), hold::isHeld);
        this.detail = new DetailModel(
                desk.reading(), parts.fxThread(), () -> fleet.frame().moment());
        this.guidance = new RuleGuidance(desk.reading(), parts.fxThread());
        LineWords words = new LineWords(strings, this::cars, guidance::action);
        this.table = new AlarmTable(model, strings, words, now, hold, this::open);
        this.ways = new AlarmWays(parts, table, navigator, strings);
        this.sheet = new ActSheet(strings);
        this.mutes = new Asked<>(desk.reading()::mutes, strings.get("alarms.mutes.failed"), parts.fxThread());
        this.rules = new Asked<>(desk.reading()::rules, strings.get("alarms.rules.failed"), parts.fxThread());
        this.deeds = new AlarmDeeds(parts, surroundings, model, table, sheet, mutes::ask);
        this.saving = new RuleSaving(parts, surroundings);
        this.detailPane = new DetailPane(
                detail, strings, navigator, parts.pages(), now, this::related, table::choose, deeds::shelve);
        CacheText cache = new CacheText(strings);
        Supplier<String> nothingCached =
                () -> cache.nothingHere(parts.remembered().get());
        JournalWords lines = new JournalWords(strings);
        this.journal = new Journal(desk.reading(), lines, strings.get("alarms.journal.failed"), parts.fxThread());
        MutesPane mutesPane =
                new MutesPane(mutes, strings, now, nothingCached, deeds::begin, deeds::unmute, deeds.whyNotMute());
        JournalPane journalPane = new JournalPane(
                journal,
                lines,
                strings,
                now,
                nothingCached,
                alarm -> navigator.open(new Destination.Alarms(Tab.ACTIVE, alarm)));
        this.channels = new ChannelsTab(parts, surroundings, sheet, now, nothingCached, this::askForRules);
        this.rulesPane = new RulesPane(
                rules,
                strings,
                now,
                nothingCached,
                saving.reasonProperty(),
                this::trial,
                this::save,
                () -> channels.chooseFile());
        this.pane = new AlarmsPane(
                model,
                table,
                detailPane,
                deeds.buttons(),
                Map.of(
                        Tab.SILENCED,
                        mutesPane.node(),
                        Tab.JOURNAL,
                        journalPane.node(),
                        Tab.RULES,
                        rulesPane,
                        Tab.CHANNELS,
                        channels.node()),
                strings,
                nothingCached);
        this.root = new StackPane(pane, sheet);
        this.beat = new Beat(pane);
        this.title = new ReadOnlyStringWrapper(strings.get("alarms.title"));
        parts.themes().rowHeightProperty().subscribe(height -> table.setRowHeight(height.doubleValue()));
        parts.themes().scaleProperty().subscribe(factor -> table.setScale(factor.doubleValue()));
        table.chosenProperty().subscribe(line -> {
            detail.show(line.map(AlarmLine::alarm));
            detailPane.fill();
            deeds.judge();
        });
        model.summaryProperty().subscribe(this::showStatus);
        clock.setCycleCount(Animation.INDEFINITE);
    }

    private void showStatus(AlarmSummary summary) {
        status.set(summary.status(strings));
        beat.need(summary.tally().unacknowledged() > 0);
    }

    /// How many cars an alarm is about.
    private Optional<Long> cars(AlarmView alarm) {
        AlarmObject object = alarm.object();
        return switch (object.kind()) {
            case CAR -> Optional.of(1L);
            case ROLLOUT ->
                fleet.frame()
                        .snapshot()
                        .board()
                        .rollout(object.id())
                        .map(view -> view.rollout().cars().values().stream()
                                .mapToLong(Integer::longValue)
                                .sum());
            case SERVER -> Optional.empty();
        };
    }

    private List<AlarmView> related() {
        return table.chosenProperty().get().stream()
                .flatMap(line -> fleet.frame().snapshot().board().alarms().alarms().stream()
                        .filter(alarm -> AlarmLines.cause(alarm).equals(line.cause()))
                        .filter(alarm -> !alarm.id().equals(line.alarm().id())))
                .toList();
    }

    /// A cause opens its alarms, an alarm what it is about.
    private void open(AlarmLine line) {
        if (line.isCause()) {
            model.toggle(line.cause());
        } else {
            AlarmWords.object(line.alarm()).ifPresent(navigator::open);
        }
    }

    private void look() {
        model.follow();
        wanted.filter(table::choose).ifPresent(_ -> wanted = Optional.empty());
        deeds.judge();
        askAgain();
    }

    @Override
    public String id() {
        return "alarms";
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<UiAction> actions() {
        List<UiAction> moves = List.of(
                UiAction.always("alarms.next", "alarms.action.next", "J", () -> table.move(1)),
                UiAction.always("alarms.previous", "alarms.action.previous", "K", () -> table.move(-1)),
                UiAction.always(
                        "alarms.open",
                        "alarms.action.open",
                        "Enter",
                        () -> table.chosenProperty().get().ifPresent(this::open)),
                UiAction.always("alarms.find", "alarms.action.find", "Ctrl+F", pane::focusQuery),
                UiAction.always(
                        "alarms.group",
                        "alarms.action.group",
                        "G",
                        () -> model.groupedProperty()
                                .set(!model.groupedProperty().get())),
                UiAction.always("alarms.apply", "alarms.action.apply", "R", model::apply));
        List<UiAction> tabs = Stream.of(Tab.values())
                .map(tab -> UiAction.always(
                        "alarms.tab." + tab.name().toLowerCase(Locale.ROOT), "alarms.action.tab." + tab, "", () -> {
                            model.tabProperty().set(tab);
                            askForTab();
                        }))
                .toList();
        UiAction create = new UiAction(
                "alarms.rule.create",
                "alarms.rules.create",
                "Ctrl+N",
                UiAction.Danger.D0,
                saving.reasonProperty(),
                () -> {
                    model.tabProperty().set(Tab.RULES);
                    rulesPane.create();
                });
        List<UiAction> outside = channels.actions(() -> model.tabProperty().set(Tab.CHANNELS));
        return Stream.of(moves, deeds.actions(), ways.actions(), tabs, List.of(create), outside)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.Alarms(Tab tab, String query)) {
            model.tabProperty().set(tab);
            boolean alarm = query.matches("A-[0-9]+");
            wanted = alarm ? Optional.of(query) : Optional.empty();
            if (alarm) {
                model.queryProperty().set("");
            } else if (!query.isEmpty()) {
                model.queryProperty().set(query);
            }
        }
    }

    @Override
    public void shown() {
        guidance.ask();
        mutes.ask();
        model.apply();
        look();
        desk.chosenProperty().set(() -> table.chosenProperty().get().map(AlarmLine::alarm));
        desk.onScreenProperty().set(table::onScreen);
        following = Subscription.combine(
                beat.follow(parts.themes().appearanceProperty()),
                fleet.onFrame(this::frame),
                deeds.troubles().subscribe(_ -> showTroubles()),
                saving.troubleProperty().subscribe(_ -> showTroubles()),
                channels.onTrouble(this::showTroubles),
                model.tabProperty().subscribe(_ -> askForTab()),
                mutes.listProperty().subscribe(all -> pane.showMutes(all.size())),
                guidance.revisionProperty().subscribe(_ -> table.node().refresh()));
        clock.play();
    }

    private void showTroubles() {
        pane.showTroubles(
                Stream.of(deeds.troubles().get().stream(), saving.trouble().stream(), channels.troubles().stream())
                        .flatMap(troubles -> troubles)
                        .toList(),
                () -> {
                    deeds.dismiss();
                    saving.dismiss();
                    channels.dismiss();
                });
    }

    /// The part about those who are told outside.
    ChannelsTab channels() {
        return channels;
    }

    private RuleTrial trial() {
        return new RuleTrial(desk.reading(), parts.fxThread(), strings);
    }

    private void save(RuleForm form, Optional<String> tried) {
        saving.save(form, tried, written -> {
            rulesPane.saved(written);
            guidance.ask();
        });
    }

    /// What does not come on the stream is asked for when somebody looks at it.
    private void askForTab() {
        switch (model.tabProperty().get()) {
            case ACTIVE, UNACKNOWLEDGED, SHELVED -> {}
            case SILENCED -> mutes.ask();
            case JOURNAL -> journal.asked().ask();
            case RULES -> rules.ask();
            case CHANNELS -> channels.ask();
        }
    }

    private void askForRules() {
        rules.ask();
        guidance.ask();
    }

    /// What happened to alarms changes the journal, and what is hidden.
    private void askAgain() {
        Instant now = fleet.serverNowProperty().get();
        if (due && !now.isBefore(asked.plus(AGAIN))) {
            due = false;
            asked = now;
            mutes.ask();
            if (model.tabProperty().get() == Tab.JOURNAL || model.tabProperty().get() == Tab.CHANNELS) {
                askForTab();
            }
        }
    }

    private void frame(FleetFrame frame) {
        if (journal.until(frame.moment())) {
            detailPane.fill();
        }
        due |= frame.changes().board() || model.tabProperty().get() == Tab.CHANNELS;
        if (frame.changes().whole()) {
            model.apply();
            guidance.ask();
            mutes.ask();
            askForTab();
        }
    }

    @Override
    public void hidden() {
        clock.stop();
        following.unsubscribe();
        desk.chosenProperty().set(Optional::empty);
        desk.onScreenProperty().set(List::of);
    }

    @Override
    public void focus() {
        table.node().requestFocus();
    }

    @Override
    public void resync(Runnable fleetAgain) {
        fleetAgain.run();
        detail.ask();
        guidance.ask();
        mutes.ask();
        askForTab();
    }

    @Override
    public List<Node> panes() {
        return pane.panes();
    }

    @Override
    public boolean escape() {
        if (sheet.close() || table.clearSelection()) {
            return true;
        }
        boolean query = !model.queryProperty().get().isEmpty();
        model.queryProperty().set("");
        return query;
    }
}
