package pitwall.views.wizard.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.act.Permission;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.CarList;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.plan.LocalCount;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewKeeper;
import pitwall.views.wizard.plan.Review;

/// One rollout while it is written: the draft, what is wrong with it, what it would mean, and the way to its launch. FX
/// thread; needs no toolkit.
public final class WizardViewModel {
    private final WizardParts parts;
    private final FleetModel fleet;
    private final Surroundings around;
    private final Strings strings;
    private final ReleaseWords releaseWords;
    private final DraftDesk desk;
    private final LocalCounter counter;
    private final PreviewKeeper preview;
    private final PolicyLocks locks;
    private final Revalidation revalidation = new Revalidation();
    private final LaunchFlow flow;
    private final Permission creating;
    private final ObjectProperty<DraftStep> step = new SimpleObjectProperty<>(DraftStep.WHAT);
    private final SentDraft sent;
    private final Mistakes mistakes;
    private final LaunchGate gate;
    private final Launching launching;
    private final PlanFacts facts;
    private final CurrentWish wish;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    public WizardViewModel(WizardParts parts, Surroundings around) {
        this.parts = parts;
        this.around = around;
        this.fleet = parts.fleet();
        this.strings = around.strings();
        this.releaseWords = new ReleaseWords(strings);
        this.desk = new DraftDesk(parts.drafts(), fleet, parts.delayed());
        this.counter = new LocalCounter(fleet, parts.background(), parts.fxThread());
        this.preview = new PreviewKeeper(parts.server(), parts.fxThread(), parts.delayed(), this::previewed);
        this.locks = new PolicyLocks(parts.policies(), parts.fxThread(), strings);
        this.flow = new LaunchFlow(fleet, parts.commands(), parts.fxThread(), parts.delayed(), around);
        this.sent = new SentDraft(fleet, around, desk, flow, this::touch);
        this.creating = new Permission(Capability.ROLLOUT_CREATE, fleet, strings);
        this.mistakes = new Mistakes(parts.catalog(), releaseWords, strings);
        this.gate = new LaunchGate(
                new LaunchGate.Parts(desk, mistakes, preview, revalidation, flow, sent, creating.reasonProperty()),
                fleet,
                strings);
        this.wish = new CurrentWish(mistakes, counter, strings);
        this.launching = new Launching(desk.draftProperty(), this::wish, preview, gate, sent, flow);
        this.facts = new PlanFacts(fleet, counter, preview, locks);
        desk.draftProperty().subscribe(_ -> judge());
        counter.countProperty().subscribe(count -> count.ifPresent(this::counted));
        counter.countingProperty().subscribe(_ -> touch());
        preview.stateProperty().subscribe(_ -> touch());
        revalidation.reviewProperty().subscribe(_ -> touch());
        fleet.onFrame(desk::keepForItsOwner);
    }

    /// Follows fleet, releases and policy until the subscription ends; keeps what is unsaved then.
    public Subscription follow() {
        parts.catalog().want();
        locks.refresh();
        Subscription following = Subscription.combine(
                fleet.onFrame(this::look),
                fleet.modeProperty().subscribe(_ -> modeChanged()),
                parts.catalog().entriesProperty().subscribe(_ -> judge()),
                fleet.serverNowProperty().subscribe(_ -> touch()));
        look(fleet.frame());
        return following.and(desk::save);
    }

    private void look(FleetFrame frame) {
        desk.keepForItsOwner(frame);
        sent.look(frame);
    }

    /// Begins a draft as a template says; see [DraftDesk#begin].
    public void begin(String template) {
        desk.begin(template);
        revalidation.opened(draft(), false);
        if (!isLive()) {
            revalidation.lost(draft());
        }
        step.set(DraftStep.WHAT);
        judge();
    }

    /// Begins an empty draft for some cars.
    ///
    /// @param query which ones
    /// @param version of the release; empty for none yet
    public void beginFor(String query, String version) {
        begin(Templates.EMPTY);
        edit(draft -> draft.withTargets(draft.targets().withQuery(query)).withVersion(version));
    }

    /// Opens a kept draft; false where there is none.
    public boolean open(String id) {
        boolean found = desk.open(id);
        if (found) {
            revalidation.opened(draft(), true);
            judge();
            sent.look(fleet.frame());
        }
        return found;
    }

    /// Changes the draft, unless it waits for approval: then it must be withdrawn first.
    public void edit(UnaryOperator<RolloutDraft> change) {
        if (!isLocked()) {
            desk.edit(change);
        }
    }

    /// Names the cars that a file names: a list of ids, or a table with a column of them.
    ///
    /// @throws IOException if it cannot be read, or is so large that it is something else
    public void takeIds(Path file) throws IOException {
        String ids = CarList.ids(file);
        edit(draft -> draft.withTargets(draft.targets().withListed(true).withIds(ids)));
    }

    /// Leads to the map, from where the draft comes back with the cars that were chosen there.
    public void chooseOnMap() {
        if (!isLocked()) {
            saveNow();
            RolloutDraft now = draft();
            String query = now.targets().listed() ? "" : now.targets().query();
            around.navigator().open(new Destination.MapFor(now.id(), calledNow(), query));
        }
    }

    private String calledNow() {
        return draft().name().isBlank() ? usualName() : draft().name();
    }

    /// Changes one phase.
    public void editPhase(int number, UnaryOperator<PhaseDraft> change) {
        edit(draft -> number < draft.phases().size()
                ? draft.withPhase(number, change.apply(draft.phases().get(number)))
                : draft);
    }

    /// Moves a phase up (-1) or down (1).
    ///
    /// @return where it is then
    public int movePhase(int number, int places) {
        int last = draft().phases().size() - 1;
        if (number > last) {
            return number;
        }
        int to = Math.clamp(number + (long) places, 0, last);
        edit(draft -> draft.withPhaseMoved(number, to));
        return to;
    }

    private void judge() {
        RolloutDraft now = desk.draftProperty().get();
        if (now != null) {
            counter.count(now);
        }
        mistakes.judge(now, counter.countProperty().get(), now());
        if (now != null) {
            preview.follow(
                    wish.unsaid(now).orElse(null),
                    isLive() && creating.reasonProperty().get().isEmpty());
        }
        touch();
    }

    private void counted(LocalCount count) {
        RolloutDraft now = desk.draftProperty().get();
        if (now != null && !isLive()) {
            revalidation.counted(count);
        }
        if (now != null && now.targets().listed()) {
            mistakes.counted(now, count);
            preview.follow(wish.unsaid(now).orElse(null), isLive());
        }
        touch();
    }

    private void previewed(CreateRollout wish, Outcomes outcomes) {
        ReleaseTrust trust =
                parts.catalog().find(wish.version()).map(ReleaseEntry::trust).orElse(ReleaseTrust.TRUSTED);
        if (revalidation.seen(outcomes.checked(trust))) {
            desk.edit(draft -> draft.withChecked(outcomes.checked(trust)));
        }
        touch();
    }

    /// Accepts what changed since the draft was last seen by the server.
    public void acceptReview() {
        revalidation.accept().ifPresent(now -> desk.edit(draft -> draft.withChecked(now)));
        touch();
    }

    private void modeChanged() {
        RolloutDraft now = desk.draftProperty().get();
        if (now != null && !isLive()) {
            revalidation.lost(now);
            counter.countProperty().get().ifPresent(revalidation::counted);
        }
        if (isLive()) {
            locks.refresh();
        }
        judge();
    }

    /// The wish as it stands; empty while something is wrong or missing.
    public Optional<CreateRollout> wish() {
        return Optional.ofNullable(desk.draftProperty().get()).flatMap(wish::of);
    }

    /// What it is called where nobody typed a name.
    public String usualName() {
        return wish.usualName(draft());
    }

    /// The way from the draft to a rollout.
    public Launching launching() {
        return launching;
    }

    /// How far a step is.
    public StepState stateOf(DraftStep asked) {
        return gate.stateOf(asked);
    }

    /// What is wrong with the draft.
    public Mistakes mistakes() {
        return mistakes;
    }

    /// What is known beside the plan.
    public PlanFacts facts() {
        return facts;
    }

    /// Why the steps that need the server are of no use now; empty where they are.
    public Optional<String> whyNoServer() {
        return creating.reasonProperty().get();
    }

    /// Runs the preview again at once.
    public void previewAgain() {
        if (whyNoServer().isEmpty()) {
            preview.again();
        }
    }

    public void saveNow() {
        desk.saveNow();
    }

    public void saveAsTemplate() {
        desk.saveAsTemplate(calledNow());
        around.navigator().toast(strings.get("wizard.template.saved"), Optional.empty());
    }

    public void discard() {
        desk.discard();
    }

    /// True while nothing may be typed: a second person is asked, or whoever sits here may plan nothing.
    public boolean isLocked() {
        return sent.isWaiting() || isReadOnly();
    }

    /// True where whoever sits here may look at plans and make none.
    public boolean isReadOnly() {
        SessionInfo session = fleet.frame().session();
        return session != null && !session.capabilities().contains(Capability.ROLLOUT_CREATE);
    }

    public boolean isLive() {
        return fleet.frame().freshness().allowsCommands();
    }

    /// True where the server has not seen the draft as it is.
    public boolean isUnvalidated() {
        return revalidation.isUnwatched();
    }

    /// The draft on the desk; fails while there is none.
    public RolloutDraft draft() {
        RolloutDraft now = desk.draftProperty().get();
        if (now == null) {
            throw new IllegalStateException("no draft is open");
        }
        return now;
    }

    /// Null while nothing lies on the desk: then a template or a draft is to be chosen.
    public ReadOnlyObjectProperty<@Nullable RolloutDraft> draftProperty() {
        return desk.draftProperty();
    }

    public ReadOnlyObjectProperty<Optional<Instant>> savedProperty() {
        return desk.savedProperty();
    }

    public ObjectProperty<DraftStep> stepProperty() {
        return step;
    }

    /// What this computer counts.
    public Optional<LocalCount> count() {
        return counter.countProperty().get();
    }

    public ReadOnlyBooleanProperty countingProperty() {
        return counter.countingProperty();
    }

    public PreviewKeeper preview() {
        return preview;
    }

    public PolicyLocks locks() {
        return locks;
    }

    public ReleaseCatalog catalog() {
        return parts.catalog();
    }

    public ReleaseWords releaseWords() {
        return releaseWords;
    }

    public WizardParts parts() {
        return parts;
    }

    public Surroundings around() {
        return around;
    }

    public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
        return revalidation.reviewProperty();
    }

    /// Counts every change that a drawing of this may want to follow.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private void touch() {
        revision.set(revision.get() + 1);
    }

    public Instant now() {
        return fleet.serverNowProperty().get();
    }

    /// How old the preview is.
    public Duration previewAge(Outcomes counted) {
        return PreviewKeeper.age(counted, now());
    }

    ZoneId zone() {
        return strings.formats().zone();
    }
}
