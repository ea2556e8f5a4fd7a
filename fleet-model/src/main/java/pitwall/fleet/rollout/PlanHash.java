package pitwall.fleet.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateWindow;

/// Reduces a plan to one number, so that an approval holds for exactly what was reviewed: the cars one by one, or the
/// query and how many cars it may mean at most.
///
/// Every text is written with its length before it and every list with its size, so that two different plans never
/// give the same bytes. Sets are sorted first.
final class PlanHash {
    /// Stands where the number of cars stands in other phases. The query itself follows with the orders.
    private static final int FOLLOWING = -1;

    private final MessageDigest digest;

    private PlanHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static String of(RolloutPlan plan) {
        PlanHash hash = new PlanHash();
        hash.text(plan.id().value(), plan.name(), plan.kind().name());
        hash.release(plan.release());
        hash.rule(plan.conditions());
        LaunchTerms terms = plan.terms();
        hash.text(String.valueOf(terms.startAt()), String.valueOf(terms.approval()));
        hash.maybe(terms.forceReason());
        PlanNote note = terms.note();
        if (note != null) {
            hash.text("note");
            hash.maybe(note.text());
            hash.maybe(note.ticket());
        }
        hash.number(plan.phases().size());
        plan.phases().forEach(hash::phase);
        hash.orders(plan);
        hash.conditions(plan.conditions());
        if (plan.downloadAhead()) {
            hash.text("download ahead");
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void phase(Phase phase) {
        GateRules gates = phase.gates();
        Timing timing = phase.timing();
        text(phase.name(), phase.shape().canary().toString());
        text(phase.shape().percents().toString(), gates.onBreach().name());
        number(phase.parallel());
        number(Double.doubleToLongBits(gates.successThreshold()));
        number(Double.doubleToLongBits(gates.failureLimit()));
        number(gates.minimumSample());
        number(gates.canaryHealthy() ? 1 : 0);
        number(gates.safetyChecks() ? 1 : 0);
        text(
                timing.soak().toString(),
                timing.waitAfter().toString(),
                timing.phaseTimeout().toString());
        text(timing.carTimeout().toString(), timing.rollbackTimeout().toString());
        if (phase.mostCars() == null) {
            number(phase.targets().size());
            phase.targets().forEach(this::target);
        } else {
            number(FOLLOWING);
            number(phase.mostCars());
        }
    }

    /// Comes last and only where it is not the usual one, so that plans from before there was a choice keep their hash.
    private void orders(RolloutPlan plan) {
        for (int number = 0; number < plan.phases().size(); number++) {
            PhaseOrder order = plan.phases().get(number).order();
            if (order != PhaseOrder.BY_ID) {
                text("order", Integer.toString(number), order.name());
            }
            String query = plan.phases().get(number).query();
            if (query != null) {
                text("query", Integer.toString(number), query);
            }
        }
    }

    private void conditions(SafetyRule rule) {
        if (rule.charging()) {
            text("charging");
        }
        if (rule.unmetered()) {
            text("unmetered");
        }
    }

    private void target(Target target) {
        text(target.car().value(), target.region(), target.model());
        number(target.history().size());
        for (Software past : target.history()) {
            text(past.version(), past.digest());
            number(past.counter());
        }
    }

    private void release(Release release) {
        text(release.version(), release.artifact().sha256(), release.trust().name());
        number(release.artifact().length());
        number(release.counter());
        number(release.minimumBatteryPercent());
        sorted(release.models());
        sorted(release.hardware());
        sorted(release.fromVersions());
        if (release.minimumAgent() != null) {
            text("minimum agent", release.minimumAgent());
        }
    }

    private void rule(SafetyRule rule) {
        text(
                switch (rule.scope()) {
                    case RuleScope.Everywhere() -> "everywhere";
                    case RuleScope.Model(String model) -> "model " + model;
                    case RuleScope.Region(String region) -> "region " + region;
                });
        number(rule.stationary() ? 1 : 0);
        number(rule.minimumBatteryPercent());
        number(rule.notAutonomous() ? 1 : 0);
        number(rule.windows().size());
        for (UpdateWindow window : rule.windows()) {
            text(
                    new TreeSet<>(window.days()).toString(),
                    window.from().toString(),
                    window.to().toString());
        }
    }

    private void sorted(Collection<String> texts) {
        number(texts.size());
        new TreeSet<>(texts).forEach(text -> text(text));
    }

    private void maybe(@Nullable String text) {
        number(text == null ? 0 : 1);
        text(text == null ? "" : text);
    }

    private void text(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(UTF_8);
            number(bytes.length);
            digest.update(bytes);
        }
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }
}
