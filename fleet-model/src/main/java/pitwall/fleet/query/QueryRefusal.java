package pitwall.fleet.query;

/// Carries an error out of the reader to [CarQuery#parse], which makes it an answer. Never leaves the package.
@SuppressWarnings("serial") // never serialized
final class QueryRefusal extends Exception {
    private final QueryError error;

    QueryRefusal(QueryError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    QueryError error() {
        return error;
    }
}
