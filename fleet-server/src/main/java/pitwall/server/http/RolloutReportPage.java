package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.fleet.rollout.Share;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutReport;

/// A report for people who print it. Everything that somebody typed is escaped. Lives for one page.
final class RolloutReportPage {
    /// On paper no row is torn apart, no heading stands alone, and nothing runs off the edge.
    private static final String STYLE = """
            body{font:14px/1.4 sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#1f2328}
            h1{font-size:1.5em}h2{font-size:1.15em;margin:1.5em 0 .3em}
            table{border-collapse:collapse;width:100%}
            td,th{text-align:left;vertical-align:top;padding:3px 12px 3px 0;border-bottom:1px solid #d0d5da;\
            overflow-wrap:anywhere}
            th{width:32%;font-weight:600}
            @page{margin:15mm}
            @media print{body{margin:0;padding:0;max-width:none;font-size:10pt;color:#000}
            h1,h2{break-after:avoid}tr,p{break-inside:avoid}}
            """;

    private final StringBuilder html = new StringBuilder();
    private final RolloutReport report;
    private final ReportWords words;

    private RolloutReportPage(RolloutReport report, ReportWords words) {
        this.report = report;
        this.words = words;
    }

    static String of(RolloutReport report, ReportWords words) {
        return new RolloutReportPage(report, words).page();
    }

    private String page() {
        RolloutEntry rollout = report.rollout();
        html.append("<!doctype html><html lang=\"")
                .append(words.language().getLanguage())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(escaped(rollout.id()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(rollout.id() + ": " + rollout.name()))
                .append("</h1>");
        table("rollout", facts(rollout));
        Map<String, String> plan = new ReportPlan(rollout, words).rows();
        if (!plan.isEmpty()) {
            table("plan", plan);
        }
        table("approvals", approvals());
        Map<String, String> stages = new TreeMap<>();
        rollout.cars().forEach((stage, cars) -> stages.put(words.name("stage", stage.name()), Integer.toString(cars)));
        table("cars", stages);
        phases();
        reasons("failed", report.failed(), report.failures());
        reasons("leftBehind", report.leftBehind(), null);
        reasons("excluded", report.excluded(), null);
        list("takenOver", report.takenOver());
        list("withoutWayBack", report.withoutWayBack());
        list("forAPerson", report.forAPerson());
        timeline();
        table("audit", audit());
        return html.append("</html>").toString();
    }

    private Map<String, String> facts(RolloutEntry rollout) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                words.say("fact.status"), words.name("status", rollout.status().name()));
        facts.put(words.say("fact.asOf"), report.at().toString());
        facts.put(
                words.say("fact.version"),
                rollout.version() + " (" + words.name("kind", rollout.kind().name()) + ")");
        facts.put(words.say("fact.askedFor"), rollout.requestedBy() + ", " + rollout.requestedAt());
        put(facts, "fact.note", rollout.note());
        put(facts, "fact.ticket", rollout.ticket());
        conditions(facts, rollout.detail());
        facts.put(words.say("fact.plan"), rollout.planHash());
        facts.put(words.say("fact.started"), Objects.toString(rollout.startedAt(), words.say("notYet")));
        facts.put(words.say("fact.ended"), Objects.toString(rollout.finishedAt(), words.say("notYet")));
        return facts;
    }

    /// What was asked of every car on top of the safety policy; nothing where nothing was.
    private void conditions(Map<String, String> facts, @Nullable RolloutDetail detail) {
        if (detail == null) {
            return;
        }
        List<String> asked = new ArrayList<>();
        if (Boolean.TRUE.equals(detail.stationary())) {
            asked.add(words.say("condition.stationary"));
        }
        if (detail.minimumBatteryPercent() > 0) {
            asked.add(words.say("condition.battery", detail.minimumBatteryPercent()));
        }
        if (Boolean.TRUE.equals(detail.charging())) {
            asked.add(words.say("condition.charging"));
        }
        if (Boolean.TRUE.equals(detail.unmetered())) {
            asked.add(words.say("condition.unmetered"));
        }
        put(facts, "fact.conditions", asked.isEmpty() ? null : String.join(", ", asked));
        List<PolicyRules.Window> windows = Objects.requireNonNullElse(detail.windows(), List.of());
        put(
                facts,
                "fact.windows",
                windows.isEmpty()
                        ? null
                        : words.say(
                                "condition.windows",
                                windows.stream().map(this::window).collect(Collectors.joining(", "))));
        put(
                facts,
                "fact.downloadAhead",
                Boolean.TRUE.equals(detail.downloadAhead()) ? words.say("condition.downloadAhead") : null);
    }

    /// The days on which it begins and its hours.
    private String window(PolicyRules.Window window) {
        Set<DayOfWeek> days = Objects.requireNonNullElse(window.days(), Set.of());
        String named = days.isEmpty() || days.size() == DayOfWeek.values().length
                ? words.say("condition.daily")
                : days.stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, words.language()))
                        .collect(Collectors.joining(" "));
        return words.say("condition.window", named, window.from(), window.to());
    }

    private void put(Map<String, String> facts, String key, @Nullable String said) {
        if (said != null) {
            facts.put(words.say(key), said);
        }
    }

    /// Who asked and who agreed, as often as it was so.
    private Map<String, String> approvals() {
        Map<String, String> said = new LinkedHashMap<>();
        if (!report.rollout().approvalNeeded()) {
            said.put(words.say("approval.none"), "");
        }
        for (JsonNode event : report.events()) {
            String act = event.path("act").asText();
            if (List.of("launch", "approve", "reject").contains(act)) {
                said.put(event.path("at").asText(), words.say("act." + act) + ": " + text(event, "actor", "reason"));
            }
        }
        return said;
    }

    private static String text(JsonNode event, String first, String second) {
        String more = event.path(second).asText("");
        return event.path(first).asText() + (more.isEmpty() ? "" : ", " + more);
    }

    private void phases() {
        heading("phases");
        html.append("<table>");
        for (RolloutLane lane : report.lanes()) {
            RolloutLane.Counts cars = lane.cars();
            row(
                    lane.name(),
                    words.say(
                                    "phase.cars",
                                    cars.size(),
                                    cars.done(),
                                    cars.failed(),
                                    cars.blocked(),
                                    cars.applying(),
                                    cars.left(),
                                    cars.apart())
                            + " "
                            + share(lane.success())
                            + order(lane.name())
                            + follows(lane.name()));
        }
        html.append("</table>");
    }

    /// How the cars of a phase were put in order; nothing where they were taken by their ids.
    private String order(String phase) {
        RolloutDetail detail = report.rollout().detail();
        return (detail == null ? Stream.<RolloutDetail.PhaseDetail>empty() : detail.phases().stream())
                .filter(one -> one.name().equals(phase))
                .flatMap(one -> Stream.ofNullable(one.order()))
                .map(order -> " " + words.name("order", order.name()))
                .findFirst()
                .orElse("");
    }

    /// That a phase began with the cars that its query meant then; nothing where it kept those of the plan.
    private String follows(String phase) {
        RolloutDetail detail = report.rollout().detail();
        return (detail == null ? Stream.<RolloutDetail.PhaseDetail>empty() : detail.phases().stream())
                .filter(one -> one.name().equals(phase) && one.mostCars() != null)
                .map(one -> " "
                        + words.say(
                                "phase.follows",
                                Objects.toString(one.query(), ""),
                                Objects.requireNonNull(one.mostCars())))
                .findFirst()
                .orElse("");
    }

    private String share(Share share) {
        return share.isKnown()
                ? words.say("phase.share", share.value(), share.low(), share.high(), share.whole())
                : words.say("phase.noShare");
    }

    private void reasons(String list, Map<ReasonCode, List<CarId>> reasons, @Nullable Map<ReasonCode, Integer> counts) {
        if (reasons.isEmpty()) {
            return;
        }
        Map<String, String> rows = new TreeMap<>();
        reasons.forEach((reason, cars) -> {
            int count = counts == null ? cars.size() : counts.getOrDefault(reason, cars.size());
            rows.put(words.name("reason", reason.code()), (counts == null ? "" : count + ": ") + joined(cars));
        });
        table(list, rows);
        omitted(list);
    }

    private void list(String list, List<CarId> cars) {
        if (!cars.isEmpty()) {
            heading(list);
            html.append("<p>").append(escaped(joined(cars)));
            omitted(list);
        }
    }

    private void omitted(String list) {
        Integer more = report.omitted().get(list);
        if (more != null) {
            html.append("<p>").append(escaped(words.say("omitted", more)));
        }
    }

    private static String joined(List<CarId> cars) {
        return String.join(", ", cars.stream().map(CarId::value).toList());
    }

    private void timeline() {
        heading("timeline");
        omitted("events");
        ReportTimeline sentences = new ReportTimeline(report.rollout(), words);
        html.append("<table>");
        for (JsonNode event : report.events()) {
            row(event.path("at").asText(), sentences.sentence(event));
        }
        html.append("</table>");
    }

    private Map<String, String> audit() {
        RolloutReport.AuditRange range = report.audit();
        if (range == null) {
            return Map.of(words.say("audit.nothing"), "");
        }
        String broken = range.broken();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(words.say("audit.range"), words.say("audit.entries", range.from(), range.to()));
        rows.put(
                words.say("audit.checked"),
                broken == null
                        ? words.say("audit.good", range.from(), range.verifiedTo())
                        : words.say("audit.broken", brokenWords(broken)));
        return rows;
    }

    /// What is wrong and with which entry, as in `CHANGED at 812`.
    private String brokenWords(String broken) {
        String[] parts = broken.split(" at ", 2);
        return parts.length == 2 ? "#" + parts[1] + ", " + words.name("break", parts[0]) : broken;
    }

    private void heading(String key) {
        html.append("<h2>").append(escaped(words.say("title." + key))).append("</h2>");
    }

    private void table(String key, Map<String, String> rows) {
        heading(key);
        html.append("<table>");
        rows.forEach(this::row);
        html.append("</table>");
    }

    private void row(String name, String value) {
        html.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
