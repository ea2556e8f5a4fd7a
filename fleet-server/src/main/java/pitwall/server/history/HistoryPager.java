package pitwall.server.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;

/// Tells how the fleet was in answers of a bounded size. Thread-safe.
public final class HistoryPager {
    private static final int MOST_STEPS = 1_000;
    /// Who sees little of a large fleet is told what was found until then, and goes on from there.
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final HistoryReader reader;
    private final int most;

    /// @param most changes of an answer
    public HistoryPager(HistoryReader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /// One answer; times are seconds since 1970.
    ///
    /// @param after the `next` of the answer before; empty for the first
    /// @throws IllegalArgumentException where that was never a `next`
    public HistoryPage page(Tier tier, long from, long to, Optional<String> after, Scope scope, Precision precision) {
        Place place = after.map(Place::parse).orElseGet(() -> new Place(from, false, 0));
        Page page = new Page(place, most);
        reader.read(tier, place.at(), to, place.goesOn(), new PastView(scope, precision), page);
        return new HistoryPage(tier.step(reader.settings()), precision, page.steps, page.next);
    }

    /// Where an answer begins.
    ///
    /// @param at in seconds since 1970
    /// @param goesOn true among changes, false within a whole picture or at the beginning
    /// @param told so many changes of that step were told
    private record Place(long at, boolean goesOn, int told) {
        private static final Pattern WORDS = Pattern.compile("([cw])([0-9]{1,12})\\.([0-9]{1,9})");

        static Place parse(String text) {
            Matcher words = WORDS.matcher(text);
            if (!words.matches()) {
                throw new IllegalArgumentException("no place in a history: " + text);
            }
            return new Place(
                    Long.parseLong(words.group(2)), words.group(1).equals("c"), Integer.parseInt(words.group(3)));
        }

        String text() {
            return (goesOn ? "c" : "w") + at + "." + told;
        }
    }

    /// Takes as much as an answer holds.
    private static final class Page implements HistoryReader.Sink {
        private final Place place;
        private final int most;
        private final List<HistoryPage.Step> steps = new ArrayList<>();
        private final long begun = System.nanoTime();
        private int changes;
        private @Nullable String next;

        Page(Place place, int most) {
            this.place = place;
            this.most = most;
        }

        @Override
        public boolean step(long at, boolean begins, List<FleetEvent> events) {
            // What is gone meanwhile is not gone on with: it begins anew.
            boolean further = steps.isEmpty() && place.told() > 0 && at == place.at() && begins != place.goesOn();
            int first = further ? Math.min(place.told(), events.size()) : 0;
            int end = Math.min(events.size(), first + most - changes);
            steps.add(new HistoryPage.Step(Instant.ofEpochSecond(at), begins && !further, events.subList(first, end)));
            changes += end - first;
            if (end < events.size()) {
                next = new Place(at, !begins, end).text();
            } else if (changes == most || steps.size() == MOST_STEPS || System.nanoTime() - begun > LONGEST.toNanos()) {
                next = new Place(at + 1, true, 0).text();
            }
            return next == null;
        }
    }
}
