package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutReport;
import pitwall.server.rollout.Rollout;

/// What became of a rollout, as one document or as one page. Pure.
final class RolloutReports {
    private static final ReasonCode UNKNOWN = new ReasonCode("UNKNOWN");

    private RolloutReports() {}

    /// @param events of the flight recorder, without the steps of single cars
    /// @param failures the steps of single cars that ended in a failure
    static RolloutReport report(Rollout rollout, List<JsonNode> events, List<JsonNode> failures, Instant now) {
        List<CarProgress> cars = rollout.state().touched();
        return new RolloutReport(
                RolloutEntries.entry(rollout),
                now,
                events,
                failed(failures),
                byReason(cars, CarStage.LEFT_BEHIND),
                byReason(cars, CarStage.EXCLUDED),
                ids(cars, car -> car.stage() == CarStage.TAKEN_OVER),
                ids(cars, RolloutReports::hasNoWayBack),
                ids(cars, car -> car.stage() == CarStage.MANUAL));
    }

    /// Each car under the reason of its last failure, whatever became of it afterwards.
    private static Map<ReasonCode, List<CarId>> failed(List<JsonNode> failures) {
        Map<CarId, ReasonCode> last = new LinkedHashMap<>();
        for (JsonNode failure : failures) {
            String reason = failure.path("reason").asText("");
            last.put(new CarId(failure.path("car").asText()), reason.isEmpty() ? UNKNOWN : new ReasonCode(reason));
        }
        Map<ReasonCode, List<CarId>> reasons = new TreeMap<>();
        last.forEach((car, reason) ->
                reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(car));
        return reasons;
    }

    private static boolean hasNoWayBack(CarProgress car) {
        return car.stage() == CarStage.NO_ROLLBACK_TARGET || car.attempt() > 0 && car.before() == null;
    }

    private static Map<ReasonCode, List<CarId>> byReason(List<CarProgress> cars, CarStage stage) {
        Map<ReasonCode, List<CarId>> reasons = new TreeMap<>();
        cars.stream()
                .filter(car -> car.stage() == stage)
                .forEach(car -> reasons.computeIfAbsent(
                                Objects.requireNonNullElse(car.reason(), UNKNOWN), key -> new ArrayList<>())
                        .add(car.car()));
        return reasons;
    }

    private static List<CarId> ids(List<CarProgress> cars, Predicate<CarProgress> which) {
        return cars.stream().filter(which).map(CarProgress::car).toList();
    }

    /// The same for people who print it. Everything that somebody typed is escaped.
    static String page(RolloutReport report) {
        RolloutEntry rollout = report.rollout();
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(rollout.id()))
                .append(
                        "</title><style>body{font:14px sans-serif;margin:2em}td,th{text-align:left;padding:2px 12px 2px 0}")
                .append("</style><h1>")
                .append(escaped(rollout.id() + ": " + rollout.name()))
                .append("</h1>");
        table(html, "Rollout", facts(report));
        Map<String, String> counts = new TreeMap<>();
        rollout.cars().forEach((stage, cars) -> counts.put(stage.name(), Integer.toString(cars)));
        table(html, "Cars", counts);
        cars(html, "Failed", report.failed());
        cars(html, "Left behind", report.leftBehind());
        cars(html, "Excluded", report.excluded());
        list(html, "In other hands", report.takenOver());
        list(html, "Without a way back", report.withoutWayBack());
        list(html, "For a person to look at", report.forAPerson());
        html.append("<h2>What happened</h2><table>");
        for (JsonNode event : report.events()) {
            row(html, event.path("at").asText() + " " + event.path("type").asText(), event.toString());
        }
        return html.append("</table></html>").toString();
    }

    private static Map<String, String> facts(RolloutReport report) {
        RolloutEntry rollout = report.rollout();
        Map<String, String> facts = new TreeMap<>();
        facts.put("Status", rollout.status() + " as of " + report.at());
        facts.put("Version", rollout.version() + " (" + rollout.kind() + ")");
        facts.put("Asked for", rollout.requestedBy() + ", " + rollout.requestedAt());
        RolloutEntry.Consent consent = rollout.approval();
        facts.put("Approved by", consent == null ? "nobody had to" : Objects.toString(consent.approvedBy(), "nobody"));
        facts.put("Plan", rollout.planHash());
        facts.put("Started", Objects.toString(rollout.startedAt(), "not yet"));
        facts.put("Ended", Objects.toString(rollout.finishedAt(), "not yet"));
        return facts;
    }

    private static void table(StringBuilder html, String title, Map<String, String> rows) {
        html.append("<h2>").append(title).append("</h2><table>");
        rows.forEach((name, value) -> row(html, name, value));
        html.append("</table>");
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><th>")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>");
    }

    private static void cars(StringBuilder html, String title, Map<ReasonCode, List<CarId>> reasons) {
        if (!reasons.isEmpty()) {
            Map<String, String> rows = new TreeMap<>();
            reasons.forEach((reason, cars) -> rows.put(reason.code(), joined(cars)));
            table(html, title, rows);
        }
    }

    private static void list(StringBuilder html, String title, List<CarId> cars) {
        if (!cars.isEmpty()) {
            html.append("<h2>").append(title).append("</h2><p>").append(escaped(joined(cars)));
        }
    }

    private static String joined(List<CarId> cars) {
        return String.join(", ", cars.stream().map(CarId::value).toList());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
