package pitwall.protocol.steps;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Position;

/// A position as its distance from the one before, exact to the last bit: in steps of 0.000 000 1 degrees where it is
/// such a number, else as it is.
final class PositionCodec {
    private static final int ABSENT = 0;
    private static final int IN_STEPS = 1;
    private static final int AS_IT_IS = 2;
    private static final double STEPS = 1e7;

    private PositionCodec() {}

    static void write(RowOutput out, @Nullable Position before, @Nullable Position now) {
        if (now == null) {
            out.number(ABSENT);
            return;
        }
        if (isInSteps(now.latitude()) && isInSteps(now.longitude())) {
            out.number(IN_STEPS);
            out.signed(steps(now.latitude()) - (before == null ? 0 : steps(before.latitude())));
            out.signed(steps(now.longitude()) - (before == null ? 0 : steps(before.longitude())));
        } else {
            out.number(AS_IT_IS);
            out.number(Double.doubleToRawLongBits(now.latitude()));
            out.number(Double.doubleToRawLongBits(now.longitude()));
        }
        out.signed(now.headingDegrees() - (before == null ? 0 : before.headingDegrees()));
        out.moment(now.at());
    }

    static @Nullable Position read(RowInput in, @Nullable Position before) throws DamagedRowException {
        int form = in.count();
        if (form == ABSENT) {
            return null;
        }
        double latitude;
        double longitude;
        if (form == IN_STEPS) {
            latitude = (in.signed() + (before == null ? 0 : steps(before.latitude()))) / STEPS;
            longitude = (in.signed() + (before == null ? 0 : steps(before.longitude()))) / STEPS;
        } else {
            latitude = Double.longBitsToDouble(in.number());
            longitude = Double.longBitsToDouble(in.number());
        }
        long heading = in.signed() + (before == null ? 0 : before.headingDegrees());
        try {
            return new Position(latitude, longitude, Math.toIntExact(heading), in.moment());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedRowException(e);
        }
    }

    /// Minus zero is no number of steps.
    private static boolean isInSteps(double degrees) {
        return Double.doubleToRawLongBits(steps(degrees) / STEPS) == Double.doubleToRawLongBits(degrees);
    }

    private static long steps(double degrees) {
        return Math.round(degrees * STEPS);
    }
}
