package pitwall.views.cars.list;

import pitwall.fleet.query.CarQuery;

/// Which cars are asked for, and how they are to be arranged.
public record ListingOrder(CarQuery query, CarSort sort, Grouping grouping) {
    /// Every car, problems first.
    public static final ListingOrder FIRST = new ListingOrder(CarQuery.ALL, CarSort.PROBLEMS_FIRST, Grouping.NONE);
}
