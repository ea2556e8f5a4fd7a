package pitwall.fleet.query;

/// One of the values of a term.
///
/// @param plain what it says, without quotes: `Team A`, `<30`, `rollingback`
/// @param text how it is written in a query: `"Team A"`
/// @param position index of its first character in the query text
/// @param length number of characters it takes there
public record QueryValue(String plain, String text, int position, int length) {
    /// Index behind its last character.
    public int end() {
        return position + length;
    }
}
