package pitwall.fleet;

import java.util.Optional;

/// The unique id of a car, also its key on the wire, in URLs, topics and file names.
///
/// The grammar `[A-Za-z0-9._-]{1,64}` has no character that means something to a path, a query,
/// a message topic or a shell, so an id never needs escaping.
public record CarId(String value) implements Comparable<CarId> {
    /// The longest id, in characters.
    public static final int MAX_LENGTH = 64;

    public CarId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("car id must match [A-Za-z0-9._-]{1,64}, was '" + value + "'");
        }
    }

    /// Reads an id somebody typed or sent; empty if it breaks the grammar.
    public static Optional<CarId> parse(String text) {
        return isValid(text) ? Optional.of(new CarId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || text.equals(".") || text.equals("..")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(CarId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
