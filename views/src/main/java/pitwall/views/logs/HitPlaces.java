package pitwall.views.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pitwall.views.logs.lines.LineCondition;

/// Where in a text stands what is searched for. Immutable.
///
/// @param search texts and expressions
record HitPlaces(List<LineCondition> search) {
    HitPlaces {
        search = List.copyOf(search);
    }

    /// Begins and ends.
    List<int[]> in(String text) {
        List<int[]> places = new ArrayList<>();
        for (LineCondition condition : search) {
            switch (condition) {
                case LineCondition.Text(String wanted) -> addAll(places, text.toLowerCase(Locale.ROOT), wanted);
                case LineCondition.Matches(var pattern) -> places.addAll(pattern.places(text));
                case LineCondition.Levels _, LineCondition.Span _, LineCondition.Cars _ -> {}
                case LineCondition.Sources _, LineCondition.Field _, LineCondition.Not _ -> {}
            }
        }
        return places;
    }

    private static void addAll(List<int[]> places, String folded, String wanted) {
        String sought = wanted.toLowerCase(Locale.ROOT);
        for (int at = folded.indexOf(sought); at >= 0 && places.size() < 50; at = folded.indexOf(sought, at + 1)) {
            places.add(new int[] {at, at + sought.length()});
        }
    }
}
