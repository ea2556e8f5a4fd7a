package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyRule;

/// Checks every intent that is given.
final class OfferOracle {
    private static final Duration SLOWEST_MESSAGE = Duration.ofSeconds(20);

    private final RolloutPlan plan;
    private final Set<CommandId> given;
    private final Map<CarId, RolloutIntent.Offer> last = new HashMap<>();
    private final Set<CommandId> settled = new HashSet<>();

    OfferOracle(RolloutPlan plan, Set<CommandId> given) {
        this.plan = plan;
        this.given = given;
    }

    void check(Truth truth, RolloutState before, Step step, RolloutIntent.Offer offer) {
        RolloutState after = step.state();
        CarProgress row = after.progress(offer.car()).orElseThrow();
        checkId(before, row, offer);
        checkEarlier(offer, after.facts(offer.car()).orElseThrow());
        checkTruth(truth, offer);
        checkBuild(after, row, offer);
        checkSafety(after, row, offer);
        int phase = after.phase().orElseThrow();
        Violation.require(
                "I3",
                after.tally().inFlight() <= plan.phases().get(phase).parallel(),
                () -> after.tally() + " with parallel "
                        + plan.phases().get(phase).parallel());
    }

    /// That a car began, or got there, and a word of its own that ends its way settle an intent: from then on it is
    /// known what the car makes of it.
    void settle(RolloutEvent event, Step step) {
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.CarChanged changed) {
                RolloutIntent.Offer offer = last.get(changed.car());
                boolean spoke = event instanceof RolloutEvent.CarReport report
                        && offer != null
                        && report.command().equals(offer.command());
                boolean begun = changed.to() == CarStage.APPLYING
                        || changed.to() == CarStage.CLAIMED
                        || changed.to() == CarStage.SUCCEEDED
                        || changed.to() == CarStage.ROLLED_BACK;
                if (offer != null && (begun || spoke && !changed.to().isInFlight())) {
                    settled.add(offer.command());
                }
            }
        }
    }

    /// What a car was asked last it can begin until its end, and its word of that may take a while. So unless it said
    /// or proved otherwise it must have been heard later than that.
    private void checkEarlier(RolloutIntent.Offer offer, CarFacts facts) {
        RolloutIntent.Offer earlier = last.put(offer.car(), offer);
        if (earlier == null || settled.contains(earlier.command())) {
            return;
        }
        Instant heard = facts.heard();
        Violation.require(
                "I2",
                heard != null && heard.isAfter(earlier.notAfter().plus(SLOWEST_MESSAGE)),
                () -> "asked again before " + earlier + " is settled: " + offer);
    }

    private void checkId(RolloutState before, CarProgress row, RolloutIntent.Offer offer) {
        CommandId expected = CommandId.of(plan.id(), offer.car(), offer.attempt());
        Violation.require("I2", offer.command().equals(expected), () -> "an id of its own: " + offer);
        Violation.require("I2", given.add(offer.command()), () -> "given twice: " + offer);
        int earlier = before.progress(offer.car()).map(CarProgress::attempt).orElse(0);
        Violation.require(
                "I2", offer.attempt() == earlier + 1, () -> "attempt " + offer.attempt() + " after " + earlier);
        Violation.require(
                "I2", row.stage() == CarStage.OFFERED && row.attempt() == offer.attempt(), () -> "row: " + row);
    }

    private static void checkTruth(Truth truth, RolloutIntent.Offer offer) {
        Violation.require("I2", !truth.isApplying(offer.car()), () -> "is still applying an earlier intent: " + offer);
        Violation.require(
                "I2",
                !truth.couldBeginOther(offer.car(), offer.command()),
                () -> "may still begin an earlier one: " + offer);
    }

    private void checkBuild(RolloutState after, CarProgress row, RolloutIntent.Offer offer) {
        Software release = plan.release().software();
        CarFacts facts = after.facts(offer.car()).orElseThrow();
        boolean back = row.direction() == Direction.BACK;
        if (back) {
            Violation.require(
                    "I11", offer.kind() == UpdateKind.ROLLBACK, () -> "a way back that is not named one: " + offer);
            Violation.require("I11", offer.software().equals(row.before()), () -> "not what it ran before: " + offer);
        } else {
            Violation.require("I11", offer.software().equals(release), () -> "another build: " + offer);
            Violation.require("trust", plan.release().trust() == ReleaseTrust.TRUSTED, () -> "not trusted");
            Violation.require("fit", fits(facts), () -> "not made for it: " + facts);
            checkWayBack(facts, row);
        }
        if (offer.kind() == UpdateKind.ROLLBACK) {
            Violation.require("I11", knows(facts, offer.software()), () -> "not in its history: " + offer);
        } else {
            Violation.require(
                    "I11",
                    facts.running() == null
                            || facts.running().software().counter()
                                    <= offer.software().counter(),
                    () -> "a step back that is not a rollback: " + offer);
        }
    }

    /// What a car can go back to is what it ran when it was asked, as its history was at that moment.
    private void checkWayBack(CarFacts facts, CarProgress row) {
        Software before = row.before();
        Software ran = facts.running() == null ? null : facts.running().software();
        if (row.attempt() == 1) {
            Violation.require(
                    "I11", before == null || knows(facts, before), () -> "never proved to have run it: " + row);
            Violation.require(
                    "I11",
                    ran == null || !knows(facts, ran) || ran.equals(before),
                    () -> "could go back to " + ran + " and not to " + before);
        }
    }

    private static boolean knows(CarFacts facts, Software build) {
        return facts.history().contains(build);
    }

    private boolean fits(CarFacts facts) {
        boolean model =
                plan.release().models().isEmpty() || plan.release().models().contains(facts.model());
        Set<String> revisions = plan.release().hardware();
        return model && (revisions.isEmpty() || facts.hardware() != null && revisions.contains(facts.hardware()));
    }

    private void checkSafety(RolloutState after, CarProgress row, RolloutIntent.Offer offer) {
        CarFacts facts = after.facts(offer.car()).orElseThrow();
        Violation.require("safety", facts.connectivity() == Connectivity.ONLINE, () -> "not reachable: " + facts);
        Violation.require("safety", facts.safety() == SafetyState.NORMAL, () -> "not safe: " + facts);
        Violation.require("safety", !facts.updating(), () -> "is being changed: " + facts);
        Violation.require("hands", facts.heldBy() == null, () -> "is in other hands: " + facts);
        Violation.require("safety", offer.forced() == plan.terms().forced(), () -> "forced: " + offer);
        if (plan.terms().forced()) {
            return;
        }
        Violation.require("I1", facts.motion() == Motion.PARKED, () -> "not parked: " + facts);
        for (SafetyRule rule : rules(after, facts)) {
            Integer battery = facts.batteryPercent();
            Violation.require(
                    "safety", battery != null && battery >= rule.minimumBatteryPercent(), () -> "battery: " + facts);
            Violation.require(
                    "conditions",
                    row.direction() == Direction.BACK || !rule.charging() || facts.powered() && offer.charging(),
                    () -> "at no charger: " + facts + " " + offer);
            Violation.require(
                    "conditions",
                    row.direction() == Direction.BACK || !rule.unmetered() || facts.isUnmetered() && offer.unmetered(),
                    () -> "where bytes cost money: " + facts + " " + offer);
            Violation.require(
                    "window", row.direction() == Direction.BACK || isOpen(rule, after, facts), () -> "closed: " + rule);
        }
        Violation.require("window", !offer.notAfter().isAfter(offer.notBefore().plus(offer.timeout())), () -> "no end");
    }

    private List<SafetyRule> rules(RolloutState after, CarFacts facts) {
        List<SafetyRule> rules = new ArrayList<>(after.policy().rules());
        rules.add(plan.conditions());
        rules.removeIf(rule -> !rule.scope().covers(facts.region(), facts.model()));
        return rules;
    }

    private static boolean isOpen(SafetyRule rule, RolloutState after, CarFacts facts) {
        var zone = after.policy().zones().getOrDefault(facts.region(), ZoneOffset.UTC);
        LocalDateTime local = LocalDateTime.ofInstant(after.head().at(), zone);
        return rule.windows().isEmpty() || rule.windows().stream().anyMatch(window -> window.isOpen(local));
    }
}
