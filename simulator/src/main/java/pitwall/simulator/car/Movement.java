package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.between;
import static pitwall.simulator.car.Dice.chance;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.fleet.SafetyState;
import pitwall.simulator.car.Activity.Charging;
import pitwall.simulator.car.Activity.Driving;
import pitwall.simulator.car.Activity.Parked;
import pitwall.simulator.road.GeoPoint;
import pitwall.simulator.road.Route;

/// Parks, drives and charges, and what that does to the battery.
final class Movement {
    private static final int MUST_CHARGE_PERCENT = 32;
    private static final int CANNOT_START_PERCENT = 15;
    private static final int STRANDED_PERCENT = 4;
    private static final double IDLE_PERCENT_PER_SECOND = 0.0004;
    private static final double LIGHTS_PER_SECOND = 1 / 70.0;
    private static final double KMH_PER_SECOND = 7;

    private final CarSpec spec;

    Movement(CarSpec spec) {
        this.spec = spec;
    }

    /// Somewhere in the city, at any point of a day.
    CarState begin(CarState state, RandomGenerator dice) {
        int place = anyPlace(dice);
        GeoPoint at = near(place, dice);
        if (chance(dice, 0.09)) {
            return state.with(new Charging(place, at, dice.nextInt(360), between(dice, 80, 96)))
                    .withBattery(between(dice, 20, 75));
        }
        if (chance(dice, 0.42)) {
            Driving trip = trip(place, at, dice);
            double travelled = trip.route().metres() * dice.nextDouble();
            return state.with(new Driving(trip.to(), trip.route(), travelled, 30, 0));
        }
        return state.with(parked(place, at, dice.nextInt(360), dice));
    }

    /// Somewhere in the city, parked and charged.
    CarState parked(CarState state, RandomGenerator dice) {
        int place = anyPlace(dice);
        return state.with(parked(place, near(place, dice), dice.nextInt(360), dice))
                .withBattery(between(dice, 60, 98));
    }

    CarState next(CarState state, SafetyState safety, RandomGenerator dice, List<Report> out) {
        return switch (state.activity()) {
            case Parked parked -> park(state, parked, safety, dice, out);
            case Charging charging -> charge(state, charging, dice, out);
            case Driving driving -> drive(state, driving, dice, out);
        };
    }

    private CarState park(CarState state, Parked parked, SafetyState safety, RandomGenerator dice, List<Report> out) {
        CarState idle = state.withBattery(state.batteryPercent() - IDLE_PERCENT_PER_SECOND);
        if (parked.secondsLeft() > 0) {
            return idle.with(
                    new Parked(parked.place(), parked.at(), parked.headingDegrees(), parked.secondsLeft() - 1));
        }
        if (!mayDrive(state, safety)) {
            return idle;
        }
        if (state.batteryPercent() < CANNOT_START_PERCENT) {
            return plugIn(idle, parked.place(), parked.at(), parked.headingDegrees(), dice, out);
        }
        Driving trip = trip(parked.place(), parked.at(), dice);
        out.add(new Report.Event(
                "trip_started",
                null,
                Map.of("metres", Long.toString(Math.round(trip.route().metres())))));
        return idle.with(trip);
    }

    private static boolean mayDrive(CarState state, SafetyState safety) {
        boolean healthy = state.fault() instanceof Fault.None || state.fault() instanceof Fault.FanStopped;
        return healthy && safety != SafetyState.LOCAL_ESTOP && !state.software().isChanging();
    }

    private CarState charge(CarState state, Charging charging, RandomGenerator dice, List<Report> out) {
        if (state.fault() instanceof Fault.ChargerFault) {
            return state;
        }
        double taper = state.batteryPercent() > 80 ? 0.4 : 1;
        CarState fuller = state.withBattery(state.batteryPercent() + taper * spec.chargePercentPerMinute() / 60);
        if (fuller.batteryPercent() < charging.untilPercent()) {
            return fuller;
        }
        out.add(Report.event("charging_ended"));
        return fuller.with(parked(charging.place(), charging.at(), charging.headingDegrees(), dice));
    }

    private CarState drive(CarState state, Driving driving, RandomGenerator dice, List<Report> out) {
        Route.Spot spot = driving.route().at(driving.metres());
        if (state.fault() instanceof Fault.EmergencyStop) {
            return state.with(new Parked(driving.to(), spot.point(), spot.headingDegrees(), 0));
        }
        if (state.batteryPercent() <= STRANDED_PERCENT) {
            return plugIn(state, driving.to(), spot.point(), spot.headingDegrees(), dice, out);
        }
        double speed = speed(driving, spot, dice);
        double step = speed / 3.6;
        CarState driven = state.withBattery(
                state.batteryPercent() - step / 1000 * spec.type().consumptionPercentPerKm());
        double metres = driving.metres() + step;
        if (metres < driving.route().metres()) {
            return driven.with(new Driving(driving.to(), driving.route(), metres, speed, standing(driving, dice)));
        }
        return arrive(driven, driving, dice, out);
    }

    private CarState arrive(CarState state, Driving driving, RandomGenerator dice, List<Report> out) {
        out.add(Report.event("trip_ended"));
        Route.Spot end = driving.route().at(driving.route().metres());
        boolean charge =
                state.batteryPercent() < MUST_CHARGE_PERCENT || state.batteryPercent() < 70 && chance(dice, 0.12);
        return charge
                ? plugIn(state, driving.to(), end.point(), end.headingDegrees(), dice, out)
                : state.with(parked(driving.to(), end.point(), end.headingDegrees(), dice));
    }

    private static CarState plugIn(
            CarState state, int place, GeoPoint at, int heading, RandomGenerator dice, List<Report> out) {
        out.add(Report.event("charging_started"));
        return state.with(new Charging(place, at, heading, between(dice, 80, 96)));
    }

    /// Speeds up or slows down towards what the road allows; lights and traffic do the rest.
    private static double speed(Driving driving, Route.Spot spot, RandomGenerator dice) {
        if (driving.standing() > 0) {
            return 0;
        }
        double wanted = spot.limitKmh() * (0.78 + 0.24 * dice.nextDouble());
        double change = Math.clamp(wanted - driving.speedKmh(), -2 * KMH_PER_SECOND, KMH_PER_SECOND);
        return Math.max(0, driving.speedKmh() + change);
    }

    private static int standing(Driving driving, RandomGenerator dice) {
        if (driving.standing() > 0) {
            return driving.standing() - 1;
        }
        return chance(dice, LIGHTS_PER_SECOND) ? between(dice, 4, 25) : 0;
    }

    private Driving trip(int from, GeoPoint at, RandomGenerator dice) {
        int to = anyPlace(dice);
        if (to == from) {
            to = (to + 1) % spec.city().places().size();
        }
        return new Driving(to, spec.city().route(at, from, to, near(to, dice)), 0, 0, 0);
    }

    private static Parked parked(int place, GeoPoint at, int heading, RandomGenerator dice) {
        return new Parked(place, at, heading, between(dice, 180, 1500));
    }

    private int anyPlace(RandomGenerator dice) {
        return dice.nextInt(spec.city().places().size());
    }

    private GeoPoint near(int place, RandomGenerator dice) {
        GeoPoint centre = spec.city().places().get(place);
        double away = 60 + 340 * dice.nextDouble();
        double angle = 2 * Math.PI * dice.nextDouble();
        return spec.city().bounds().clamp(centre.moved(away * Math.sin(angle), away * Math.cos(angle)));
    }
}
