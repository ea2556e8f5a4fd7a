package pitwall.protocol.steps;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.Position;
import pitwall.fleet.Vitals;

/// The figures of a car as what differs from those before: a bit for each figure, then the new ones.
final class VitalsCodec {
    private static final int HEARD = 1;
    private static final int POSITION = 1 << 1;
    private static final int SPEED = 1 << 2;
    private static final int BATTERY = 1 << 3;
    private static final int CHARGING = 1 << 4;
    private static final int PROGRESS = 1 << 5;
    private static final int TEMPERATURE = 1 << 6;
    private static final int CPU = 1 << 7;
    private static final int MEMORY = 1 << 8;
    private static final int DISK = 1 << 9;
    private static final int SIGNAL = 1 << 10;
    private static final int UPTIME = 1 << 11;
    private static final int NETWORK = 1 << 12;

    private VitalsCodec() {}

    static void write(RowOutput out, Vitals before, Vitals now) {
        int differing = differing(before, now);
        out.number(differing);
        if (has(differing, HEARD) && out.present(now.heard())) {
            out.moment(Objects.requireNonNull(now.heard()));
        }
        if (has(differing, POSITION)) {
            PositionCodec.write(out, before.position(), now.position());
        }
        figure(out, differing, SPEED, before.speedKmh(), now.speedKmh());
        figure(out, differing, BATTERY, before.batteryPercent(), now.batteryPercent());
        if (has(differing, CHARGING)) {
            out.number(code(now.charging()));
        }
        figure(out, differing, PROGRESS, before.progressPercent(), now.progressPercent());
        figure(out, differing, TEMPERATURE, before.temperatureCelsius(), now.temperatureCelsius());
        figure(out, differing, CPU, before.cpuPercent(), now.cpuPercent());
        figure(out, differing, MEMORY, before.memoryPercent(), now.memoryPercent());
        figure(out, differing, DISK, before.diskPercent(), now.diskPercent());
        figure(out, differing, SIGNAL, before.signalPercent(), now.signalPercent());
        figure(out, differing, UPTIME, before.uptimeSeconds(), now.uptimeSeconds());
        if (has(differing, NETWORK) && out.present(now.network())) {
            out.text(Objects.requireNonNull(now.network()).name());
        }
    }

    static Vitals read(RowInput in, Vitals before) throws DamagedRowException {
        int differing = (int) in.number();
        return new Vitals(
                !has(differing, HEARD) ? before.heard() : in.present() ? in.moment() : null,
                has(differing, POSITION) ? position(in, before.position()) : before.position(),
                figure(in, differing, SPEED, before.speedKmh()),
                figure(in, differing, BATTERY, before.batteryPercent()),
                has(differing, CHARGING) ? RowInput.at(CHARGES, in.number()).value() : before.charging(),
                figure(in, differing, PROGRESS, before.progressPercent()),
                figure(in, differing, TEMPERATURE, before.temperatureCelsius()),
                figure(in, differing, CPU, before.cpuPercent()),
                figure(in, differing, MEMORY, before.memoryPercent()),
                figure(in, differing, DISK, before.diskPercent()),
                figure(in, differing, SIGNAL, before.signalPercent()),
                uptime(in, differing, before.uptimeSeconds()),
                !has(differing, NETWORK) ? before.network() : in.present() ? Names.read(in, NetworkKind.class) : null);
    }

    private static @Nullable Position position(RowInput in, @Nullable Position before) throws DamagedRowException {
        return PositionCodec.read(in, before);
    }

    private static int differing(Vitals before, Vitals now) {
        return bit(HEARD, before.heard(), now.heard())
                | bit(POSITION, before.position(), now.position())
                | bit(SPEED, before.speedKmh(), now.speedKmh())
                | bit(BATTERY, before.batteryPercent(), now.batteryPercent())
                | bit(CHARGING, before.charging(), now.charging())
                | bit(PROGRESS, before.progressPercent(), now.progressPercent())
                | bit(TEMPERATURE, before.temperatureCelsius(), now.temperatureCelsius())
                | bit(CPU, before.cpuPercent(), now.cpuPercent())
                | bit(MEMORY, before.memoryPercent(), now.memoryPercent())
                | bit(DISK, before.diskPercent(), now.diskPercent())
                | bit(SIGNAL, before.signalPercent(), now.signalPercent())
                | bit(UPTIME, before.uptimeSeconds(), now.uptimeSeconds())
                | bit(NETWORK, before.network(), now.network());
    }

    private static int bit(int bit, @Nullable Object before, @Nullable Object now) {
        return Objects.equals(before, now) ? 0 : bit;
    }

    private static boolean has(int differing, int bit) {
        return (differing & bit) != 0;
    }

    /// 0 is an absent figure; others are the distance from the figure before.
    private static void figure(RowOutput out, int differing, int bit, @Nullable Number before, @Nullable Number now) {
        if (has(differing, bit) && out.present(now)) {
            out.signed(Objects.requireNonNull(now).longValue() - (before == null ? 0 : before.longValue()));
        }
    }

    private static @Nullable Integer figure(RowInput in, int differing, int bit, @Nullable Integer before)
            throws DamagedRowException {
        if (!has(differing, bit)) {
            return before;
        }
        return in.present() ? (Integer) (int) (in.signed() + (before == null ? 0 : before)) : null;
    }

    private static @Nullable Long uptime(RowInput in, int differing, @Nullable Long before) throws DamagedRowException {
        if (!has(differing, UPTIME)) {
            return before;
        }
        return in.present() ? (Long) (in.signed() + (before == null ? 0 : before)) : null;
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
