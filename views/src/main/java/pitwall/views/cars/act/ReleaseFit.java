package pitwall.views.cars.act;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateDemand;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;

/// Whether a release could ever be put on a car, by the function that the server itself asks. Pure; the server has the
/// last word, because it knows more of the car.
public final class ReleaseFit {
    private static final SafetyRule NOTHING_MORE =
            new SafetyRule(new RuleScope.Everywhere(), false, 0, false, List.of());

    private ReleaseFit() {}

    /// Why it never could; empty if it could, as far as is known here.
    ///
    /// @param known what the server said of the car's builds; absent while it has not
    public static Optional<ReasonCode> misfit(Car car, @Nullable DesiredCar known, ReleaseEntry release) {
        return UpdateCheck.misfit(facts(car, known), demand(release, UpdateKind.UPDATE));
    }

    public static CarFacts facts(Car car, @Nullable DesiredCar known) {
        DesiredCar.Build running = known == null ? null : known.running();
        List<Software> history = known == null
                ? List.of()
                : known.builds().stream()
                        .filter(DesiredCar.Build::obtainable)
                        .map(ReleaseFit::software)
                        .toList();
        return CarFacts.of(
                car,
                running == null ? null : software(running),
                running != null && running.confirmed(),
                null,
                history,
                null,
                false,
                null);
    }

    /// What a release asks of a car. The revision of the car's computer and the version of its agent are not known
    /// here, so nothing is asked of them.
    public static UpdateDemand demand(ReleaseEntry entry, UpdateKind kind) {
        Release release = new Release(
                entry.version(),
                new Artifact(entry.sha256(), entry.length()),
                entry.counter(),
                entry.trust(),
                Set.copyOf(entry.models()),
                Set.of(),
                Set.copyOf(entry.fromVersions()),
                entry.minimumBatteryPercent(),
                entry.notes(),
                Set.copyOf(entry.signedBy()),
                entry.createdAt());
        return new UpdateDemand(release, kind, false, NOTHING_MORE, null, null);
    }

    private static Software software(DesiredCar.Build build) {
        return new Software(build.version(), build.digest(), build.counter());
    }
}
