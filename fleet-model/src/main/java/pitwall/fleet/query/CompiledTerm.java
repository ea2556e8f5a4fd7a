package pitwall.fleet.query;

/// A term and what it asks of a car. The cheapest are asked first.
record CompiledTerm(QueryTerm term, CarTest test) {
    int cost() {
        return switch (term.field().kind()) {
            case WORD, NUMBER, AGE -> 0;
            case AREA -> 1;
            case TEXT -> term.field() == QueryField.TEXT ? 3 : 1;
            case LABEL -> 2;
        };
    }
}
