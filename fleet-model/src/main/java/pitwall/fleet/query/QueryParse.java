package pitwall.fleet.query;

/// What became of a query text.
public sealed interface QueryParse {
    record Valid(CarQuery query) implements QueryParse {}

    record Invalid(QueryError error) implements QueryParse {}
}
