package pitwall.simulator.car;

import pitwall.fleet.Motion;
import pitwall.simulator.road.GeoPoint;
import pitwall.simulator.road.Route;

/// What a car does with its wheels. Charging and driving exclude each other by shape.
sealed interface Activity {
    /// How long before a trip a car that drives itself says so.
    int SETTING_OFF_SECONDS = 30;

    /// @param place number of the nearest place of the city
    /// @param secondsLeft until somebody wants to drive
    record Parked(int place, GeoPoint at, int headingDegrees, int secondsLeft) implements Activity {}

    /// @param place as in [Parked]
    /// @param untilPercent when to stop charging
    record Charging(int place, GeoPoint at, int headingDegrees, int untilPercent) implements Activity {}

    /// @param to number of the place it goes to
    /// @param metres travelled so far
    /// @param standing seconds left at a traffic light
    record Driving(int to, Route route, double metres, double speedKmh, int standing) implements Activity {}

    default Motion motion() {
        return switch (this) {
            case Parked parked -> Motion.PARKED;
            case Charging charging -> Motion.PARKED;
            case Driving driving -> Motion.DRIVING;
        };
    }

    /// It drives, or sets off within half a minute.
    default boolean isUnderWay() {
        return switch (this) {
            case Parked parked -> parked.secondsLeft <= SETTING_OFF_SECONDS;
            case Charging charging -> false;
            case Driving driving -> true;
        };
    }

    default GeoPoint point() {
        return switch (this) {
            case Parked parked -> parked.at;
            case Charging charging -> charging.at;
            case Driving driving -> driving.route.at(driving.metres).point();
        };
    }

    default int headingDegrees() {
        return switch (this) {
            case Parked parked -> parked.headingDegrees;
            case Charging charging -> charging.headingDegrees;
            case Driving driving -> driving.route.at(driving.metres).headingDegrees();
        };
    }

    default int speed() {
        return switch (this) {
            case Parked parked -> 0;
            case Charging charging -> 0;
            case Driving driving -> (int) Math.round(driving.speedKmh);
        };
    }
}
