package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.views.cars.list.SavedView.ShownColumn;

class PinsTest {
    @Test
    void aPinnedColumnStandsBehindThoseThatArePinnedAlready() {
        List<ShownColumn> columns = SavedView.defaultColumns();

        List<ShownColumn> pinned = Pins.toggled(Pins.toggled(columns, CarColumn.REASON), CarColumn.CAR);

        assertThat(pinned.stream().map(ShownColumn::column))
                .startsWith(CarColumn.PRIORITY, CarColumn.REASON, CarColumn.CAR, CarColumn.STATE);
        assertThat(pinned).hasSameSizeAs(columns);
    }

    @Test
    void theAlarmMarkStaysWhereverAnyColumnStays() {
        List<ShownColumn> pinned = Pins.toggled(SavedView.defaultColumns(), CarColumn.CAR);

        assertThat(pinned.stream().filter(ShownColumn::pinned).map(ShownColumn::column))
                .containsExactly(CarColumn.PRIORITY, CarColumn.CAR);
        assertThat(Pins.toggled(pinned, CarColumn.CAR)).isEqualTo(SavedView.defaultColumns());
    }

    @Test
    void aColumnThatIsLetGoScrollsBeforeTheOthers() {
        List<ShownColumn> pinned =
                Pins.toggled(Pins.toggled(SavedView.defaultColumns(), CarColumn.CAR), CarColumn.REASON);

        List<ShownColumn> loose = Pins.toggled(pinned, CarColumn.REASON);

        assertThat(loose.stream().map(ShownColumn::column))
                .startsWith(CarColumn.PRIORITY, CarColumn.CAR, CarColumn.REASON, CarColumn.STATE);
        assertThat(loose.stream().filter(ShownColumn::pinned)).hasSize(2);
    }
}
