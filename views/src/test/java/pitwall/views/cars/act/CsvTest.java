package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;

class CsvTest {
    private static final ReadingTime TIME =
            ReadingTime.of(SampleFleet.live(List.of()), SampleFleet.NOW, FreshnessPolicy.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", " =1", "\r=1", "=\"x\""})
    void noSpreadsheetTakesACellForAFormula(String value) {
        String cell = Csv.cell(value);

        assertThat(cell).startsWith("\"'");
    }

    @Test
    void figuresStayFigures() {
        assertThat(Csv.cell("-12")).isEqualTo("-12");
        assertThat(Csv.cell("48.1372")).isEqualTo("48.1372");
    }

    @Test
    void quotesAndLineBreaksStayInsideTheirCell() {
        assertThat(Csv.cell("a \"b\", c\nd")).isEqualTo("\"a \"\"b\"\", c\nd\"");
    }

    @Test
    void aFileHasOneLineForEachCarAndSaysHowOldItIs() {
        List<Car> cars = new SampleFleet(3).cars(50);

        String text = new CarExport(
                        "region:munich",
                        SampleFleet.NOW,
                        TIME,
                        List.of(CarColumn.PRIORITY, CarColumn.CAR, CarColumn.BATTERY, CarColumn.SEEN),
                        cars)
                .text(ExportFormat.CSV);

        List<String> lines = text.lines().toList();
        assertThat(lines.getFirst()).isEqualTo("car,battery,seen,priority,freshness");
        assertThat(lines).hasSize(51);
        Car first = cars.getFirst();
        assertThat(lines.get(1))
                .isEqualTo("%s,%s,%s,%s,%s"
                        .formatted(
                                first.id(),
                                first.vitals().batteryPercent(),
                                first.vitals().heard(),
                                first.priority().map(Enum::name).orElse(""),
                                TIME.age(first)));
    }

    @Test
    void jsonCarriesTheQueryTheTimesAndEveryPart() {
        List<Car> cars = new SampleFleet(3).cars(2);

        String text = new CarExport("ring:1", SampleFleet.NOW, TIME, List.of(), cars).text(ExportFormat.JSON);

        assertThat(text)
                .contains("\"query\":\"ring:1\"", "\"asOf\":\"2026-11-21T14:02:11Z\"", "\"count\":2")
                .contains("\"id\":\"" + cars.getFirst().id() + "\"", "\"freshness\":\"FRESH\"");
    }

    @Test
    void theNameOfTheFileChoosesTheForm() {
        assertThat(ExportFormat.of("Cars.JSON")).isEqualTo(ExportFormat.JSON);
        assertThat(ExportFormat.of("cars")).isEqualTo(ExportFormat.CSV);
    }
}
