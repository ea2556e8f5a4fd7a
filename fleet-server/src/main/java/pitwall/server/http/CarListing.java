package pitwall.server.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Precision;
import pitwall.fleet.query.CarOrder;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.live.Cut;
import pitwall.server.stream.Coarse;

/// Filters, sorts and pages a list of cars (U-2). The simple parameters are shorthand for terms of the query.
final class CarListing {
    static final Set<String> PARAMETERS =
            Set.of("query", "q", "region", "model", "ring", "status", "sort", "order", "page", "size");

    private static final List<String> FIELDS = List.of("region", "model", "ring", "status");
    private static final int MAX_SIZE = 1_000;

    private CarListing() {}

    /// One page and the figures around it.
    record Page(List<Car> cars, Map<String, Object> metadata) {}

    static Page of(ApiCall call, Cut cut, FreshnessPolicy policy) {
        call.allowOnly(PARAMETERS);
        CarQuery query = query(call);
        QueryContext context = context(call.now(), policy);
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, MAX_SIZE);
        Precision precision = call.caller().precision();
        List<Car> found = cut.cars().stream()
                .filter(call::sees)
                .filter(car -> query.matches(
                        Coarse.asked(car, query, precision), cut.updates().get(car.id()), context))
                .sorted(order(call, context))
                .toList();
        int from = (int) Math.min((long) (page - 1) * size, found.size());
        int to = Math.min(from + size, found.size());
        int pages = (found.size() + size - 1) / size;
        return new Page(
                found.subList(from, to),
                Map.of("page", page, "size", size, "total", found.size(), "pages", pages, "sequence", cut.seq()));
    }

    private static QueryContext context(Instant now, FreshnessPolicy policy) {
        return new QueryContext(now, policy);
    }

    private static CarQuery query(ApiCall call) {
        StringBuilder text = new StringBuilder(call.query("query").orElse(""));
        for (String field : FIELDS) {
            call.query(field)
                    .ifPresent(
                            values -> text.append(' ').append(field).append(':').append(quoted(values)));
        }
        call.query("q")
                .filter(q -> !q.isBlank())
                .ifPresent(q -> text.append(' ').append(quote(q)));
        return switch (CarQuery.parse(text.toString().strip())) {
            case QueryParse.Valid(CarQuery query) -> query;
            case QueryParse.Invalid(var error) ->
                throw new FaultException(new Fault(
                        400,
                        "BAD_QUERY",
                        "The query has no meaning at position " + error.position() + ".",
                        List.of(new FieldError("query", error.code(), "at position " + error.position())),
                        Map.of()));
        };
    }

    /// Values separated by commas, each taken as it is.
    private static String quoted(String values) {
        return String.join(
                ",", Arrays.stream(values.split(",")).map(CarListing::quote).toList());
    }

    private static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Comparator<Car> order(ApiCall call, QueryContext context) {
        String sort = call.query("sort").orElse("problems").toLowerCase(Locale.ROOT);
        boolean descending = isDescending(call.query("order").orElse("asc"));
        if (sort.equals("problems")) {
            Comparator<Car> problems = CarOrder.problemsFirst(context);
            return descending ? problems.reversed() : problems;
        }
        CarOrder column = Arrays.stream(CarOrder.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(sort))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.validation("sort", "is not a column")));
        return descending ? column.descending(context) : column.ascending(context);
    }

    private static boolean isDescending(String order) {
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new FaultException(Fault.validation("order", "must be asc or desc"));
        };
    }
}
