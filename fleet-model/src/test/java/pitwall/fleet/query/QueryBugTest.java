package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.query.Queries.CONTEXT;
import static pitwall.fleet.query.QueryExamples.FAILED;
import static pitwall.fleet.query.QueryExamples.PART;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The examples of the language are worth something: each of these mistakes would turn one of them around. A text
/// that a mistake makes unreadable does not count.
final class QueryBugTest {
    @ParameterizedTest
    @EnumSource(QueryBug.class)
    void everyPlantedBugIsNoticedByAnExample(QueryBug bug) {
        List<String> noticed = Stream.concat(
                        QueryExamples.FOUND.stream().filter(text -> answers(bug.reads(text), false)),
                        QueryExamples.MISSED.stream().filter(text -> answers(bug.reads(text), true)))
                .toList();

        assertThat(noticed).as("examples that notice: %s", bug).isNotEmpty();
    }

    private static boolean answers(String text, boolean found) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) -> query.matches(FAILED, PART, CONTEXT) == found;
            case QueryParse.Invalid _ -> false;
        };
    }
}
