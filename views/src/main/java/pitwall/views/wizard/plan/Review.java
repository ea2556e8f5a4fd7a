package pitwall.views.wizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.views.drafts.Checked;
import pitwall.views.drafts.Checked.PhaseCount;

/// What is other than it was when a draft was last shown to the server. Whoever launches must have accepted it. Pure.
///
/// @param then what the server counted last; absent for a draft that it never saw
/// @param now what it counts
/// @param lines what differs, most important first; one at least
public record Review(@Nullable Checked then, Checked now, List<Line> lines) {
    /// One figure that changed.
    ///
    /// @param what of all or of one phase
    /// @param phase its name; empty where it is about all
    /// @param then as it was; empty where nobody knows
    /// @param draft as this computer counted it while it wrote without a connection; empty where it did not
    /// @param now as it is
    public record Line(What what, String phase, String then, String draft, String now) {}

    /// What can change behind a draft.
    public enum What {
        RELEASE,
        APPROVAL,
        CARS,
        ELIGIBLE,
        EXCLUDED,
        CONFLICTS,
        NO_WAY_BACK,
        /// A phase that the draft had and has no more; its cars are those of then.
        GONE
    }

    public Review {
        lines = List.copyOf(lines);
    }

    /// Empty where nothing changed that anybody would want to know.
    ///
    /// @param local how many cars each phase had in the eyes of this computer; empty where it counted none
    public static Optional<Review> of(@Nullable Checked then, List<@Nullable Integer> local, Checked now) {
        Comparison comparison = new Comparison(then, local, now);
        comparison.compare();
        return comparison.lines.isEmpty() ? Optional.empty() : Optional.of(new Review(then, now, comparison.lines));
    }

    private static final class Comparison {
        private final @Nullable Checked then;
        private final List<@Nullable Integer> local;
        private final Checked now;
        private final List<Line> lines = new ArrayList<>();

        Comparison(@Nullable Checked then, List<@Nullable Integer> local, Checked now) {
            this.then = then;
            this.local = local;
            this.now = now;
        }

        void compare() {
            add(What.RELEASE, "", then == null ? "" : then.release(), "", now.release());
            add(
                    What.APPROVAL,
                    "",
                    then == null ? "" : Boolean.toString(then.approvalNeeded()),
                    "",
                    Boolean.toString(now.approvalNeeded()));
            List<PhaseCount> left = then == null ? new ArrayList<>() : new ArrayList<>(then.phases());
            for (int number = 0; number < now.phases().size(); number++) {
                PhaseCount today = now.phases().get(number);
                phase(number, take(left, today.name()), today);
            }
            left.forEach(gone -> add(What.GONE, gone.name(), count(gone.cars()), "", ""));
        }

        /// A phase keeps its name when it is moved, so its name says which it was. Of two with one name the first is
        /// taken first.
        private static @Nullable PhaseCount take(List<PhaseCount> left, String name) {
            for (int number = 0; number < left.size(); number++) {
                if (left.get(number).name().equals(name)) {
                    return left.remove(number);
                }
            }
            return null;
        }

        /// @param number its place in the draft as it is, which is that of what this computer counted
        private void phase(int number, @Nullable PhaseCount before, PhaseCount today) {
            Integer counted = number < local.size() ? local.get(number) : null;
            String draft = counted == null ? "" : counted.toString();
            add(What.CARS, today.name(), count(before == null ? null : before.cars()), draft, count(today.cars()));
            if (before == null) {
                return;
            }
            add(What.ELIGIBLE, today.name(), count(before.eligible()), "", count(today.eligible()));
            add(What.EXCLUDED, today.name(), count(sum(before)), "", count(sum(today)));
            add(What.CONFLICTS, today.name(), count(before.conflicts()), "", count(today.conflicts()));
            add(What.NO_WAY_BACK, today.name(), count(before.withoutWayBack()), "", count(today.withoutWayBack()));
        }

        private static int sum(PhaseCount phase) {
            return phase.excluded().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
        }

        private static String count(@Nullable Integer number) {
            return number == null ? "" : number.toString();
        }

        private void add(What what, String phase, String before, String draft, String today) {
            boolean changed = !Objects.equals(before, today);
            boolean newAndDull = before.isEmpty() && draft.isEmpty() && what == What.APPROVAL;
            if (changed && !newAndDull) {
                lines.add(new Line(what, phase, before, draft, today));
            }
        }
    }
}
