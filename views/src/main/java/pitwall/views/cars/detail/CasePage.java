package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseFile.Part;
import pitwall.fleet.CarStatus;
import pitwall.fleet.ReasonCode;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// A case file as a page for people: without scripts, pictures or anything from elsewhere. Any thread.
final class CasePage {
    private final Strings strings;

    CasePage(Strings strings) {
        this.strings = strings;
    }

    String of(CaseFile file) {
        CaseFile.Head head = file.head();
        StringBuilder page = new StringBuilder(64 * 1024);
        String title = strings.get("case.page.title", head.car().value());
        page.append("<!doctype html><html lang=\"")
                .append(escaped(strings.formats().locale().toLanguageTag()))
                .append("\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>")
                .append(escaped(title))
                .append("</title><style>body{font:14px/1.4 sans-serif;margin:2em;max-width:80em}")
                .append("table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;")
                .append("padding:2px 10px 2px 0;border-bottom:1px solid #ccc}td{overflow-wrap:anywhere}</style></head>")
                .append("<body><h1>")
                .append(escaped(title))
                .append("</h1>");
        paragraph(page, new CaseWords(strings).line(head));
        heading(page, "case.page.state");
        table(page, List.of(), state(file));
        heading(page, "car.tab.TIMELINE");
        part(page, head, Part.TIMELINE, file.timeline() == null ? null : timeline(file), "case.page.timeline");
        heading(page, "car.tab.LOGS");
        part(page, head, Part.LOGS, file.logs() == null ? null : logs(file), "case.page.logs");
        heading(page, "car.tab.VERSIONS");
        part(page, head, Part.DESIRED, file.desired() == null ? null : builds(file), "case.page.versions");
        heading(page, "car.tab.UPDATES");
        part(page, head, Part.UPDATES, file.updates() == null ? null : updates(file), "case.page.updates");
        return page.append("</body></html>\n").toString();
    }

    private List<List<String>> state(CaseFile file) {
        CarStatus status = file.car().status();
        List<List<String>> rows = new ArrayList<>();
        row(rows, "case.fact.model", file.car().info().model());
        row(rows, "case.fact.region", file.car().info().region());
        row(rows, "case.fact.ring", Integer.toString(file.car().info().ring()));
        row(rows, "case.fact.motion", status.motion().name());
        row(rows, "case.fact.reach", status.connectivity().name());
        row(rows, "case.fact.update", status.convergence().name());
        row(rows, "case.fact.reason", code(status.reason()));
        row(rows, "case.fact.said", status.message());
        row(rows, "case.fact.actual", status.actualVersion());
        row(rows, "case.fact.desired", status.desiredVersion());
        Instant heard = file.car().vitals().heard();
        row(rows, "case.fact.heard", heard == null ? null : time(heard));
        Integer battery = file.car().vitals().batteryPercent();
        row(
                rows,
                "case.fact.battery",
                battery == null ? null : strings.formats().wholePercent(battery));
        return rows;
    }

    private void row(List<List<String>> rows, String key, @Nullable String value) {
        rows.add(List.of(strings.get(key), value == null ? Formats.UNKNOWN : value));
    }

    private List<List<String>> timeline(CaseFile file) {
        return file.timeline() == null
                ? List.of()
                : file.timeline().stream()
                        .map(entry -> List.of(
                                time(entry.at()),
                                "#" + entry.id(),
                                entry.kind(),
                                code(entry.reason()),
                                new TreeMap<>(entry.fields())
                                        .entrySet().stream()
                                                .map(field -> field.getKey() + "=" + field.getValue())
                                                .collect(Collectors.joining(" "))))
                        .toList();
    }

    private List<List<String>> logs(CaseFile file) {
        return file.logs() == null
                ? List.of()
                : file.logs().stream()
                        .map(line -> List.of(time(line.at()), line.level().name(), line.source(), line.message()))
                        .toList();
    }

    private List<List<String>> builds(CaseFile file) {
        return file.desired() == null
                ? List.of()
                : file.desired().builds().stream()
                        .map(build -> List.of(build.version(), Long.toString(build.counter()), build.digest()))
                        .toList();
    }

    private List<List<String>> updates(CaseFile file) {
        return file.updates() == null
                ? List.of()
                : file.updates().stream()
                        .map(update -> List.of(
                                update.rollout(),
                                update.version(),
                                update.stage().name(),
                                code(update.reason()),
                                time(update.since())))
                        .toList();
    }

    /// @param rows absent where the part is not in the file
    private void part(
            StringBuilder page, CaseFile.Head head, Part part, @Nullable List<List<String>> rows, String columns) {
        if (rows == null) {
            paragraph(page, strings.get("case.part.absent"));
            return;
        }
        if (!head.of(part).equals(head.asOf())) {
            paragraph(page, strings.get("case.part.as-of", time(head.of(part))));
        }
        if (rows.isEmpty()) {
            paragraph(page, strings.get("case.part.empty"));
            return;
        }
        table(page, List.of(strings.get(columns).split("\\|", -1)), rows);
    }

    private static void table(StringBuilder page, List<String> columns, List<List<String>> rows) {
        page.append("<table>");
        if (!columns.isEmpty()) {
            cells(page, "th", columns);
        }
        rows.forEach(row -> cells(page, "td", row));
        page.append("</table>");
    }

    private static void cells(StringBuilder page, String tag, List<String> texts) {
        page.append("<tr>");
        for (String text : texts) {
            page.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(text))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        page.append("</tr>\n");
    }

    private void heading(StringBuilder page, String key) {
        page.append("<h2>").append(escaped(strings.get(key))).append("</h2>");
    }

    private static void paragraph(StringBuilder page, String text) {
        page.append("<p>").append(escaped(text)).append("</p>");
    }

    private static String code(@Nullable ReasonCode reason) {
        return reason == null ? "" : reason.code();
    }

    private String time(Instant at) {
        return strings.formats().full(at);
    }

    /// What cars say of themselves is text, whatever it looks like.
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
