package pitwall.fleet.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;

/// A filter over the fleet, parsed once from text. Immutable and shared between threads.
///
/// ```
/// region:munich ring:1,2 status:failed,blocked battery:<30 seen:>10m version:4.2.* -tag:test "free text"
/// ```
/// A space means *and*, a comma *or*, a leading `-` *not*. Fields are those of [QueryField]; a value without `*` is
/// the whole value, in any case. `changed:20m`, `changed:13:42` and `changed:2026-11-21T13:42Z` ask what changed since
/// then, in UTC. `area:` asks for a part of the earth, see [Area]. `field:*` asks that there is a value
/// at all, so `-battery:*` finds the cars whose battery is unknown. A word without a field is looked for inside id,
/// name, region, model, VIN, version, reason and labels. Quotes keep spaces and commas together; inside them `\"`, `\\`
/// and `\*` stand for the character itself.
///
/// The text is the truth: facets and chips edit it ([#toggled], [#without]) and parse it again.
public final class CarQuery {
    /// The longest text, in UTF-16 units.
    public static final int MAX_LENGTH = 2_000;
    /// The most terms.
    public static final int MAX_TERMS = 50;
    /// Every car.
    public static final CarQuery ALL = new CarQuery("", List.of());

    private final String text;
    private final List<QueryTerm> terms;
    private final CarTest[] tests;

    private CarQuery(String text, List<CompiledTerm> compiled) {
        this.text = text;
        this.terms = compiled.stream().map(CompiledTerm::term).toList();
        this.tests = compiled.stream()
                .sorted(Comparator.comparingInt(CompiledTerm::cost))
                .map(CompiledTerm::test)
                .toArray(CarTest[]::new);
    }

    /// Reads a query. Never throws, whatever the text is; takes time in proportion to its length.
    public static QueryParse parse(String text) {
        try {
            List<CompiledTerm> compiled = new ArrayList<>();
            for (RawTerm raw : new QueryReader(text).read()) {
                compiled.add(TermCompiler.compile(raw));
            }
            return new QueryParse.Valid(new CarQuery(text, compiled));
        } catch (QueryRefusal refusal) {
            return new QueryParse.Invalid(refusal.error());
        }
    }

    /// True if a car that never had an update meets every term as of the context's moment.
    public boolean matches(Car car, QueryContext context) {
        return matches(car, null, context);
    }

    /// True if the car meets every term as of the context's moment. Takes time in proportion to the length of the
    /// car's texts and of the query, and allocates nothing worth mentioning.
    ///
    /// @param part the car's part in its newest rollout; absent where it never had an update
    public boolean matches(Car car, @Nullable CarPart part, QueryContext context) {
        for (CarTest test : tests) {
            if (!test.holds(car, part, context)) {
                return false;
            }
        }
        return true;
    }

    /// True if every car matches because nothing is asked.
    public boolean isAll() {
        return terms.isEmpty();
    }

    /// True if something is asked of the field.
    public boolean asks(QueryField field) {
        return terms.stream().anyMatch(term -> term.field() == field);
    }

    /// The query as it was written.
    public String text() {
        return text;
    }

    /// The same query written in one way: single spaces, lower-case fields, quotes only where needed. Queries of
    /// the same canonical form match the same cars.
    public String canonical() {
        return terms.stream().map(QueryTerm::text).collect(Collectors.joining(" "));
    }

    /// The terms in the order of the text, with their places in it.
    public List<QueryTerm> terms() {
        return terms;
    }

    /// The values asked for in a field, plain and in the order of the text; negated terms do not count.
    public List<String> chosen(QueryField field) {
        return terms.stream()
                .filter(term -> term.field() == field && !term.negated())
                .flatMap(term -> term.values().stream())
                .map(QueryValue::plain)
                .toList();
    }

    /// True if the plain value is asked for in the field, in any case.
    public boolean isChosen(QueryField field, String value) {
        return new QueryEdit(this, field, value).isChosen();
    }

    /// The text with a plain value of a field asked for where it was not, and no longer where it was. The rest of
    /// the text stays as it was written. A term that excluded the value gives it up. May exceed the limits, which
    /// parsing it will then say.
    public String toggled(QueryField field, String value) {
        return new QueryEdit(this, field, value).toggled();
    }

    /// The text without one of [#terms()].
    public String without(QueryTerm term) {
        return QueryEdit.cut(text, term.position(), term.end());
    }

    /// Equal if the canonical forms are.
    @Override
    public boolean equals(Object other) {
        return other instanceof CarQuery query && canonical().equals(query.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
