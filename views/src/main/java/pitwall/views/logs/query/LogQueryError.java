package pitwall.views.logs.query;

import java.util.List;

/// Why a text has no meaning.
///
/// @param position index of the first wrong character
/// @param length number of wrong characters
/// @param key of the sentence
/// @param arguments of the sentence
public record LogQueryError(int position, int length, String key, List<String> arguments) {
    public LogQueryError {
        arguments = List.copyOf(arguments);
    }
}
