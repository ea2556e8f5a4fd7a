package pitwall.views.wizard.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.Permission;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftCheck;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.DraftWish;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.FieldProblem;
import pitwall.views.wizard.plan.ClockChange;
import pitwall.views.wizard.plan.LastSimilar;
import pitwall.views.wizard.plan.LocalCount;
import pitwall.views.wizard.plan.Outcomes;
import pitwall.views.wizard.plan.PreviewKeeper;
import pitwall.views.wizard.plan.PreviewState;
import pitwall.views.wizard.plan.Review;

/// One rollout while it is written: the draft, what is wrong with it, what it would mean, and the way to its launch. FX
/// thread; needs no toolkit.
public final class WizardViewModel {
    /// So far ahead people are told that a clock is changed.
    private static final Duration AHEAD = Duration.ofDays(14);

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
    private final ReadOnlyObjectWrapper<List<FieldProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final SentDraft sent;
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
        desk.draftProperty().subscribe(_ -> judge());
        counter.countProperty().subscribe(count -> count.ifPresent(this::counted));
        preview.stateProperty().subscribe(_ -> touch());
        revalidation.reviewProperty().subscribe(_ -> touch());
        fleet.onFrame(this::keepForItsOwner);
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
        keepForItsOwner(frame);
        sent.look(frame);
    }

    /// A draft belongs to a person and a server; whoever else sits here finds a clear desk, whether they look or not.
    private void keepForItsOwner(FleetFrame frame) {
        RolloutDraft now = desk.draftProperty().get();
        SessionInfo session = frame.session();
        if (now != null && now.isNobodys() && session != null) {
            desk.edit(draft -> draft.withOwner(session.server(), session.user()));
        } else if (now != null
                && !now.isNobodys()
                && (session == null || !now.isOf(session.server(), session.user()))) {
            desk.putAway();
        }
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
        List<PhaseDraft> phases = new ArrayList<>(draft().phases());
        int to = Math.clamp(number + (long) places, 0, Math.max(0, phases.size() - 1));
        if (number >= phases.size() || to == number) {
            return number;
        }
        phases.add(to, phases.remove(number));
        edit(draft -> draft.withPhases(phases));
        return to;
    }

    private void judge() {
        RolloutDraft now = desk.draftProperty().get();
        if (now == null) {
            problems.set(List.of());
            touch();
            return;
        }
        counter.count(now);
        List<FieldProblem> found = new ArrayList<>(DraftCheck.of(now, this::whyNotVersion, now(), zone()));
        found.addAll(emptyPhases(now));
        problems.set(List.copyOf(found));
        preview.follow(
                wish().map(WizardViewModel::unsaid).orElse(null),
                isLive() && creating.reasonProperty().get().isEmpty());
        touch();
    }

    /// What is counted does not change with what is said to it.
    private static CreateRollout unsaid(CreateRollout wish) {
        return wish.saying(null, null);
    }

    /// With listed ids a phase without a car cannot be asked for.
    private List<FieldProblem> emptyPhases(RolloutDraft draft) {
        Optional<LocalCount> count = counter.countProperty().get();
        if (!draft.targets().listed() || count.isEmpty()) {
            return List.of();
        }
        List<FieldProblem> found = new ArrayList<>();
        List<Set<CarId>> named = count.get().named();
        for (int number = 0; number < Math.min(named.size(), draft.phases().size()); number++) {
            if (named.get(number).isEmpty()) {
                found.add(new FieldProblem(
                        new Field(DraftStep.PHASES, Field.Name.PHASE_TARGETS, number),
                        false,
                        "phase-empty",
                        List.of()));
            }
        }
        return found;
    }

    private void counted(LocalCount count) {
        RolloutDraft now = desk.draftProperty().get();
        if (now != null && !isLive()) {
            revalidation.counted(count);
        }
        if (now != null && now.targets().listed()) {
            List<FieldProblem> found = new ArrayList<>(problems.get().stream()
                    .filter(problem -> !problem.key().equals("phase-empty"))
                    .toList());
            found.addAll(emptyPhases(now));
            problems.set(List.copyOf(found));
            preview.follow(wish().map(WizardViewModel::unsaid).orElse(null), isLive());
        }
        touch();
    }

    private Optional<String> whyNotVersion(String version) {
        Optional<ReleaseEntry> release = parts.catalog().find(version);
        if (release.isEmpty()) {
            boolean known = !parts.catalog().entriesProperty().get().isEmpty();
            return known ? Optional.of(strings.get("wizard.version.unknown")) : Optional.empty();
        }
        return release.flatMap(releaseWords::whyNot);
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
        RolloutDraft now = desk.draftProperty().get();
        if (now == null || !problems.get().isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalCount> count = counter.countProperty().get();
        if (now.targets().listed()
                && count.filter(each -> each.named().size() == now.phases().size())
                        .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(DraftWish.of(now, count.map(LocalCount::named).orElse(List.of()), usualName(), zone()));
    }

    /// What it is called where nobody typed a name.
    public String usualName() {
        RolloutDraft now = draft();
        return strings.get(
                "wizard.name.usual",
                now.version().isEmpty() ? "…" : now.version(),
                now.phases().stream()
                        .map(phase -> phase.text(PhaseDraft.Text.NAME).strip())
                        .collect(Collectors.joining(" → ")));
    }

    /// How far a step is.
    public StepState stateOf(DraftStep asked) {
        List<FieldProblem> here = problemsOf(asked);
        if (here.stream().anyMatch(problem -> !problem.missing())) {
            return StepState.WRONG;
        }
        if (!here.isEmpty()) {
            return StepState.NEEDS_INPUT;
        }
        return switch (asked) {
            case WHAT, WHO, PHASES, GATES, POLICY -> StepState.DONE;
            case PREVIEW -> previewStep();
            case LAUNCH -> sent.entryProperty().get().isPresent() ? StepState.NEEDS_INPUT : StepState.OPEN;
        };
    }

    private StepState previewStep() {
        if (reviewProperty().get().isPresent()) {
            return StepState.NEEDS_INPUT;
        }
        return switch (preview.stateProperty().get()) {
            case PreviewState.Nothing() -> StepState.OPEN;
            case PreviewState.Counting() -> StepState.OPEN;
            case PreviewState.Fresh() -> preview.isGoodAt(now()) ? StepState.DONE : StepState.NEEDS_INPUT;
            case PreviewState.Stale() -> StepState.NEEDS_INPUT;
            case PreviewState.Refused _ -> StepState.WRONG;
            case PreviewState.Unanswered() -> StepState.NEEDS_INPUT;
        };
    }

    public List<FieldProblem> problemsOf(DraftStep asked) {
        return problems.get().stream()
                .filter(problem -> problem.field().step() == asked)
                .toList();
    }

    public Optional<FieldProblem> problemOf(Field field) {
        return problems.get().stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }

    public String sentence(FieldProblem problem) {
        return strings.get("wizard.problem." + problem.key(), problem.words().toArray());
    }

    /// Why the steps that need the server are of no use now; empty where they are.
    public Optional<String> whyNoServer() {
        return creating.reasonProperty().get();
    }

    /// Why it cannot be launched now; empty when it can.
    public Optional<String> whyNotLaunch() {
        if (desk.draftProperty().get() == null) {
            return Optional.of(strings.get("wizard.why.nothing"));
        }
        if (whyNoServer().isPresent()) {
            return whyNoServer();
        }
        if (!problems.get().isEmpty()) {
            return Optional.of(
                    strings.plural("wizard.why.problems", problems.get().size()));
        }
        if (flow.busyProperty().get()) {
            return Optional.of(strings.get("wizard.why.busy"));
        }
        if (isLocked()) {
            return Optional.of(strings.get("wizard.why.waiting"));
        }
        Optional<String> already = sent.whyNot().map(each -> strings.get("wizard.why." + each.word(), each.rollout()));
        if (already.isPresent()) {
            return already;
        }
        if (reviewProperty().get().isPresent()) {
            return Optional.of(strings.get("wizard.why.review"));
        }
        if (!preview.isGoodAt(now())) {
            return Optional.of(
                    preview.stateProperty().get() instanceof PreviewState.Fresh
                            ? strings.get("wizard.why.old", strings.formats().age(PreviewKeeper.LIFE))
                            : strings.get("wizard.why.preview"));
        }
        return preview.outcomesProperty()
                        .get()
                        .filter(counted -> counted.touched() == 0)
                        .isPresent()
                ? Optional.of(strings.get("wizard.why.empty"))
                : Optional.empty();
    }

    /// How carefully the launch must be confirmed.
    public Danger danger() {
        return LaunchQuestion.danger(draft(), preview.outcomesProperty().get());
    }

    /// Asks, then writes the rollout down and starts it, or asks for approval.
    public void launch() {
        Optional<CreateRollout> wish = wish();
        Optional<Outcomes> counted = preview.outcomesProperty().get();
        if (whyNotLaunch().isPresent() || wish.isEmpty() || counted.isEmpty()) {
            return;
        }
        sent.launch(wish.get(), counted.get(), danger());
    }

    /// Takes back a request for approval, or a plan that was never started; the draft can be edited again.
    public void withdraw() {
        sent.withdraw();
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
        desk.saveAsTemplate(draft().name().isBlank() ? usualName() : draft().name());
        around.navigator().toast(strings.get("wizard.template.saved"), Optional.empty());
    }

    public void discard() {
        desk.discard();
    }

    /// True while a second person is asked: what they read must not change.
    public boolean isLocked() {
        return sent.isWaiting();
    }

    /// What is written down on the server and not running yet.
    public ReadOnlyObjectProperty<Optional<RolloutEntry>> sentProperty() {
        return sent.entryProperty();
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

    public ReadOnlyObjectProperty<List<FieldProblem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /// What this computer counts.
    public Optional<LocalCount> count() {
        return counter.countProperty().get();
    }

    public ReadOnlyBooleanProperty countingProperty() {
        return counter.countingProperty();
    }

    /// The clock that each region of the chosen cars lives by; empty while nobody knows.
    public Map<String, ZoneId> clocks() {
        Map<String, ZoneId> clocks = new TreeMap<>();
        count().map(each -> each.by().getOrDefault(LocalCount.Breakdown.REGION, Map.of()))
                .orElse(Map.of())
                .keySet()
                .forEach(region -> locks.zoneOf(region).ifPresent(zone -> clocks.put(region, zone)));
        return clocks;
    }

    /// Windows in which the clock is changed before the plan can be over.
    public List<ClockChange> clockChanges() {
        Instant from = now();
        Instant until = preview.outcomesProperty()
                .get()
                .map(counted -> counted.outlook().latest())
                .filter(latest -> latest.isAfter(from.plus(AHEAD)))
                .orElse(from.plus(AHEAD));
        return ClockChange.inside(draft().policy().windows(), clocks(), from, until);
    }

    /// What became of the last rollout like this one.
    public Optional<LastSimilar> lastSimilar() {
        return LastSimilar.of(
                draft().phases().stream()
                        .map(phase -> phase.text(PhaseDraft.Text.NAME).strip())
                        .toList(),
                preview.outcomesProperty().get().map(Outcomes::cars).orElse(0),
                fleet.frame().snapshot().board().rollouts());
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

    public ReadOnlyBooleanProperty busyProperty() {
        return flow.busyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return flow.troubleProperty();
    }

    public void dismissTrouble() {
        flow.dismissTrouble();
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
