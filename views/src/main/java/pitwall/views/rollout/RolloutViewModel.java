package pitwall.views.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.Rollouts;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;

/// What the live view of one rollout shows. FX thread; needs no toolkit.
final class RolloutViewModel {
    private final String id;
    private final FleetModel fleet;
    private final Strings strings;
    private final RolloutStory story;
    private final Members members;
    private final DriftWatch drift;
    private final RolloutWords words;
    private final WhyWords why;
    private final LaneWriter laneWriter;
    private final EventWriter eventWriter;
    private final Failures failureCount;

    private final ReadOnlyObjectWrapper<RolloutScreenState> state =
            new ReadOnlyObjectWrapper<>(new RolloutScreenState.Loading());
    private final ReadOnlyObjectWrapper<Optional<Known>> known = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RolloutHeading>> heading =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LaneLine>> lanes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<FailureLine>> failures = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<EventLine> events = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<RolloutStory.Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remembered = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper checked = new ReadOnlyStringWrapper("");
    private boolean membersAsked;
    private boolean couldAsk;

    RolloutViewModel(String id, FleetModel fleet, Rollouts rollouts, Executor fxThread, Strings strings) {
        this.id = id;
        this.fleet = fleet;
        this.strings = strings;
        this.words = new RolloutWords(strings);
        this.why = new WhyWords(strings);
        this.laneWriter = new LaneWriter(strings);
        this.eventWriter = new EventWriter(strings);
        this.failureCount = new Failures(new Reasons(strings));
        this.members = new Members(id, rollouts, fxThread);
        this.drift = new DriftWatch(id, rollouts, fxThread);
        this.story = new RolloutStory(id, rollouts, fxThread, this::write);
    }

    /// Takes in the newest picture.
    void follow(FleetFrame frame) {
        story.follow(frame);
        if (isPast()) {
            members.showThen(frame.snapshot());
            drift.leave();
            membersAsked = false; // asked anew in the present
        } else {
            members.follow(frame);
        }
        boolean canAsk = frame.freshness().allowsCommands();
        if (canAsk && !couldAsk && story.trouble().isPresent()) {
            story.refresh();
        }
        couldAsk = canAsk;
        if (frame.changes().board() || frame.changes().whole()) {
            write();
        }
    }

    /// Lets time pass; called a few times a second.
    void tick() {
        Instant moment = fleet.serverNowProperty().get();
        if (isPast()) {
            story.tickThen(moment);
        } else {
            story.tick(moment);
        }
        askMembers();
        members.tick();
        if (!isPast()) {
            known.get().ifPresent(now -> drift.tick(now.rollout(), now.now()));
        }
        write();
    }

    /// Waits no longer for what is under way.
    void giveUp() {
        story.giveUp();
        write();
    }

    /// Asks for everything anew.
    void refresh() {
        story.refresh();
        drift.refresh();
        membersAsked = false;
        tick();
    }

    /// Someone who sees only some of the cars is not told which they are. Which they are now says nothing of the past.
    private void askMembers() {
        Known now = known.get().orElse(null);
        if (now == null || membersAsked || now.view().partial()) {
            return;
        }
        if (!isPast()) {
            membersAsked = true;
            members.load(now.rollout().size());
        }
    }

    private void write() {
        Instant now = fleet.serverNowProperty().get();
        Optional<Known> next = isPast() ? story.then(now) : story.known(asOf(now));
        known.set(next);
        trouble.set(story.trouble());
        remembered.set(story.rememberedAt()
                .or(() -> isOffline() ? Optional.ofNullable(fleet.frame().asOf()) : Optional.empty())
                .map(asOf -> strings.get("rollout.remembered", strings.formats().utc(asOf), age(asOf, now)))
                .orElse(""));
        next.ifPresent(this::write);
        set(state, currentState(next.isPresent()));
    }

    /// Without a connection nothing is known of later: lanes and countdowns stay as they were when it was heard last.
    private Instant asOf(Instant now) {
        return story.rememberedAt()
                .or(() -> isOffline() ? Optional.ofNullable(fleet.frame().asOf()) : Optional.empty())
                .filter(heard -> heard.isBefore(now))
                .orElse(now);
    }

    private String age(Instant asOf, Instant now) {
        return strings.formats().age(Duration.between(asOf, now));
    }

    private void write(Known now) {
        set(heading, Optional.of(heading(now)));
        set(lanes, laneWriter.lanes(now));
        set(failures, failureCount.lines(now, fleet.frame().snapshot()));
        List<EventLine> lines = eventWriter.lines(now.events(), now.rollout(), now.now());
        if (!lines.equals(events)) {
            show(lines);
        }
        checked.set(eventWriter.checked(now.events()));
        status.set(strings.get(
                "rollout.status",
                now.rollout().id(),
                words.state(now.rollout()),
                words.waitingFor(now.view(), now.now())));
    }

    /// New ones are put on top, so that whoever reads keeps his place.
    private void show(List<EventLine> lines) {
        int added = lines.size() - events.size();
        if (added > 0 && lines.subList(added, lines.size()).equals(events)) {
            events.addAll(0, lines.subList(0, added));
        } else {
            events.setAll(lines);
        }
    }

    private static <T> void set(ReadOnlyObjectWrapper<T> property, T value) {
        if (!Objects.equals(property.get(), value)) {
            property.set(value);
        }
    }

    private RolloutHeading heading(Known now) {
        RolloutEntry rollout = now.rollout();
        List<String> facts = new ArrayList<>();
        facts.add(strings.get(
                "rollout.facts.asked",
                rollout.requestedBy(),
                strings.formats().moment(rollout.requestedAt(), now.now())));
        if (rollout.startedAt() != null) {
            facts.add(strings.get("rollout.facts.started", strings.formats().moment(rollout.startedAt(), now.now())));
        }
        if (rollout.finishedAt() != null) {
            facts.add(strings.get("rollout.facts.ended", strings.formats().moment(rollout.finishedAt(), now.now())));
        }
        RolloutEntry.Consent consent = rollout.approval();
        if (consent != null && consent.approvedBy() != null) {
            facts.add(strings.get("rollout.facts.approved", consent.approvedBy()));
        }
        if (rollout.forced()) {
            facts.add(strings.get("rollout.facts.forced"));
        }
        if (rollout.ticket() != null) {
            facts.add(strings.get("rollout.facts.ticket", rollout.ticket()));
        }
        return new RolloutHeading(
                strings.get("rollout.heading", rollout.id(), rollout.name()),
                rollout.version(),
                rollout.status(),
                words.state(rollout),
                why.why(now),
                String.join(" · ", facts),
                Objects.requireNonNullElse(rollout.note(), ""));
    }

    private RolloutScreenState currentState(boolean something) {
        SessionInfo session = fleet.frame().session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new RolloutScreenState.NotAllowed();
        }
        if (isUnseenThen()) {
            return new RolloutScreenState.NotCached();
        }
        if (something) {
            return new RolloutScreenState.Ready();
        }
        return switch (story.trouble().orElse(null)) {
            case RolloutStory.Trouble.Unseen() -> new RolloutScreenState.Unseen();
            case RolloutStory.Trouble.Refused(String sentence, String correlation) ->
                new RolloutScreenState.Refused(sentence, correlation);
            case RolloutStory.Trouble.Unanswered() when isOffline() -> new RolloutScreenState.NotCached();
            case RolloutStory.Trouble.Unanswered() -> new RolloutScreenState.Unanswered();
            case null -> new RolloutScreenState.Loading();
        };
    }

    /// How it stands now says nothing of a moment of the past.
    private boolean isUnseenThen() {
        return isPast() && fleet.frame().snapshot().board().rollout(id).isEmpty();
    }

    private boolean isPast() {
        return fleet.frame().freshness() instanceof Freshness.Replay;
    }

    private boolean isOffline() {
        return fleet.frame().freshness() instanceof Freshness.Offline;
    }

    String id() {
        return id;
    }

    Members members() {
        return members;
    }

    DriftWatch drift() {
        return drift;
    }

    /// What it brings; empty while that is not known.
    String version() {
        return known.get().map(now -> now.rollout().version()).orElse("");
    }

    ReadOnlyObjectProperty<RolloutScreenState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Known>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<RolloutHeading>> headingProperty() {
        return heading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<LaneLine>> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<FailureLine>> failuresProperty() {
        return failures.getReadOnlyProperty();
    }

    /// The newest first.
    ObservableList<EventLine> events() {
        return events;
    }

    /// What came of working the recorded gates out anew; empty where none was read.
    ReadOnlyStringProperty checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /// Why the newest answer of the server did not come.
    ReadOnlyObjectProperty<Optional<RolloutStory.Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// That what is shown is remembered, and how old it is; empty where it is not.
    ReadOnlyStringProperty rememberedProperty() {
        return remembered.getReadOnlyProperty();
    }
}
