package pitwall.fleet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.query.RawTerm.RawValue;

/// Gives the values of a term their meaning, or says why they have none.
final class TermCompiler {
    private final QueryField field;

    private TermCompiler(QueryField field) {
        this.field = field;
    }

    static CompiledTerm compile(RawTerm raw) throws QueryRefusal {
        TermCompiler compiler = new TermCompiler(raw.field());
        List<QueryValue> values = new ArrayList<>();
        CarTest[] tests = new CarTest[raw.values().size()];
        for (int i = 0; i < tests.length; i++) {
            RawValue value = raw.values().get(i);
            Meaning meaning = compiler.meaning(value);
            tests[i] = meaning.test();
            values.add(new QueryValue(meaning.plain(), meaning.text(), value.position(), value.length()));
        }
        CarTest any = CarTest.anyOf(tests);
        QueryTerm term = new QueryTerm(raw.field(), raw.negated(), values, raw.position(), raw.length());
        return new CompiledTerm(term, raw.negated() ? (car, part, context) -> !any.holds(car, part, context) : any);
    }

    private record Meaning(String plain, String text, CarTest test) {
        Meaning(String text, CarTest test) {
            this(text, text, test);
        }
    }

    private Meaning meaning(RawValue value) throws QueryRefusal {
        return switch (field.kind()) {
            case TEXT -> text(value);
            case LABEL -> label(value);
            case NUMBER -> value.pattern().isAnything() ? anything() : number(value);
            case AGE -> value.pattern().isAnything() ? anything() : age(value);
            case WORD -> value.pattern().isAnything() ? anything() : word(value);
            case AREA -> value.pattern().isAnything() ? anything() : area(value);
        };
    }

    private Meaning anything() {
        return new Meaning("*", FieldTests.present(field));
    }

    private Meaning text(RawValue value) throws QueryRefusal {
        TextPattern pattern = value.pattern();
        char first = (pattern.plain() + ' ').charAt(0);
        if (field != QueryField.TEXT && !value.quoted() && (first == '<' || first == '>')) {
            throw refusal(value, QueryError.NOT_COMPARABLE, field.word());
        }
        return new Meaning(pattern.plain(), QueryWriter.written(field, pattern), FieldTests.text(field, pattern));
    }

    private Meaning label(RawValue value) throws QueryRefusal {
        TextPattern pattern = value.pattern();
        List<TextPattern> sides = pattern.splitAtEquals();
        if (sides.isEmpty() || sides.getFirst().isEmpty()) {
            throw refusal(value, QueryError.BAD_LABEL, pattern.plain());
        }
        CarTest test = FieldTests.label(sides.getFirst(), sides.getLast());
        return new Meaning(pattern.plain(), QueryWriter.written(field, pattern), test);
    }

    private Meaning number(RawValue value) throws QueryRefusal {
        Comparison comparison = Comparison.of(literal(value));
        int wanted = comparison
                .number()
                .orElseThrow(() ->
                        refusal(value, QueryError.BAD_NUMBER, value.pattern().plain(), field.word()));
        Comparison.Operator operator = comparison.operator();
        return new Meaning(operator.sign() + wanted, FieldTests.number(field, operator, wanted));
    }

    private Meaning age(RawValue value) throws QueryRefusal {
        TimeBound bound = bound(literal(value))
                .orElseThrow(() -> refusal(value, badBound(), value.pattern().plain(), field.word()));
        return new Meaning(bound.toString(), FieldTests.age(field, bound));
    }

    private Optional<TimeBound> bound(String text) {
        return field == QueryField.CHANGED
                ? TimeBound.since(text)
                : AgeBound.of(text).map(bound -> bound);
    }

    private String badBound() {
        return field == QueryField.CHANGED ? QueryError.BAD_SINCE : QueryError.BAD_AGE;
    }

    private Meaning word(RawValue value) throws QueryRefusal {
        Map<String, Enum<?>> words = FieldWords.of(field);
        String word = FieldWords.normal(literal(value));
        Enum<?> wanted = Optional.ofNullable(words.get(word)).orElseThrow(() -> unknown(value, words));
        return new Meaning(word, FieldTests.word(field, wanted));
    }

    private Meaning area(RawValue value) throws QueryRefusal {
        String text = literal(value);
        Area area = Area.of(text).orElseThrow(() -> refusal(value, QueryError.BAD_AREA, text));
        return new Meaning(text, FieldTests.area(area));
    }

    private QueryRefusal unknown(RawValue value, Map<String, ?> words) {
        String plain = value.pattern().plain();
        String known = String.join(", ", words.keySet());
        return field == QueryField.STATUS
                ? refusal(value, QueryError.UNKNOWN_STATUS, plain, known)
                : refusal(value, QueryError.UNKNOWN_VALUE, plain, field.word(), known);
    }

    /// The value where wildcards mean nothing: one with a wildcard is then no number, age or word.
    private static String literal(RawValue value) {
        return value.pattern().plain();
    }

    private static QueryRefusal refusal(RawValue value, String code, String... arguments) {
        return new QueryRefusal(new QueryError(value.position(), value.length(), code, List.of(arguments)));
    }
}
