package pitwall.fleet.query;

import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.TestCars;

/// Short ways to a query for the tests of this package.
final class Queries {
    static final QueryContext CONTEXT = new QueryContext(TestCars.NOW, FreshnessPolicy.DEFAULT);

    private Queries() {}

    static CarQuery query(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(QueryError error) -> throw new AssertionError(error + " in '" + text + "'");
        };
    }

    static QueryError error(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid(CarQuery query) ->
                throw new AssertionError("'" + text + "' is valid: " + query.canonical());
            case QueryParse.Invalid(QueryError error) -> error;
        };
    }
}
