package pitwall.views.cars.act;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.protocol.Json;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;

/// What one sees, as a file: the listed or marked cars in their order. Immutable.
///
/// Figures are plain numbers, times ISO 8601 in UTC, unknown values are absent. Each car carries how old its values
/// were, so that nothing old passes for fresh once it has left the console.
///
/// @param query the query in force
/// @param asOf server time of the data
/// @param columns of a CSV file, in order; a JSON file has everything
/// @param cars in order
record CarExport(String query, @Nullable Instant asOf, ReadingTime time, List<CarColumn> columns, List<Car> cars) {
    CarExport {
        columns =
                columns.stream().filter(column -> column != CarColumn.PRIORITY).toList();
        cars = List.copyOf(cars);
    }

    String text(ExportFormat format) {
        return switch (format) {
            case CSV -> csv();
            case JSON -> json();
        };
    }

    private String csv() {
        StringBuilder text = new StringBuilder();
        text.append(columns.stream().map(CarColumn::id).collect(Collectors.joining(",")))
                .append(",priority,freshness\r\n");
        for (Car car : cars) {
            for (CarColumn column : columns) {
                text.append(Csv.cell(CarFigures.value(column, car, time))).append(',');
            }
            text.append(car.priority().map(Enum::name).orElse(""))
                    .append(',')
                    .append(time.age(car))
                    .append("\r\n");
        }
        return text.toString();
    }

    private String json() {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("query", query);
        if (asOf != null) {
            whole.put("asOf", asOf);
        }
        whole.put("exportedAt", time.now());
        whole.put("count", cars.size());
        whole.put("cars", cars.stream().map(this::row).toList());
        return Json.text(whole);
    }

    /// One car as JSON.
    static String json(Car car) {
        return Json.text(car);
    }

    private Map<String, Object> row(Car car) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("info", car.info());
        row.put("status", car.status());
        row.put("vitals", car.vitals());
        row.put("headline", time.headline(car));
        row.put("freshness", time.age(car));
        return row;
    }
}
