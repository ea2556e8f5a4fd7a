package pitwall.views.wizard.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarPart;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.wizard.form.PastedIds;

/// How many cars a draft means, as far as this computer sees the fleet. Immutable. The server has the last word.
///
/// @param fleet all cars that are seen
/// @param chosen cars that the draft means, before they are divided
/// @param unclaimed chosen cars that belong to no phase
/// @param phases the cars of each phase, each in the first that means it; absent where the phase's query has no meaning
/// @param named the same cars by id, where ids are listed; empty sets otherwise
/// @param by the chosen cars by region, model, version and ring
/// @param unmatched listed ids of which no car is seen
public record LocalCount(
        int fleet,
        int chosen,
        int unclaimed,
        List<@Nullable Integer> phases,
        List<Set<CarId>> named,
        Map<Breakdown, Map<String, Integer>> by,
        List<CarId> unmatched) {
    /// How the chosen cars are counted.
    public enum Breakdown {
        REGION,
        MODEL,
        VERSION,
        RING
    }

    /// Counts; takes time in proportion to cars times phases, so it belongs on a thread of its own.
    public static LocalCount of(RolloutDraft draft, FleetSnapshot fleet, QueryContext context) {
        return new Counting(draft, context).count(fleet);
    }

    private static final class Counting {
        private final QueryContext context;
        private final boolean listed;
        private final CarQuery chosenBy;
        private final Set<CarId> ids;
        private final List<@Nullable CarQuery> phases = new ArrayList<>();
        private final int[] counts;
        private final List<Set<CarId>> named = new ArrayList<>();
        private final Map<Breakdown, Map<String, Integer>> by = new HashMap<>();
        private final Set<CarId> unmatched;
        private int fleet;
        private int chosen;
        private int unclaimed;

        Counting(RolloutDraft draft, QueryContext context) {
            this.context = context;
            this.listed = draft.targets().listed();
            CarQuery typed = parsed(draft.targets().query());
            this.chosenBy = typed == null ? CarQuery.ALL : typed;
            this.ids = listed ? PastedIds.in(draft.targets().ids()).ids() : Set.of();
            this.unmatched = new HashSet<>(ids);
            for (PhaseDraft phase : draft.phases()) {
                phases.add(parsed(phase.text(Text.TARGETS)));
                named.add(new HashSet<>());
            }
            this.counts = new int[phases.size()];
            for (Breakdown breakdown : Breakdown.values()) {
                by.put(breakdown, new HashMap<>());
            }
        }

        LocalCount count(FleetSnapshot snapshot) {
            for (int slot = 0; slot < snapshot.slots(); slot++) {
                Car car = snapshot.at(slot);
                if (car != null) {
                    look(car, snapshot.updateAt(slot));
                }
            }
            List<@Nullable Integer> each = new ArrayList<>();
            for (int number = 0; number < counts.length; number++) {
                each.add(phases.get(number) == null ? null : counts[number]);
            }
            return new LocalCount(
                    fleet,
                    chosen,
                    unclaimed,
                    each,
                    named,
                    by,
                    ids.stream().filter(unmatched::contains).toList());
        }

        private void look(Car car, @Nullable CarPart part) {
            fleet++;
            boolean meant = listed ? ids.contains(car.id()) : chosenBy.matches(car, part, context);
            if (!meant) {
                return;
            }
            chosen++;
            unmatched.remove(car.id());
            tally(Breakdown.REGION, car.info().region());
            tally(Breakdown.MODEL, car.info().model());
            tally(Breakdown.VERSION, car.status().actualVersion());
            tally(Breakdown.RING, Integer.toString(car.info().ring()));
            claim(car, part);
        }

        private void claim(Car car, @Nullable CarPart part) {
            for (int number = 0; number < phases.size(); number++) {
                CarQuery query = phases.get(number);
                if (query != null && query.matches(car, part, context)) {
                    counts[number]++;
                    if (listed) {
                        named.get(number).add(car.id());
                    }
                    return;
                }
            }
            unclaimed++;
        }

        private void tally(Breakdown breakdown, @Nullable String value) {
            by.getOrDefault(breakdown, new HashMap<>()).merge(value == null ? "—" : value, 1, Integer::sum);
        }

        private static @Nullable CarQuery parsed(String text) {
            return CarQuery.parse(text) instanceof QueryParse.Valid(CarQuery query) ? query : null;
        }
    }
}
