package pitwall.checks.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of one language, as they stand in the file.
///
/// @param twice keys that stand there more than once, of which a program would see only the last
record Messages(Map<String, String> words, List<String> twice) {
    static final Path FOLDER = Repository.ROOT.resolve("assets/src/main/resources/pitwall/assets/i18n");

    private static final Pattern ENTRY = Pattern.compile("^\\s*([^#!=:\\s]+)\\s*[=:]\\s*(.*)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    static Messages read(String file) {
        return of(FOLDER.resolve(file));
    }

    static Messages of(Path file) {
        Map<String, String> words = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        String text = Repository.read(file).replaceAll("\\\\\\R\\s*", "");
        for (String line : text.lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && words.put(entry.group(1), entry.group(2)) != null) {
                twice.add(entry.group(1));
            }
        }
        return new Messages(words, twice);
    }

    Set<String> keys() {
        return words.keySet();
    }

    boolean has(String key) {
        return words.containsKey(key) || (words.containsKey(key + ".one") && words.containsKey(key + ".other"));
    }

    /// The numbers of the placeholders in each sentence.
    Map<String, Set<String>> placeholders() {
        return words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> placeholders(entry.getValue())));
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
