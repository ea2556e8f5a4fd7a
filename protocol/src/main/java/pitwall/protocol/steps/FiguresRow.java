package pitwall.protocol.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;

/// Figures of some cars as one row that says nothing else and needs no row before it.
public final class FiguresRow {
    private FiguresRow() {}

    /// What is known of one car.
    ///
    /// @param vitals absent where they did not change
    /// @param heard when it was last heard, server time, where that is later than its figures say
    public record Figures(
            CarId id, @Nullable Vitals vitals, @Nullable Instant heard) {}

    /// The row, packed.
    public static byte[] write(Collection<Figures> all) {
        RowOutput out = new RowOutput();
        for (Figures figures : all) {
            out.to(Column.ID).text(figures.id().value());
            Vitals vitals = figures.vitals();
            if (out.to(Column.STEP).present(vitals)) {
                VitalsCodec.write(out, Vitals.NONE, Objects.requireNonNull(vitals));
            }
            Instant heard = figures.heard();
            if (out.to(Column.STEP).present(heard)) {
                out.moment(Objects.requireNonNull(heard));
            }
        }
        return out.packed();
    }

    /// What [#write] wrote, in its order.
    ///
    /// @throws DamagedRowException where it is nothing that was written so
    public static List<Figures> read(byte[] row) throws DamagedRowException {
        RowInput in = RowInput.unpack(row);
        List<Figures> all = new ArrayList<>();
        while (!in.from(Column.ID).atEnd()) {
            CarId id = CarId.parse(in.text()).orElseThrow(() -> new DamagedRowException("no id of a car"));
            Vitals vitals = in.from(Column.STEP).present() ? VitalsCodec.read(in, Vitals.NONE) : null;
            Instant heard = in.from(Column.STEP).present() ? in.moment() : null;
            all.add(new Figures(id, vitals, heard));
        }
        return all;
    }
}
