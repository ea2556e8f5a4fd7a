package pitwall.views.cars.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SeenAlarms;
import pitwall.client.SessionInfo;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.protocol.RolloutView;
import pitwall.views.act.AskedApprovals;
import pitwall.views.alarm.AlarmTally;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;
import pitwall.views.progress.Urgency;
import pitwall.views.trail.TrailAlarms;

/// What the Overview says. The fleet is counted elsewhere, at most once a second; the words are made here. FX thread;
/// needs no toolkit.
final class OverviewViewModel {
    /// What the middle of the screen shows.
    enum State {
        /// Nothing has come yet.
        LOADING,
        /// There is no car in view.
        EMPTY,
        /// This computer remembers nothing: there is no connection, or nobody looked at that moment of the past.
        NOT_CACHED,
        FLEET
    }

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int ROLLOUTS = 6;

    private final FleetModel fleet;
    private final FleetTrend trend;
    private final TrailAlarms alarms;
    private final AskedApprovals approvals;
    private final Executor background;
    private final Executor fxThread;
    private final Strings strings;
    private final Needs needs;
    private final CarText text;
    private final RolloutWords words;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Census> census = new ReadOnlyObjectWrapper<>(Census.NONE);
    private final ReadOnlyObjectWrapper<List<Need>> wanting = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<RolloutView>> running = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper boardKnown = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper alarmLine = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcomes = new ReadOnlyStringWrapper("");
    private @Nullable Instant countedAt;
    private boolean counting;

    OverviewViewModel(OverviewParts parts, Strings strings) {
        this.fleet = parts.fleet();
        this.trend = parts.trend();
        this.alarms = parts.alarms();
        this.background = parts.background();
        this.fxThread = parts.fxThread();
        this.approvals = new AskedApprovals(fleet, parts.approvals(), fxThread);
        this.strings = strings;
        this.text = new CarText(strings);
        this.words = new RolloutWords(strings);
        this.needs = new Needs(strings, text);
    }

    /// Follows the fleet until the subscription ends.
    Subscription follow() {
        countedAt = null;
        counting = false;
        return Subscription.combine(
                fleet.serverNowProperty().subscribe(this::tick),
                alarms.alarmProperty().subscribe(_ -> say()),
                approvals.follow(this::say));
    }

    private void say() {
        say(fleet.frame(), fleet.serverNowProperty().get());
    }

    private void tick(Instant now) {
        FleetFrame frame = fleet.frame();
        say(frame, now);
        boolean due = countedAt == null || !now.isBefore(countedAt.plus(EVERY)) || now.isBefore(countedAt);
        if (counting || !due || frame.epoch() == null) {
            return;
        }
        counting = true;
        countedAt = now;
        ReadingTime time = ReadingTime.of(frame, now, fleet.freshnessPolicy());
        background.execute(() -> {
            Census counted = Census.of(frame.snapshot(), time);
            fxThread.execute(() -> {
                counting = false;
                census.set(counted);
                say();
            });
        });
    }

    private void say(FleetFrame frame, Instant now) {
        state.set(state(frame));
        SessionInfo session = frame.session();
        List<RolloutView> rollouts = frame.snapshot().board().rollouts();
        List<RolloutView> shown = rollouts.stream()
                .filter(view ->
                        !view.rollout().status().isOver() && !view.rollout().single())
                .sorted((left, right) -> urgency(left, session).compareTo(urgency(right, session)))
                .limit(ROLLOUTS)
                .toList();
        if (!shown.equals(running.get())) {
            running.set(shown);
        }
        List<Need> found = needs.of(
                alarms.alarmProperty().get().map(needs::trail).stream().toList(),
                census.get(),
                frame.snapshot().board(),
                approvals.besidesTheStream(frame),
                session,
                now);
        if (!found.equals(wanting.get())) {
            wanting.set(found);
        }
        boardKnown.set(frame.snapshot().board().known());
        alarmLine.set(alarmLine(frame, now));
        title.set(title(census.get()));
        outcomes.set(outcomes(Outcomes.of(rollouts)));
        status.set(strings.plural(
                "overview.status", census.get().problems(), census.get().total()));
        notice.set(notice(frame, now));
    }

    private static Urgency urgency(RolloutView view, @Nullable SessionInfo session) {
        return session == null ? Urgency.REST : Urgency.of(view, session);
    }

    private State state(FleetFrame frame) {
        if (frame.snapshot().size() > 0) {
            return census.get().total() > 0 ? State.FLEET : State.LOADING;
        }
        ConsoleMode mode = frame.freshness().mode();
        if (mode == ConsoleMode.REPLAY) {
            return State.NOT_CACHED;
        }
        if (frame.epoch() == null) {
            return mode == ConsoleMode.OFFLINE ? State.NOT_CACHED : State.LOADING;
        }
        return State.EMPTY;
    }

    private String title(Census counted) {
        String fleetCount = strings.get("overview.fleet", strings.formats().count(counted.total()));
        String regions = counted.regions().entrySet().stream()
                .map(region -> strings.get(
                        "overview.region",
                        text.region(region.getKey()),
                        strings.formats().count(region.getValue())))
                .collect(Collectors.joining("   "));
        return fleetCount + "   " + regions;
    }

    /// How busy alarms keep people, and what is put aside or stands for long.
    private String alarmLine(FleetFrame frame, Instant now) {
        if (!frame.snapshot().board().known()) {
            return strings.get("overview.alarms.unknown");
        }
        SeenAlarms seen = frame.snapshot().board().alarms();
        long standing = seen.alarms().stream()
                .filter(alarm -> alarm.isActive()
                        && alarm.state().isShown()
                        && alarm.raisedAt().plus(AlarmLimits.STANDING).isBefore(now))
                .count();
        return strings.get(
                seen.load().flood() ? "overview.alarms.flood" : "overview.alarms",
                AlarmTally.recent(seen, now),
                standing,
                AlarmTally.of(seen.alarms()).shelved());
    }

    private String outcomes(Outcomes counted) {
        if (!counted.success().isKnown()) {
            return "";
        }
        String updates = strings.plural(
                "overview.outcomes",
                counted.rollouts(),
                words.share(counted.success()),
                counted.cars(),
                counted.failed(),
                counted.back());
        return counted.ended() == 0
                ? updates
                : strings.get("overview.outcomes.ended", updates, counted.completed(), counted.ended());
    }

    /// Whose cars these are, and of when.
    private String notice(FleetFrame frame, Instant now) {
        SessionInfo session = frame.session();
        Instant asOf = frame.asOf();
        if (frame.freshness().mode() == ConsoleMode.OFFLINE && asOf != null) {
            return strings.get("overview.as-of", strings.formats().moment(asOf, now));
        }
        return session == null || session.scope().isUnlimited() ? "" : strings.get("overview.scoped");
    }

    /// False where nobody knows which rollouts and alarms there were.
    ReadOnlyBooleanProperty boardKnownProperty() {
        return boardKnown.getReadOnlyProperty();
    }

    ReadOnlyStringProperty alarmLineProperty() {
        return alarmLine.getReadOnlyProperty();
    }

    /// How many more or fewer there are than ten minutes ago, or than [#trendWords] says; empty where nobody counted.
    OptionalInt delta(Tile tile) {
        return trend.delta(
                tile, census.get().of(tile), fleet.serverNowProperty().get());
    }

    /// A tile as one sentence.
    String spoken(Tile tile) {
        String count = strings.plural(
                "overview.tile." + tile.key() + ".spoken", census.get().of(tile));
        OptionalInt delta = delta(tile);
        String told = delta.isEmpty() ? count : compared(count, delta.getAsInt());
        String age = asOf();
        return age.isEmpty() ? told : strings.get("overview.tile.spoken.as-of", told, age);
    }

    private String compared(String count, int delta) {
        Instant now = fleet.serverNowProperty().get();
        return trend.deltaSince(now)
                .map(since -> strings.get(
                        "overview.delta.spoken.since",
                        count,
                        signed(delta),
                        strings.formats().moment(since, now)))
                .orElseGet(() -> strings.get("overview.delta.spoken", count, signed(delta)));
    }

    /// What the figures of the past are of: of the last hour and of ten minutes ago, or from when this console counts.
    String trendWords() {
        Instant now = fleet.serverNowProperty().get();
        Formats formats = strings.formats();
        String problems = trend.since(now)
                .map(since -> strings.get("overview.trend.since", formats.moment(since, now)))
                .orElseGet(() -> strings.get("overview.trend"));
        Optional<Instant> deltas = trend.deltaSince(now);
        if (deltas.isEmpty()) {
            return problems;
        }
        String from = formats.moment(deltas.get(), now);
        return deltas.equals(trend.since(now))
                ? strings.get("overview.trend.both", from)
                : strings.get("overview.trend.delta", problems, from);
    }

    /// Of when the counts are, where there is no connection; empty where they are of now.
    String asOf() {
        FleetFrame frame = fleet.frame();
        Instant heard = frame.asOf();
        return frame.freshness().mode() == ConsoleMode.OFFLINE && heard != null
                ? strings.get(
                        "overview.tile.as-of",
                        strings.formats()
                                .moment(heard, fleet.serverNowProperty().get()))
                : "";
    }

    String signed(int delta) {
        String count = strings.formats().exact(Math.abs((long) delta));
        return delta > 0 ? "+" + count : delta < 0 ? "−" + count : "±0";
    }

    double[] problems() {
        return trend.problems(fleet.serverNowProperty().get());
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Census> censusProperty() {
        return census.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<Need>> needsProperty() {
        return wanting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<RolloutView>> rolloutsProperty() {
        return running.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How the updates of the rollouts in view turned out; empty before the first came to an end.
    ReadOnlyStringProperty outcomesProperty() {
        return outcomes.getReadOnlyProperty();
    }

    /// Of when and of what part the counts are; empty where there is nothing to say.
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
