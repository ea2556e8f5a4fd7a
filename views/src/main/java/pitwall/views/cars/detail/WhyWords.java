package pitwall.views.cars.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.UpdateVerdict.Weight;
import pitwall.protocol.rest.DesiredCar.Verdict;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;

/// Puts into words why a car is as it is. Knows no toolkit.
final class WhyWords {
    private final Strings strings;
    private final Formats formats;
    private final Reasons reasons;

    WhyWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.reasons = new Reasons(strings);
    }

    /// @param siblings how many other cars have the same reason
    /// @param why what stands against a change; absent while nobody knows
    /// @param asOf when it was judged; later than that nobody knows whether it still holds
    WhyStory story(Car car, int siblings, @Nullable WhyNotUpdating why, Instant asOf, Instant now) {
        return new WhyStory(
                Optional.ofNullable(car.status().reason()).map(reason -> cause(car, reason, siblings)),
                why == null ? "" : summary(why, now),
                why == null
                        ? List.of()
                        : why.verdicts().stream()
                                .map(verdict -> gate(verdict, asOf, now))
                                .toList());
    }

    private WhyStory.Cause cause(Car car, ReasonCode reason, int siblings) {
        Reasons.Explanation told = reasons.of(reason);
        String said = car.status().message();
        return new WhyStory.Cause(
                reason.code(),
                told.title(),
                told.meaning(),
                told.who().isEmpty() ? "" : strings.get("cars.drawer.who", told.who()),
                told.next().isEmpty() ? "" : strings.get("cars.drawer.next", told.next()),
                said == null ? "" : strings.get("cars.drawer.said", said),
                siblings);
    }

    private String summary(WhyNotUpdating why, Instant now) {
        String version = why.version();
        if (version == null) {
            return strings.get("car.why.nothing-wanted");
        }
        return why.verdicts().isEmpty()
                ? strings.get("car.why.open", version)
                : strings.plural("car.why.against", why.verdicts().size(), version, when(why.verdicts(), now));
    }

    /// When all of them are gone.
    private String when(List<Verdict> verdicts, Instant now) {
        if (has(verdicts, Weight.NEVER)) {
            return strings.get("car.why.when.never");
        }
        if (has(verdicts, Weight.PERSON)) {
            return strings.get("car.why.when.person");
        }
        Optional<Instant> latest = verdicts.stream()
                .map(Verdict::possibleAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        boolean onlyTime = verdicts.stream().allMatch(verdict -> verdict.possibleAt() != null);
        if (latest.isEmpty()) {
            return strings.get("car.why.when.car");
        }
        return strings.get(onlyTime ? "car.why.when.time" : "car.why.when.car-and-time", moment(latest.get(), now));
    }

    private static boolean has(List<Verdict> verdicts, Weight weight) {
        return verdicts.stream().anyMatch(verdict -> verdict.weight() == weight);
    }

    private WhyStory.Gate gate(Verdict verdict, Instant asOf, Instant now) {
        Instant since = verdict.since();
        Instant until = verdict.possibleAt();
        return new WhyStory.Gate(
                strings.get("car.why.weight." + verdict.weight()),
                sentence(verdict),
                since == null ? "" : strings.get("car.why.since", formats.age(Duration.between(since, asOf))),
                until == null ? "" : strings.get("car.why.until", moment(until, now)));
    }

    private String sentence(Verdict verdict) {
        String key = "update.why." + verdict.reason().code();
        return strings.find(key).isPresent()
                ? strings.get(key, verdict.arguments().toArray())
                : strings.get("car.why.unknown", verdict.reason().code());
    }

    private String moment(Instant at, Instant now) {
        return strings.get("cars.drawer.moment", formats.moment(at, now), formats.distance(at, now));
    }
}
