package pitwall.protocol.steps;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;

/// The figures of a car as what differs from those before: a bit for each figure, then the new ones.
final class VitalsCodec {
    private VitalsCodec() {}

    static void write(RowOutput out, Vitals before, Vitals now) {
        int differing = differing(before, now);
        out.to(Column.DIFFERING).number(differing);
        if (has(differing, Column.HEARD) && out.to(Column.PRESENT).present(now.heard())) {
            out.to(Column.HEARD).moment(Objects.requireNonNull(now.heard()));
        }
        if (has(differing, Column.POSITION)) {
            PositionCodec.write(out, before.position(), now.position());
        }
        figure(out, differing, Column.SPEED, before.speedKmh(), now.speedKmh());
        figure(out, differing, Column.BATTERY, before.batteryPercent(), now.batteryPercent());
        if (has(differing, Column.CHARGING)) {
            out.to(Column.CHARGING).number(code(now.charging()));
        }
        figure(out, differing, Column.PROGRESS, before.progressPercent(), now.progressPercent());
        figure(out, differing, Column.TEMPERATURE, before.temperatureCelsius(), now.temperatureCelsius());
        figure(out, differing, Column.CPU, before.cpuPercent(), now.cpuPercent());
        figure(out, differing, Column.MEMORY, before.memoryPercent(), now.memoryPercent());
        figure(out, differing, Column.DISK, before.diskPercent(), now.diskPercent());
        figure(out, differing, Column.SIGNAL, before.signalPercent(), now.signalPercent());
        figure(out, differing, Column.UPTIME, before.uptimeSeconds(), now.uptimeSeconds());
        if (has(differing, Column.NETWORK) && out.to(Column.PRESENT).present(now.network())) {
            out.to(Column.NETWORK).text(Objects.requireNonNull(now.network()).name());
        }
    }

    static Vitals read(RowInput in, Vitals before) throws DamagedRowException {
        int differing = (int) in.from(Column.DIFFERING).number();
        return new Vitals(
                !has(differing, Column.HEARD)
                        ? before.heard()
                        : in.from(Column.PRESENT).present()
                                ? in.from(Column.HEARD).moment()
                                : null,
                has(differing, Column.POSITION) ? position(in, before.position()) : before.position(),
                figure(in, differing, Column.SPEED, before.speedKmh()),
                figure(in, differing, Column.BATTERY, before.batteryPercent()),
                has(differing, Column.CHARGING)
                        ? RowInput.at(CHARGES, in.from(Column.CHARGING).number())
                                .value()
                        : before.charging(),
                figure(in, differing, Column.PROGRESS, before.progressPercent()),
                figure(in, differing, Column.TEMPERATURE, before.temperatureCelsius()),
                figure(in, differing, Column.CPU, before.cpuPercent()),
                figure(in, differing, Column.MEMORY, before.memoryPercent()),
                figure(in, differing, Column.DISK, before.diskPercent()),
                figure(in, differing, Column.SIGNAL, before.signalPercent()),
                uptime(in, differing, before.uptimeSeconds()),
                !has(differing, Column.NETWORK)
                        ? before.network()
                        : in.from(Column.PRESENT).present()
                                ? in.from(Column.NETWORK).constant(NetworkKind.class)
                                : null);
    }

    private static @Nullable Position position(RowInput in, @Nullable Position before) throws DamagedRowException {
        return PositionCodec.read(in, before);
    }

    private static int differing(Vitals before, Vitals now) {
        return bit(Column.HEARD, before.heard(), now.heard())
                | bit(Column.POSITION, before.position(), now.position())
                | bit(Column.SPEED, before.speedKmh(), now.speedKmh())
                | bit(Column.BATTERY, before.batteryPercent(), now.batteryPercent())
                | bit(Column.CHARGING, before.charging(), now.charging())
                | bit(Column.PROGRESS, before.progressPercent(), now.progressPercent())
                | bit(Column.TEMPERATURE, before.temperatureCelsius(), now.temperatureCelsius())
                | bit(Column.CPU, before.cpuPercent(), now.cpuPercent())
                | bit(Column.MEMORY, before.memoryPercent(), now.memoryPercent())
                | bit(Column.DISK, before.diskPercent(), now.diskPercent())
                | bit(Column.SIGNAL, before.signalPercent(), now.signalPercent())
                | bit(Column.UPTIME, before.uptimeSeconds(), now.uptimeSeconds())
                | bit(Column.NETWORK, before.network(), now.network());
    }

    private static int bit(Column figure, @Nullable Object before, @Nullable Object now) {
        return Objects.equals(before, now) ? 0 : bit(figure);
    }

    private static int bit(Column figure) {
        return 1 << figure.ordinal();
    }

    private static boolean has(int differing, Column figure) {
        return (differing & bit(figure)) != 0;
    }

    /// 0 is an absent figure; others are the distance from the figure before.
    private static void figure(
            RowOutput out, int differing, Column column, @Nullable Number before, @Nullable Number now) {
        if (has(differing, column) && out.to(Column.PRESENT).present(now)) {
            out.to(column).signed(Objects.requireNonNull(now).longValue() - (before == null ? 0 : before.longValue()));
        }
    }

    private static @Nullable Integer figure(RowInput in, int differing, Column column, @Nullable Integer before)
            throws DamagedRowException {
        if (!has(differing, column)) {
            return before;
        }
        return in.from(Column.PRESENT).present()
                ? (Integer) (int) (in.from(column).signed() + (before == null ? 0 : before))
                : null;
    }

    private static @Nullable Long uptime(RowInput in, int differing, @Nullable Long before) throws DamagedRowException {
        if (!has(differing, Column.UPTIME)) {
            return before;
        }
        return in.from(Column.PRESENT).present()
                ? (Long) (in.from(Column.UPTIME).signed() + (before == null ? 0 : before))
                : null;
    }

    /// Whether a car charges, as a number.
    private enum Charge {
        UNKNOWN,
        NO,
        YES;

        @Nullable
        Boolean value() {
            return this == UNKNOWN ? null : (Boolean) (this == YES);
        }
    }

    private static final Charge[] CHARGES = Charge.values();

    private static int code(@Nullable Boolean charging) {
        return (charging == null ? Charge.UNKNOWN : charging ? Charge.YES : Charge.NO).ordinal();
    }
}
