package pitwall.server.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Target;
import pitwall.server.release.Releases;
import pitwall.server.storage.SoftwareRows;

/// What cars have run, and what of that they can have again.
final class Builds {
    private static final int FEW = 100;

    private final Releases releases;

    Builds(Releases releases) {
        this.releases = releases;
    }

    /// Whether this server can give exactly this build to a car.
    boolean isObtainable(Software build) {
        return release(build).isPresent();
    }

    Optional<Release> release(Software build) {
        return releases.choosable(build.version())
                .filter(release -> release.software().isSameBuild(build));
    }

    /// Those of them that this server can give to a car now.
    List<Software> obtainable(List<Software> history) {
        return history.stream().filter(this::isObtainable).toList();
    }

    /// What a car proved to have run, the newest first.
    List<Software> all(Handle sql, CarId car) {
        return new SoftwareRows(sql).builds(car);
    }

    /// A car as part of a plan.
    Target target(Handle sql, Car car) {
        return target(car, all(sql, car.id()));
    }

    /// Cars as parts of a plan, in the same order. Many are read at once: one by one they would hold up the writer.
    List<Target> targets(Handle sql, List<Car> cars) {
        if (cars.size() <= FEW) {
            return cars.stream().map(car -> target(sql, car)).toList();
        }
        Map<CarId, List<Software>> builds = new SoftwareRows(sql).builds();
        return cars.stream()
                .map(car -> target(car, builds.getOrDefault(car.id(), List.of())))
                .toList();
    }

    private Target target(Car car, List<Software> ran) {
        return new Target(car.id(), car.info().region(), car.info().model(), obtainable(ran));
    }
}
