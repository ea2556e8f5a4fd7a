package pitwall.views.kit;

/// What could stand at the caret.
///
/// @param from index of the first character it replaces
/// @param to index behind the last character it replaces
/// @param text what is written there
/// @param label what the list of proposals shows
/// @param count how many would match; -1 where nobody counted
public record Proposal(int from, int to, String text, String label, int count) {
    /// The query text with this proposal in it.
    public String applied(String query) {
        return query.substring(0, from) + text + query.substring(to);
    }

    /// Where the caret stands afterwards.
    public int caret() {
        return from + text.length();
    }
}
