package pitwall.views.wizard.plan;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which phase a refusal of the server is about. Pure.
public final class RefusedPhase {
    private static final Pattern PLACE = Pattern.compile("\\bphases\\[(\\d{1,4})]");

    private RefusedPhase() {}

    /// The number of the phase, from 0, where the sentence names one of so many.
    public static OptionalInt in(String sentence, int phases) {
        Matcher found = PLACE.matcher(sentence);
        if (!found.find()) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(found.group(1));
        return number < phases ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
