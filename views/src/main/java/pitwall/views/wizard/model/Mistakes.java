package pitwall.views.wizard.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.form.DraftCheck;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.form.Field;
import pitwall.views.wizard.form.FieldProblem;
import pitwall.views.wizard.plan.LocalCount;

/// What is wrong with the draft, or still missing, in the order of the steps. FX thread; needs no toolkit.
public final class Mistakes {
    private static final String EMPTY_PHASE = "phase-empty";

    private final ReleaseCatalog catalog;
    private final ReleaseWords words;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<List<FieldProblem>> problems = new ReadOnlyObjectWrapper<>(List.of());

    Mistakes(ReleaseCatalog catalog, ReleaseWords words, Strings strings) {
        this.catalog = catalog;
        this.words = words;
        this.strings = strings;
    }

    /// Judges a draft; null while there is none.
    void judge(@Nullable RolloutDraft draft, Optional<LocalCount> count, Instant now) {
        if (draft == null) {
            problems.set(List.of());
            return;
        }
        List<FieldProblem> found = new ArrayList<>(
                DraftCheck.of(draft, this::whyNotVersion, now, strings.formats().zone()));
        found.addAll(emptyPhases(draft, count));
        problems.set(List.copyOf(found));
    }

    /// Judges again only what depends on the cars that were counted.
    void counted(RolloutDraft draft, LocalCount count) {
        List<FieldProblem> found = new ArrayList<>(problems.get().stream()
                .filter(problem -> !problem.key().equals(EMPTY_PHASE))
                .toList());
        found.addAll(emptyPhases(draft, Optional.of(count)));
        problems.set(List.copyOf(found));
    }

    /// With listed ids a phase without a car cannot be asked for.
    private static List<FieldProblem> emptyPhases(RolloutDraft draft, Optional<LocalCount> count) {
        if (!draft.targets().listed() || count.isEmpty()) {
            return List.of();
        }
        List<FieldProblem> found = new ArrayList<>();
        List<Set<CarId>> named = count.get().named();
        for (int number = 0; number < Math.min(named.size(), draft.phases().size()); number++) {
            if (named.get(number).isEmpty()) {
                found.add(new FieldProblem(
                        new Field(DraftStep.PHASES, Field.Name.PHASE_TARGETS, number), false, EMPTY_PHASE, List.of()));
            }
        }
        return found;
    }

    private Optional<String> whyNotVersion(String version) {
        Optional<ReleaseEntry> release = catalog.find(version);
        if (release.isEmpty()) {
            boolean known = !catalog.entriesProperty().get().isEmpty();
            return known ? Optional.of(strings.get("wizard.version.unknown")) : Optional.empty();
        }
        return release.flatMap(words::whyNot);
    }

    boolean none() {
        return problems.get().isEmpty();
    }

    int count() {
        return problems.get().size();
    }

    public List<FieldProblem> of(DraftStep asked) {
        return problems.get().stream()
                .filter(problem -> problem.field().step() == asked)
                .toList();
    }

    public Optional<FieldProblem> of(Field field) {
        return problems.get().stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }

    public String sentence(FieldProblem problem) {
        return strings.get("wizard.problem." + problem.key(), problem.words().toArray());
    }

    public ReadOnlyObjectProperty<List<FieldProblem>> property() {
        return problems.getReadOnlyProperty();
    }
}
