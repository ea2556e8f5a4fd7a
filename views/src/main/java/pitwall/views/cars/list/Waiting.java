package pitwall.views.cars.list;

import java.util.Arrays;

/// How far one listing is from another.
final class Waiting {
    private Waiting() {}

    /// The fewest rows that must come, go or move to get from the one to the other.
    ///
    /// A row must move unless it belongs to the longest run of rows that keep their order, which patience sorting finds
    /// in n log n. Both listings must be of the same slots.
    static int between(CarListing shown, CarListing fresh, int slots) {
        int[] places = new int[slots];
        Arrays.fill(places, -1);
        for (int i = 0; i < shown.size(); i++) {
            if (shown.slot(i) >= 0 && shown.slot(i) < slots) {
                places[shown.slot(i)] = i;
            }
        }
        int[] kept = new int[fresh.size()];
        int common = 0;
        for (int i = 0; i < fresh.size(); i++) {
            int place = places[fresh.slot(i)];
            if (place >= 0 && shown.id(place).equals(fresh.id(i))) {
                kept[common++] = place;
            }
        }
        int moved = common - longestIncreasing(kept, common);
        return moved + (shown.size() - common) + (fresh.size() - common);
    }

    private static int longestIncreasing(int[] values, int count) {
        int[] tails = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (length == 0 || values[i] > tails[length - 1]) {
                tails[length++] = values[i];
            } else {
                int found = Arrays.binarySearch(tails, 0, length, values[i]);
                tails[found < 0 ? -found - 1 : found] = values[i];
            }
        }
        return length;
    }
}
