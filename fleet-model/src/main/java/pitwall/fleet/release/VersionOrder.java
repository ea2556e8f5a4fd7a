package pitwall.fleet.release;

import java.util.Comparator;
import pitwall.fleet.query.NaturalOrder;

/// Which of two versions is newer: numbers by their value, and a pre-release (`4.3.0-rc1`) before its release
/// (`4.3.0`), as in Semantic Versioning 2.0, item 11. What follows a `+` does not count.
public final class VersionOrder implements Comparator<String> {
    public static final VersionOrder INSTANCE = new VersionOrder();

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        String leftVersion = beforePlus(left);
        String rightVersion = beforePlus(right);
        int compared = NaturalOrder.INSTANCE.compare(core(leftVersion), core(rightVersion));
        return compared != 0 ? compared : comparePreRelease(preRelease(leftVersion), preRelease(rightVersion));
    }

    private static int comparePreRelease(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return NaturalOrder.INSTANCE.compare(left, right);
    }

    private static String beforePlus(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }

    private static String core(String version) {
        int dash = version.indexOf('-');
        return dash < 0 ? version : version.substring(0, dash);
    }

    private static String preRelease(String version) {
        int dash = version.indexOf('-');
        return dash < 0 ? "" : version.substring(dash + 1);
    }
}
