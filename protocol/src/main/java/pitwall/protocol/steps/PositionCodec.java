package pitwall.protocol.steps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Position;

/// A position as its distance from the one before, exact to the last bit: in steps of 0.000 01 or 0.000 000 1 degrees
/// where both are such numbers, else as it is.
final class PositionCodec {
    private static final int ABSENT = 0;
    private static final int AS_IT_IS = 1;
    /// Steps in a degree; the form of a position is its place here behind those above.
    private static final double[] STEPS = {1e5, 1e7};

    private PositionCodec() {}

    static void write(RowOutput out, @Nullable Position before, @Nullable Position now) {
        if (now == null) {
            out.to(Column.POSITION).number(ABSENT);
            return;
        }
        int form = form(now);
        out.to(Column.POSITION).number(form);
        out.moment(now.at());
        if (form > AS_IT_IS) {
            double size = STEPS[form - AS_IT_IS - 1];
            out.to(Column.LATITUDE)
                    .signed(steps(now.latitude(), size) - (before == null ? 0 : steps(before.latitude(), size)));
            out.to(Column.LONGITUDE)
                    .signed(steps(now.longitude(), size) - (before == null ? 0 : steps(before.longitude(), size)));
        } else {
            out.to(Column.LATITUDE).number(Double.doubleToRawLongBits(now.latitude()));
            out.to(Column.LONGITUDE).number(Double.doubleToRawLongBits(now.longitude()));
        }
        out.to(Column.HEADING).signed(now.headingDegrees() - (before == null ? 0 : before.headingDegrees()));
    }

    static @Nullable Position read(RowInput in, @Nullable Position before) throws DamagedRowException {
        int form = in.from(Column.POSITION).count();
        if (form == ABSENT) {
            return null;
        }
        Instant at = in.moment();
        double latitude;
        double longitude;
        if (form == AS_IT_IS) {
            latitude = Double.longBitsToDouble(in.from(Column.LATITUDE).number());
            longitude = Double.longBitsToDouble(in.from(Column.LONGITUDE).number());
        } else if (form - AS_IT_IS <= STEPS.length) {
            double size = STEPS[form - AS_IT_IS - 1];
            latitude =
                    (in.from(Column.LATITUDE).signed() + (before == null ? 0 : steps(before.latitude(), size))) / size;
            longitude = (in.from(Column.LONGITUDE).signed() + (before == null ? 0 : steps(before.longitude(), size)))
                    / size;
        } else {
            throw new DamagedRowException("no position has the form " + form);
        }
        long heading = in.from(Column.HEADING).signed() + (before == null ? 0 : before.headingDegrees());
        try {
            return new Position(latitude, longitude, Math.toIntExact(heading), at);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DamagedRowException(e);
        }
    }

    private static int form(Position now) {
        for (int i = 0; i < STEPS.length; i++) {
            if (isInSteps(now.latitude(), STEPS[i]) && isInSteps(now.longitude(), STEPS[i])) {
                return i + AS_IT_IS + 1;
            }
        }
        return AS_IT_IS;
    }

    /// Minus zero is no number of steps.
    private static boolean isInSteps(double degrees, double size) {
        return Double.doubleToRawLongBits(steps(degrees, size) / size) == Double.doubleToRawLongBits(degrees);
    }

    private static long steps(double degrees, double size) {
        return Math.round(degrees * size);
    }
}
