package pitwall.views.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailPlace;
import pitwall.fleet.Capability;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.act.ActionTrouble;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// What the audit screen shows: a search in the trail, the part of it that is loaded, what came since, and the entry
/// that is looked at. FX thread; needs no toolkit.
///
/// New entries join the list only while its reader is at the top and looks at none; else they are counted.
final class AuditViewModel {
    static final int PAGE = 200;

    private final AuditParts parts;
    private final FleetModel fleet;
    private final Strings strings;
    private final TrailWindow window = new TrailWindow();
    private final ChainCheck check;
    private final AuditWords words;
    private final RequestChain request;
    private final StringProperty queryText = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<AuditQuery.Read.Invalid>> queryTrouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<AuditState> state = new ReadOnlyObjectWrapper<>(new AuditState.Loading());
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper range = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper newer = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<@Nullable AuditDetail> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<AuditDetail>> then = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private AuditQuery query = AuditQuery.ALL;
    private @Nullable Instant rememberedAsOf;
    private long generation;
    private boolean busy;
    private boolean again;
    private boolean live;
    private boolean checkedOnce;
    /// The moment of the past that entries were asked for last; absent before, and in the present.
    private @Nullable Instant ledTo;

    AuditViewModel(AuditParts parts, Strings strings) {
        this.parts = parts;
        this.fleet = parts.fleet();
        this.strings = strings;
        this.words = new AuditWords(strings);
        this.request = new RequestChain(parts.trail(), parts.steps(), parts.background(), parts.fxThread());
        this.check = new ChainCheck(
                parts.trail(),
                parts.witnessed(),
                () -> fleet.serverNowProperty().get(),
                parts.background(),
                parts.fxThread());
        check.stateProperty().subscribe(new BrokenChain(parts.alarms(), fleet)::tell);
        queryText.subscribe(this::read);
        selected.subscribe(request::follow);
    }

    /// Begins to follow the fleet and loads what is missing.
    Subscription shown() {
        live = fleet.frame().freshness().allowsCommands();
        reload();
        return Subscription.combine(
                fleet.onFrame(this::accept), fleet.serverNowProperty().subscribe(_ -> describe()));
    }

    private void read(String text) {
        switch (AuditQuery.read(text, fleet.serverNowProperty().get())) {
            case AuditQuery.Read.Valid(AuditQuery read) -> {
                queryTrouble.set(Optional.empty());
                if (!read.filter().equals(query.filter()) || !read.text().equals(query.text())) {
                    query = read;
                    reload();
                }
            }
            case AuditQuery.Read.Invalid invalid -> queryTrouble.set(Optional.of(invalid));
        }
    }

    private void accept(FleetFrame frame) {
        boolean now = frame.freshness().allowsCommands();
        boolean back = now && !live;
        live = now;
        if (back) {
            checkedOnce = false;
            reload();
            return;
        }
        lead();
        if (frame.freshness() instanceof Freshness.Replay) {
            return; // nothing follows in the past
        }
        int arrived = 0;
        for (FleetEvent.News one : frame.changes().news()) {
            if (one instanceof FleetEvent.AuditAppended(AuditRecord entry)
                    && entry.n() > window.newest()
                    && query.filter().matches(entry)) {
                arrived++;
            }
        }
        if (arrived > 0 || frame.changes().whole()) {
            newer.set(newer.get() + arrived);
            if (atTop.get() && selected.get() == null && !window.hasNewer()) {
                newest();
            }
        }
    }

    /// Loads the search anew; what is there stays until the answer comes.
    void reload() {
        generation++;
        busy = false;
        ledTo = null;
        if (!mayRead()) {
            state.set(new AuditState.NotAllowed());
            return;
        }
        if (window.rows().isEmpty()) {
            state.set(new AuditState.Loading());
        }
        ask(TrailPlace.END, part -> {
            window.begin(part.entries(), part.entries().size() == PAGE);
            newer.set(0);
            keepSelection();
            if (!checkedOnce && !window.rows().isEmpty()) {
                checkedOnce = true;
                verifyUnasked();
            }
        });
    }

    /// Stops waiting for entries; what is there then offers to ask again.
    void giveUp() {
        if (busy) {
            generation++;
            busy = false;
            again = false;
            answered(new Answer.Unanswered<>(), _ -> {});
        }
    }

    /// Loads older entries, if there are any and nothing is being loaded.
    void older() {
        if (!busy && window.hasOlder()) {
            ask(
                    new TrailPlace.Before(window.oldest()),
                    part -> window.addOlder(part.entries(), part.entries().size() == PAGE));
        }
    }

    /// Shows what came since. Begins anew where what lies between was let go.
    void newest() {
        if (window.hasNewer() || window.rows().isEmpty()) {
            reload();
            return;
        }
        if (busy) {
            again = true;
            return;
        }
        ask(new TrailPlace.After(window.newest()), part -> {
            boolean more = part.entries().size() == PAGE;
            window.addNewer(part.entries(), false);
            newer.set(0);
            again |= more;
        });
    }

    /// Leads the list to the moment that the other screens show; what came later stays above it. Nothing is led where
    /// the present is shown.
    private void lead() {
        Instant moment = fleet.frame().freshness() instanceof Freshness.Replay(Instant at) ? at : null;
        if (moment == null && ledTo != null) {
            reload();
        }
        if (moment != null && !busy && !moment.equals(ledTo) && !window.reaches(moment)) {
            ledTo = moment;
            ask(
                    query.filter().by(moment),
                    TrailPlace.END,
                    part -> window.beginAt(part.entries(), part.entries().size() == PAGE));
        }
        then.set(moment == null ? Optional.empty() : window.newestBy(moment));
    }

    private void ask(TrailPlace place, Consumer<AuditEvidence> shown) {
        ask(query.filter(), place, shown);
    }

    private void ask(TrailFilter wanted, TrailPlace place, Consumer<AuditEvidence> shown) {
        long asked = generation;
        busy = true;
        CompletableFuture<?> unused = parts.trail()
                .page(wanted, place, PAGE)
                .thenAccept(answer -> parts.fxThread().execute(() -> {
                    if (asked == generation) {
                        busy = false;
                        answered(answer, shown);
                    }
                }));
    }

    private void answered(Answer<AuditEvidence> answer, Consumer<AuditEvidence> shown) {
        switch (answer) {
            case Answer.Given<AuditEvidence>(AuditEvidence part) -> {
                rememberedAsOf = null;
                show(part, shown);
            }
            case Answer.Remembered<AuditEvidence>(AuditEvidence part, Instant asOf) -> {
                rememberedAsOf = asOf;
                show(part, shown);
            }
            case Answer.Refused<AuditEvidence>(int _, String _, String sentence, String correlation) ->
                failed(new ActionTrouble(strings.get("audit.trouble"), sentence, Optional.of(correlation)));
            case Answer.Unanswered<AuditEvidence> _ -> unanswered();
        }
        lead();
        describe();
        if (again) {
            again = false;
            newest();
        }
    }

    private void show(AuditEvidence part, Consumer<AuditEvidence> shown) {
        trouble.set(Optional.empty());
        shown.accept(part);
        if (!window.rows().isEmpty()) {
            state.set(new AuditState.Ready());
        } else if (query.filter().isEverything()) {
            state.set(rememberedAsOf == null ? new AuditState.Empty() : new AuditState.NotCached());
        } else {
            state.set(new AuditState.FilteredOut(query.text()));
        }
    }

    private void unanswered() {
        if (window.rows().isEmpty()) {
            state.set(live ? new AuditState.Failed() : new AuditState.NotCached());
        }
        if (live) {
            failed(new ActionTrouble(
                    strings.get("audit.trouble"), strings.get("audit.trouble.unanswered"), Optional.empty()));
        }
    }

    private void failed(ActionTrouble what) {
        if (window.rows().isEmpty()) {
            state.set(new AuditState.Failed());
        }
        trouble.set(Optional.of(what));
    }

    private boolean mayRead() {
        SessionInfo session = fleet.frame().session();
        return session == null || session.capabilities().contains(Capability.AUDIT_READ_OWN);
    }

    /// An entry that is loaded stays the one that is looked at.
    private void keepSelection() {
        AuditDetail chosen = selected.get();
        if (chosen != null) {
            selected.set(window.find(chosen.entry().n()).orElse(null));
        }
    }

    /// Works out anew whether the entries that are loaded are what was written.
    void verifyShown() {
        if (!window.rows().isEmpty()) {
            check.begin(window.oldest(), window.newest());
        }
    }

    /// What was found of another trail, or of an earlier part, says nothing of what is shown now. A range of more than
    /// a page is looked at only where somebody asks.
    private void verifyUnasked() {
        if (window.newest() - window.oldest() < AuditTrail.MOST) {
            verifyShown();
        } else {
            check.cancel();
        }
    }

    /// The same for the whole trail up to now.
    void verifyAll() {
        check.begin(1, Math.max(window.newest(), 1));
    }

    ChainCheck check() {
        return check;
    }

    private void describe() {
        range.set(words.range(query.filter(), window));
        note.set(words.note(
                rememberedAsOf, fleet.serverNowProperty().get(), fleet.frame().session()));
        status.set(
                window.rows().isEmpty()
                        ? ""
                        : strings.plural("audit.status", window.rows().size()));
    }

    TrailFilter filter() {
        return query.filter();
    }

    TrailWindow window() {
        return window;
    }

    StringProperty queryTextProperty() {
        return queryText;
    }

    /// Why what is written is no search, and where; what was searched for before is still shown.
    ReadOnlyObjectProperty<Optional<AuditQuery.Read.Invalid>> queryTroubleProperty() {
        return queryTrouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AuditState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What went wrong; what was there before is still shown.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Which entries are in force and which are loaded, always.
    ReadOnlyStringProperty rangeProperty() {
        return range.getReadOnlyProperty();
    }

    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How many entries came that are not in the list.
    ReadOnlyIntegerProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    /// The entry that is looked at; null for none.
    ObjectProperty<@Nullable AuditDetail> selectedProperty() {
        return selected;
    }

    /// The newest entry by the moment of the past that is shown; empty in the present.
    ReadOnlyObjectProperty<Optional<AuditDetail>> thenProperty() {
        return then.getReadOnlyProperty();
    }

    /// What belongs to the request of the entry that is looked at.
    RequestChain request() {
        return request;
    }

    /// Told whether the newest row is in view.
    BooleanProperty atTopProperty() {
        return atTop;
    }
}
