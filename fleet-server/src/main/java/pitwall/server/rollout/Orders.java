package pitwall.server.rollout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Ahead;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.DesiredKind;
import pitwall.server.access.DownloadTokens;
import pitwall.server.release.Releases;

/// Puts what is wanted of a car into the words of the link, each time with a fresh token. What a car is told is made on
/// the writer thread.
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final Releases releases;
    private final DownloadTokens downloads;
    private final RolloutWatch watch;
    private final InstantSource clock;

    /// @param watch knows which orders are followed
    Orders(Releases releases, DownloadTokens downloads, RolloutWatch watch, InstantSource clock) {
        this.releases = releases;
        this.downloads = downloads;
        this.watch = watch;
        this.clock = clock;
    }

    /// Whether somebody took a release back since it was planned.
    boolean isRevoked(Release planned) {
        return releases.find(planned.version())
                .filter(known -> known.release().trust() == ReleaseTrust.REVOKED)
                .isPresent();
    }

    /// What the car is told; empty while the release cannot be had.
    Optional<CarServerFrame> words(GivenIntent given) {
        RolloutIntent.Offer offer = given.desired().offer();
        if (given.isOpen()) {
            return desired(given).map(frame -> frame);
        }
        boolean takenBack = given.stage() == CarStage.LAPSED;
        return takenBack
                ? Optional.of(new CarServerFrame.Withdrawn(
                        given.desired().generation(),
                        offer.command().value(),
                        offer.software().version()))
                : Optional.empty();
    }

    /// What a car may pull already; empty while the release cannot be had.
    Optional<CarServerFrame> ahead(Ahead ahead, Release planned) {
        return releases.choosable(planned.version())
                .filter(known -> known.software().isSameBuild(planned.software()))
                .map(release -> new CarServerFrame.Prepare(
                        release.version(),
                        artifact(release),
                        downloads.issueAhead(ahead.car(), release.version(), clock.instant()),
                        ahead.unmetered()));
    }

    private static CarServerFrame.ArtifactRef artifact(Release release) {
        return new CarServerFrame.ArtifactRef(
                "/api/v1/releases/" + release.version() + "/artifact",
                release.artifact().sha256(),
                release.artifact().length(),
                release.counter());
    }

    private Optional<CarServerFrame.Desired> desired(GivenIntent given) {
        RolloutIntent.Offer offer = given.desired().offer();
        String version = offer.software().version();
        Optional<Release> release =
                releases.choosable(version).filter(known -> known.software().isSameBuild(offer.software()));
        if (release.isEmpty()) {
            LOG.warn("Car {} is not told to run {}: nobody vouches for that release now", offer.car(), version);
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(new CarServerFrame.Desired(
                given.desired().generation(),
                offer.command().value(),
                version,
                offer.kind() == UpdateKind.UPDATE ? DesiredKind.UPDATE : DesiredKind.ROLLBACK,
                offer.forced(),
                offer.notBefore(),
                offer.notAfter(),
                offer.timeout(),
                offer.rollbackTimeout(),
                artifact(release.get()),
                downloads.issue(offer.car(), version, now),
                new CarServerFrame.ApplyConditions(
                        true,
                        offer.minimumBatteryPercent(),
                        offer.windowEnd(),
                        offer.charging() ? true : null,
                        offer.unmetered() ? true : null),
                watch.trace(offer.command()).orElse(null)));
    }
}
