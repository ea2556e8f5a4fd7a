package pitwall.views.approvals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutDetail.PhaseDetail;
import pitwall.protocol.rest.RolloutDetail.ReleaseFacts;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.PlanWords;

/// A plan in rows: everything that an approval is bound to beside the cars one by one, the usual values too, and no
/// figure rounded. Immutable.
final class PlanRows {
    /// A name and its value.
    ///
    /// @param weak whether less is asked than usual
    /// @param code whether it is compared letter by letter
    record Row(String name, String value, boolean weak, boolean code) {}

    /// Rows that belong together.
    record Part(String title, List<Row> rows) {
        Part {
            rows = List.copyOf(rows);
        }
    }

    private final Strings strings;
    private final Formats formats;
    private final PlanWords words;

    PlanRows(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.words = new PlanWords(strings);
    }

    /// Whether the server's own gates are lifted, and why.
    Row forced(RolloutEntry rollout, RolloutDetail detail) {
        String name = strings.get("approvals.plan.forced");
        String reason = detail.forceReason();
        return rollout.forced() || reason != null
                ? new Row(
                        name,
                        strings.get("approvals.plan.forced.yes", Objects.requireNonNullElse(reason, Formats.UNKNOWN)),
                        true,
                        false)
                : row(name, strings.get("approvals.plan.forced.no"));
    }

    /// The release, when and in which cars it begins, and then phase by phase.
    List<Part> parts(RolloutEntry rollout, RolloutDetail detail) {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part(strings.get("releases.detail.title", rollout.version()), release(rollout, detail.release())));
        parts.add(new Part(strings.get("approvals.plan.conditions"), conditions(rollout, detail)));
        for (int number = 0; number < detail.phases().size(); number++) {
            PhaseDetail phase = detail.phases().get(number);
            parts.add(new Part(
                    strings.get("approvals.plan.phase", number + 1, phase.name()),
                    phase(rollout.phases().get(number), phase)));
        }
        return parts;
    }

    private List<Row> release(RolloutEntry rollout, ReleaseFacts release) {
        String agent = release.minimumAgent();
        return List.of(
                row(strings.get("approvals.plan.kind"), strings.get("car.updates.way." + rollout.kind())),
                new Row(strings.get("releases.detail.sha256"), release.sha256(), false, true),
                row(
                        strings.get("releases.detail.size"),
                        strings.get(
                                "approvals.plan.bytes",
                                formats.bytes(release.length()),
                                formats.exact(release.length()))),
                row(strings.get("releases.detail.counter"), formats.exact(release.counter())),
                new Row(
                        strings.get("releases.column.trust"),
                        strings.get("releases.trust." + release.trust()),
                        release.trust() != ReleaseTrust.TRUSTED,
                        false),
                row(strings.get("releases.column.signed-by"), names(release.signedBy(), Formats.UNKNOWN)),
                row(strings.get("releases.detail.models"), names(release.models(), strings.get("releases.all.models"))),
                row(
                        strings.get("releases.detail.hardware"),
                        names(release.hardware(), strings.get("releases.all.hardware"))),
                row(
                        strings.get("releases.detail.from"),
                        names(release.fromVersions(), strings.get("releases.all.versions"))),
                row(
                        strings.get("releases.detail.battery"),
                        release.minimumBatteryPercent() == 0
                                ? strings.get("releases.detail.battery.none")
                                : strings.get(
                                        "releases.detail.battery.atleast",
                                        formats.wholePercent(release.minimumBatteryPercent()))),
                row(
                        strings.get("releases.detail.agent"),
                        agent == null
                                ? strings.get("releases.all.agents")
                                : strings.get("releases.agent.atleast", agent)));
    }

    private List<Row> conditions(RolloutEntry rollout, RolloutDetail detail) {
        String usual = strings.get("approvals.plan.usual");
        List<PolicyRules.Window> windows = Objects.requireNonNullElse(detail.windows(), List.of());
        return List.of(
                row(
                        strings.get("wizard.launch.approval.name"),
                        strings.get("wizard.review.approval." + rollout.approvalNeeded())),
                row(
                        strings.get("approvals.plan.start"),
                        rollout.startAt() == null
                                ? strings.get("approvals.plan.start.now")
                                : formats.full(rollout.startAt())),
                row(
                        strings.get("wizard.policy.parked"),
                        Boolean.TRUE.equals(detail.stationary()) ? strings.get("wizard.policy.stationary") : usual),
                row(
                        strings.get("wizard.policy.battery"),
                        detail.minimumBatteryPercent() == 0
                                ? usual
                                : formats.wholePercent(detail.minimumBatteryPercent())),
                row(
                        strings.get("wizard.policy.charging.name"),
                        Boolean.TRUE.equals(detail.charging()) ? strings.get("wizard.policy.charging") : usual),
                row(
                        strings.get("wizard.policy.unmetered.name"),
                        Boolean.TRUE.equals(detail.unmetered()) ? strings.get("wizard.policy.unmetered") : usual),
                row(
                        strings.get("wizard.policy.windows"),
                        windows.isEmpty()
                                ? usual
                                : windows.stream().map(this::window).collect(Collectors.joining("\n"))),
                row(
                        strings.get("wizard.policy.ahead.name"),
                        strings.get(
                                Boolean.TRUE.equals(detail.downloadAhead())
                                        ? "wizard.policy.ahead"
                                        : "approvals.plan.ahead.no")));
    }

    private String window(PolicyRules.Window window) {
        return words.window(Objects.requireNonNullElse(window.days(), Set.of()), window.from(), window.to());
    }

    private List<Row> phase(PhaseEntry phase, PhaseDetail detail) {
        PhaseOrder order = Objects.requireNonNullElse(detail.order(), PhaseOrder.BY_ID);
        return List.of(
                row(strings.get("wizard.phases.cars"), cars(phase, detail)),
                row(strings.get("wizard.phases.ORDER"), strings.get("wizard.order." + order)),
                row(strings.get("wizard.phases.CANARY"), canary(detail)),
                row(
                        strings.get("wizard.phases.WAVES"),
                        strings.get(
                                "approvals.plan.waves",
                                detail.shares().stream()
                                        .map(formats::wholePercent)
                                        .collect(Collectors.joining(", ")),
                                phase.waves().stream().map(formats::exact).collect(Collectors.joining(", ")))),
                row(strings.get("wizard.phases.PARALLEL"), formats.exact(phase.parallel())),
                row(strings.get("wizard.gate.SUCCESS"), share(phase.successThreshold())),
                row(strings.get("wizard.gate.FAILURE"), share(phase.failureLimit())),
                row(strings.get("wizard.gate.SAMPLE"), formats.exact(phase.minimumSample())),
                check("wizard.gate.canary", detail.canaryHealthy()),
                check("wizard.gate.safety", detail.safetyChecks()),
                row(strings.get("wizard.gate.on-breach"), strings.get("wizard.on-breach." + phase.onBreach())),
                row(strings.get("wizard.phases.SOAK"), time(detail.soak())),
                row(strings.get("wizard.gate.WAIT"), time(detail.waitAfter())),
                row(strings.get("wizard.gate.PHASE_TIMEOUT"), time(detail.phaseTimeout())),
                row(strings.get("wizard.gate.CAR_TIMEOUT"), time(detail.carTimeout())),
                row(strings.get("wizard.policy.rollback"), time(detail.rollbackTimeout())));
    }

    /// Which cars: those of a query now, those of a query when the phase begins, or named ones.
    private String cars(PhaseEntry phase, PhaseDetail detail) {
        String query = detail.query();
        Integer most = detail.mostCars();
        String size = formats.exact(phase.size());
        if (query == null) {
            return strings.get("approvals.plan.cars.named", size);
        }
        String meant = query.isBlank()
                ? strings.get("approvals.plan.cars.rest")
                : strings.get("approvals.plan.cars.query", query);
        return most == null
                ? strings.get("approvals.plan.cars.kept", size, meant)
                : strings.get("approvals.plan.cars.following", size, meant, formats.exact(most));
    }

    private String canary(PhaseDetail detail) {
        Integer percent = detail.canaryPercent();
        if (percent != null) {
            return counted("approvals.plan.canary.share", detail.canaryCars(), formats.wholePercent(percent));
        }
        return detail.canaryCars() == 0
                ? strings.get("approvals.plan.canary.none")
                : counted("approvals.plan.canary", detail.canaryCars(), "");
    }

    /// The singular or plural sentence with every digit of the count.
    private String counted(String key, long count, String more) {
        return strings.get(key + (count == 1 ? ".one" : ".other"), formats.exact(count), more);
    }

    private Row check(String key, boolean on) {
        return new Row(strings.get(key), words.check(on), !on, false);
    }

    private static Row row(String name, String value) {
        return new Row(name, value, false, false);
    }

    private static String names(List<String> names, String none) {
        return names.isEmpty() ? none : String.join(", ", names);
    }

    /// A share of 1 in percent with every digit that it has.
    private String share(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return formats.number(percent.doubleValue(), Math.max(0, percent.scale())) + Formats.GAP + "%";
    }

    /// Every unit that is not zero: `1 h 30 min`.
    private String time(Duration time) {
        long[] amounts = {
            time.toDaysPart(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart()
        };
        List<String> units = List.of("d", "h", "min", "s", "ms");
        String words = IntStream.range(0, amounts.length)
                .filter(unit -> amounts[unit] != 0)
                .mapToObj(unit -> formats.exact(amounts[unit]) + Formats.GAP + units.get(unit))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? formats.age(Duration.ZERO) : words;
    }
}
