package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page that says what answers which requirement names classes; they must be there.
class RequirementsTest {
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z]+)`");

    @Test
    void everyClassThatThePageNamesExists() {
        Set<String> known = Repository.files(Repository.ROOT, ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        String page = Repository.read(Repository.ROOT.resolve("docs/requirements.md"));
        List<String> named = CLASS.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(100);
        assertThat(known).containsAll(named);
    }
}
