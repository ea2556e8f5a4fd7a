package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.TestCars.pick;
import static pitwall.fleet.query.Queries.CONTEXT;
import static pitwall.fleet.query.Queries.query;
import static pitwall.fleet.query.QueryExamples.PART;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.TestCars;

class CarQueryPropertyTest {
    @Test
    void whatIsWrittenCanonicallyReadsTheSameAndFindsTheSameCars() {
        RandomSeed seed = RandomSeed.announced("query round trip");
        RandomGenerator random = seed.generator();
        List<Car> cars = TestCars.any(60, seed);

        for (int i = 0; i < 2_000; i++) {
            CarQuery query = query(anyQuery(random));
            CarQuery again = query(query.canonical());

            assertThat(again.canonical()).as(query.text()).isEqualTo(query.canonical());
            assertThat(found(again, cars)).as(query.text()).isEqualTo(found(query, cars));
        }
    }

    @Test
    void aQueryFindsTheCarsThatEachOfItsTermsFinds() {
        RandomSeed seed = RandomSeed.announced("query terms");
        RandomGenerator random = seed.generator();
        List<Car> cars = TestCars.any(60, seed);

        for (int i = 0; i < 1_000; i++) {
            CarQuery query = query(anyQuery(random));
            List<Car> byTerms = new ArrayList<>(cars);
            for (QueryTerm term : query.terms()) {
                byTerms.retainAll(found(query(query.text().substring(term.position(), term.end())), cars));
            }

            assertThat(found(query, cars)).as(query.text()).isEqualTo(byTerms);
        }
    }

    @Test
    void removingATermRemovesNothingElse() {
        RandomGenerator random = RandomSeed.announced("query removal").generator();

        for (int i = 0; i < 1_000; i++) {
            CarQuery query = query(anyQuery(random));
            QueryTerm term = pick(random, query.terms().toArray(QueryTerm[]::new));
            String others = query.terms().stream()
                    .filter(other -> !other.equals(term))
                    .map(QueryTerm::text)
                    .collect(Collectors.joining(" "));

            assertThat(query(query.without(term)).canonical()).as(query.text()).isEqualTo(others);
        }
    }

    @Test
    void togglingTwiceAsksForTheSameAgain() {
        RandomGenerator random = RandomSeed.announced("query toggling").generator();

        for (int i = 0; i < 1_000; i++) {
            CarQuery query = query(anyQuery(random));
            QueryField field = pick(random, QueryField.REGION, QueryField.NAME, QueryField.VERSION, QueryField.TAG);
            String value = anyText(random);
            CarQuery once = query(query.toggled(field, value));
            CarQuery twice = query(once.toggled(field, value));

            assertThat(once.isChosen(field, value)).as(query.text()).isNotEqualTo(query.isChosen(field, value));
            assertThat(twice.isChosen(field, value)).as(query.text()).isEqualTo(query.isChosen(field, value));
        }
    }

    @Test
    void wildcardsAgreeWithARegularExpression() {
        RandomGenerator random = RandomSeed.announced("query wildcards").generator();

        for (int i = 0; i < 20_000; i++) {
            String glob = characters(random, "ab*", 1 + random.nextInt(6));
            String text = characters(random, "abAB", random.nextInt(8));
            TextPattern pattern = new TextPattern(List.of(glob.split("\\*+", -1)));
            String expression = glob.replace("*", ".*");

            assertThat(pattern.matches(text))
                    .as("%s on %s", glob, text)
                    .isEqualTo(Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                            .matcher(text)
                            .matches());
        }
    }

    private static List<Car> found(CarQuery query, List<Car> cars) {
        return cars.stream().filter(car -> query.matches(car, PART, CONTEXT)).toList();
    }

    private static String anyQuery(RandomGenerator random) {
        return IntStream.rangeClosed(0, random.nextInt(5))
                .mapToObj(i -> anyTerm(random))
                .collect(Collectors.joining(pick(random, " ", "  ", "\t")));
    }

    private static String anyTerm(RandomGenerator random) {
        QueryField field = pick(random, QueryField.values());
        String head = field == QueryField.TEXT ? "" : field.word() + ":";
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> anyValue(field, random))
                .collect(Collectors.joining(",", pick(random, "", "", "-") + head, ""));
    }

    private static String anyValue(QueryField field, RandomGenerator random) {
        return switch (field.kind()) {
            case TEXT -> anyWritten(field, anyText(random), random);
            case LABEL -> anyWritten(field, "k=" + anyText(random), random);
            case NUMBER -> random.nextInt(8) == 0 ? "*" : pick(random, "<", "<=", ">", ">=", "") + random.nextInt(99);
            case AGE -> field == QueryField.CHANGED && random.nextBoolean() ? anySince(random) : anyAge(random);
            case WORD -> pick(random, field.words().toArray(String[]::new));
            case AREA -> random.nextInt(8) == 0 ? "*" : anyArea(random);
        };
    }

    private static String anyAge(RandomGenerator random) {
        return pick(random, "<", "<=", ">", ">=") + random.nextInt(99) + pick(random, "s", "m", "h", "d");
    }

    private static String anySince(RandomGenerator random) {
        String time = "%02d:%02d%s".formatted(random.nextInt(24), random.nextInt(60), pick(random, "", ":00", ":59"));
        String date =
                "2026-05-0" + (3 + random.nextInt(2)) + pick(random, "T", "t") + time + pick(random, "", "Z", "z");
        return pick(random, random.nextInt(99) + pick(random, "s", "m", "h", "d"), time, date);
    }

    private static String anyArea(RandomGenerator random) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(4))
                .mapToObj(i -> random.nextInt(-90, 91) + "/" + random.nextInt(-180, 181) + pick(random, "", ".25"))
                .collect(Collectors.joining(";"));
    }

    private static String anyWritten(QueryField field, String plain, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case 1 -> QueryWriter.written(field, TextPattern.literal(plain));
            default -> QueryWriter.written(field, new TextPattern(List.of(plain.split("\\*", -1))));
        };
    }

    private static String anyText(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                pick(random, "munich", "Ärger", "red van", "Car \"5\"", "a,b", "4.2.*", "south*", "owner", "test");
            default -> characters(random, "aB*\",:- \\<>=ä\uD83D\uDE97", 1 + random.nextInt(5));
        };
    }

    private static String characters(RandomGenerator random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
