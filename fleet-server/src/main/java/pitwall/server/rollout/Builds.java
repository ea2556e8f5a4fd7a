package pitwall.server.rollout;

import java.util.List;
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

    /// What a car proved to have run, the newest first.
    List<Software> all(Handle sql, CarId car) {
        return new SoftwareRows(sql).builds(car);
    }

    /// A car as part of a plan.
    Target target(Handle sql, Car car) {
        List<Software> history =
                all(sql, car.id()).stream().filter(this::isObtainable).toList();
        return new Target(car.id(), car.info().region(), car.info().model(), history);
    }
}
