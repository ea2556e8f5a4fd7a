package pitwall.views.cars.list;

/// What a list of cars is ordered by. Equal cars follow by id, cars without a value come last.
///
/// @param column the column, or [CarColumn#PRIORITY] ascending for "problems first"
public record CarSort(CarColumn column, boolean descending) {
    /// Alarm priority, then failed, blocked, silent, updating, the rest; inside by the oldest problem.
    public static final CarSort PROBLEMS_FIRST = new CarSort(CarColumn.PRIORITY, false);
    /// By id: a car keeps its place as long as none comes or goes.
    public static final CarSort BY_ID = new CarSort(CarColumn.CAR, false);

    /// The sort after a click on a column's header: ascending, then descending, then problems first again.
    public CarSort clicked(CarColumn clicked) {
        if (column != clicked) {
            return new CarSort(clicked, false);
        }
        return descending ? PROBLEMS_FIRST : new CarSort(clicked, true);
    }
}
