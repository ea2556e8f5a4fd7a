package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.DesiredCar.Build;
import pitwall.views.act.WishWatch;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable.Row;

/// What a car ran and what was wanted of it, as rows of words. Knows no toolkit.
final class VersionWords {
    private static final int DIGEST = 12;

    private final Strings strings;

    VersionWords(Strings strings) {
        this.strings = strings;
    }

    /// What runs now, then every other build that it proved, the newest first.
    List<Row> versions(DesiredCar car) {
        List<Row> rows = new ArrayList<>();
        Build running = car.running();
        if (running != null) {
            String state = strings.get(running.confirmed() ? "car.versions.runs" : "car.versions.on-trial");
            rows.add(row(running, state, strings.get("car.versions.back.runs")));
        }
        for (Build build : car.builds()) {
            if (running == null || !build.digest().equals(running.digest())) {
                rows.add(row(build, strings.get("car.versions.ran"), back(build)));
            }
        }
        return rows;
    }

    private String back(Build build) {
        return strings.get(build.obtainable() ? "car.versions.back.yes" : "car.versions.back.gone");
    }

    private static Row row(Build build, String state, String back) {
        String digest = build.digest();
        String shortened = digest.length() > DIGEST ? digest.substring(0, DIGEST) : digest;
        return new Row(
                build.digest(), List.of(build.version(), state, back, Long.toString(build.counter()), shortened));
    }

    /// The newest first, as the server sends them.
    List<Row> updates(List<CarUpdate> updates, Instant now) {
        return updates.stream().map(update -> row(update, now)).toList();
    }

    private Row row(CarUpdate update, Instant now) {
        String way = strings.get("car.updates.way."
                + (update.direction() == Direction.BACK ? "BACK" : update.kind().name()));
        return new Row(
                update.rollout(),
                List.of(
                        update.rollout(),
                        update.version(),
                        way,
                        stage(update),
                        update.reason() == null ? "" : update.reason().code(),
                        strings.formats().moment(update.since(), now),
                        strings.formats().moment(update.requestedAt(), now),
                        update.requestedBy()));
    }

    /// How far the car came; where nobody may ask it yet, or any more, why.
    private String stage(CarUpdate update) {
        return strings.get(
                switch (update.status()) {
                    case EXPIRED -> "car.updates.expired";
                    case AWAITING_APPROVAL -> "car.updates.asked";
                    case DRAFT -> WishWatch.isOfOneCar(update.rollout()) ? "car.updates.refused" : "car.updates.draft";
                    case SCHEDULED,
                            RUNNING,
                            SOAKING,
                            PAUSED,
                            ABORTING,
                            ABORTED,
                            ROLLING_BACK,
                            ROLLED_BACK,
                            COMPLETED,
                            COMPLETED_WITH_FAILURES -> "car.stage." + update.stage();
                });
    }
}
