package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.query.Queries.CONTEXT;
import static pitwall.fleet.query.Queries.query;
import static pitwall.fleet.query.QueryExamples.PART;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.TestCars;

/// Replays the inputs kept among the test resources in every test run. To look for new ones:
/// `JAZZER_FUZZ=1 mvn -Pfast -pl fleet-model test -Dtest=CarQueryFuzzTest -Djazzer.hooks=true
/// -Djazzer.instrument=pitwall.fleet.**`.
class CarQueryFuzzTest {
    private static final List<Car> CARS = TestCars.any(20, new RandomSeed(7));

    @FuzzTest
    void anyTextIsAQueryOrAnErrorInsideTheText(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery parsed) -> holds(parsed);
            case QueryParse.Invalid(QueryError error) -> {
                assertThat(error.position()).isBetween(0, text.length());
                assertThat(error.length()).isBetween(1, text.length() - error.position());
            }
        }
    }

    private static void holds(CarQuery parsed) {
        assertThat(parsed.terms()).hasSizeLessThanOrEqualTo(CarQuery.MAX_TERMS);
        for (QueryTerm term : parsed.terms()) {
            String slice = parsed.text().substring(term.position(), term.end());
            assertThat(query(slice).canonical()).isEqualTo(term.text());
        }
        if (parsed.canonical().length() > CarQuery.MAX_LENGTH || parsed.terms().size() == CarQuery.MAX_TERMS) {
            return; // quotes or one more term may lead beyond the limits
        }
        CarQuery again = query(parsed.canonical());
        assertThat(again.canonical()).isEqualTo(parsed.canonical());
        for (Car car : CARS) {
            assertThat(again.matches(car, CONTEXT)).isEqualTo(parsed.matches(car, CONTEXT));
            assertThat(again.matches(car, PART, CONTEXT)).isEqualTo(parsed.matches(car, PART, CONTEXT));
        }
        String toggled = again.toggled(QueryField.RING, "1");
        if (toggled.length() <= CarQuery.MAX_LENGTH) {
            assertThat(query(toggled).isChosen(QueryField.RING, "1"))
                    .isNotEqualTo(parsed.isChosen(QueryField.RING, "1"));
        }
    }
}
