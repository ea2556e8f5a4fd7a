package pitwall.checks.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where words are asked for: `%key` in FXML, `strings.get("key")` in code, `"prefix." + something` where the rest
/// of the key is a name that comes at run time.
///
/// @param asked keys that are asked for word by word
/// @param prefixes beginnings of keys that are asked for
/// @param literals every piece of text in quotes, since a key may be handed on before it is asked for
record WordUse(Set<String> asked, Set<String> prefixes, Set<String> literals) {
    private static final Pattern IN_FXML = Pattern.compile("=\"%([^\"]+)\"");
    private static final Pattern IN_CODE =
            Pattern.compile("(?i)\\w*strings(?:\\(\\))?\\s*\\.\\s*(?:get|plural)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)+)\"(\\s*\\+)?");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");

    static WordUse of(List<Path> sources, List<Path> screens) {
        List<String> code = sources.stream()
                .map(file -> COMMENT.matcher(Repository.read(file)).replaceAll(""))
                .toList();
        Stream<String> fxml = screens.stream()
                .flatMap(file -> IN_FXML.matcher(Repository.read(file)).results())
                .map(match -> match.group(1));
        Stream<String> calls = matches(code, IN_CODE, false);
        Stream<String> actions = matches(code, LITERAL, false).filter(literal -> literal.startsWith("action."));
        return new WordUse(
                Stream.of(fxml, calls, actions).flatMap(keys -> keys).collect(Collectors.toCollection(TreeSet::new)),
                matches(code, LITERAL, true)
                        .filter(literal -> literal.endsWith("."))
                        .collect(Collectors.toSet()),
                matches(code, LITERAL, false).collect(Collectors.toSet()));
    }

    private static Stream<String> matches(List<String> code, Pattern pattern, boolean goesOn) {
        return code.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .filter(match -> (match.group(2) != null) == goesOn)
                .map((MatchResult match) -> match.group(1));
    }

    /// Whether somebody may ask for this key. A beginning counts only for keys with one more name behind it.
    boolean uses(String key) {
        String stem = key.replaceFirst("\\.(one|other)$", "");
        return mentions(key)
                || mentions(stem)
                || literals.stream()
                        .filter(end -> end.matches("(\\.[\\w-]+)+") && stem.endsWith(end))
                        .anyMatch(end -> mentions(stem.substring(0, stem.length() - end.length())));
    }

    private boolean mentions(String word) {
        return asked.contains(word)
                || literals.contains(word)
                || prefixes.contains(word.substring(0, word.lastIndexOf('.') + 1));
    }
}
