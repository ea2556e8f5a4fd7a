package pitwall.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pitwall.protocol.Json;
import pitwall.protocol.rest.LogLine;
import pitwall.server.access.CallLimits;
import pitwall.server.logs.LogFilter;
import pitwall.server.logs.LogSearch;
import pitwall.server.logs.LogSettings;
import pitwall.server.logs.Redactor;
import pitwall.server.registry.FleetWriter;

/// Takes log lines away as a file: JSON, lines of JSON, or text for people, with a header that says who took what,
/// when, how many lines those are and whether that is all. First the lines are found, then they are written piece by
/// piece, redacted once more. An export is an audit entry.
final class LogExport {
    private static final int PIECE = 500;
    private static final ObjectMapper JSON = Json.strict();

    private final LogQueries queries;
    private final LogSearch search;
    private final Redactor redactor;
    private final FleetWriter writer;
    private final CallLimits limits;
    private final int most;

    /// @param limits the exports of one person
    LogExport(
            LogQueries queries,
            LogSearch search,
            Redactor redactor,
            FleetWriter writer,
            CallLimits limits,
            LogSettings settings) {
        this.queries = queries;
        this.search = search;
        this.redactor = redactor;
        this.writer = writer;
        this.limits = limits;
        this.most = settings.exportLines();
    }

    /// What an export looks like.
    private enum Form {
        JSON("application/json", "logs.json"),
        NDJSON("application/x-ndjson", "logs.ndjson"),
        TEXT("text/plain; charset=utf-8", "logs.txt");

        private final String type;
        private final String file;

        Form(String type, String file) {
            this.type = type;
            this.file = file;
        }

        private static Form of(ApiCall call) {
            return switch (call.query("format").orElse("ndjson").toLowerCase(Locale.ROOT)) {
                case "json" -> JSON;
                case "ndjson" -> NDJSON;
                case "text" -> TEXT;
                default -> throw new FaultException(Fault.validation("format", "must be json, ndjson or text"));
            };
        }
    }

    /// The lines that an export will hold.
    ///
    /// @param cut null where it holds all that match
    private record Found(List<Long> ids, String cut) {
        static final String NOT_CUT = "";
    }

    void export(Exchange exchange) throws IOException {
        ApiCall call = exchange.call();
        call.allowOnly(queries.with("order", "format", "limit"));
        Form form = Form.of(call);
        int limit = call.number("limit", most, 1, most);
        LogFilter filter = queries.filter(call, null, call.now().plusMillis(1));
        Duration wait = limits.take(call.caller().user());
        if (!wait.isZero()) {
            throw new FaultException(Fault.tooMany(wait));
        }
        LogSearch.Place place = LogRoutes.place(call);
        Optional<Found> found = find(filter, place, limit);
        if (found.isEmpty()) {
            throw new FaultException(Fault.tooMany(Duration.ofSeconds(1)));
        }
        call.audit()
                .after(Map.of(
                        "format",
                        form.name(),
                        "query",
                        call.queries(),
                        "lines",
                        found.get().ids().size(),
                        "cut",
                        !found.get().cut().isEmpty()));
        writer.write(draft -> exchange.audited(any -> new Answer.Nothing()).apply(draft));
        OutputStream out = exchange.begin(
                Map.of("Content-Type", form.type, "Content-Disposition", "attachment; filename=\"" + form.file + "\""));
        write(out, form, header(call, found.get()), found.get(), filter, place.newestFirst());
        out.flush();
    }

    private Optional<Found> find(LogFilter filter, LogSearch.Place place, int limit) {
        List<Long> ids = new ArrayList<>();
        return search.run(filter, place, line -> {
                    ids.add(line.id());
                    return ids.size() <= limit;
                })
                .map(end -> {
                    if (ids.size() > limit) {
                        return new Found(List.copyOf(ids.subList(0, limit)), "lines");
                    }
                    return new Found(List.copyOf(ids), end.next() == null ? Found.NOT_CUT : "time");
                });
    }

    private Map<String, Object> header(ApiCall call, Found found) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("format", "pitwall-logs-1");
        header.put("exportedAt", call.now());
        header.put("exportedBy", call.caller().user());
        header.put("query", new TreeMap<>(call.queries()));
        range(found.ids()).ifPresent(range -> header.put("range", range));
        header.put("source", "server");
        header.put("lines", found.ids().size());
        header.put("cut", !found.cut().isEmpty());
        if (!found.cut().isEmpty()) {
            header.put("cutBecause", found.cut().equals("lines") ? "more lines match" : "the time was over");
        }
        header.put("redacted", true);
        header.put("correlation", call.correlation());
        return header;
    }

    /// When the first and the last of the lines arrived, as far as they are still there.
    private Optional<Map<String, Instant>> range(List<Long> ids) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<LogLine> ends = search.book().read(rows -> rows.lines(List.of(ids.getFirst(), ids.getLast())));
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new TreeMap<>(Map.of(
                        "from", ends.getFirst().at(), "to", ends.getLast().at())));
    }

    private void write(
            OutputStream out, Form form, Map<String, Object> header, Found found, LogFilter filter, boolean newestFirst)
            throws IOException {
        switch (form) {
            case JSON -> text(out, "{\"header\":" + JSON.writeValueAsString(header) + ",\n\"lines\":[");
            case NDJSON -> text(out, JSON.writeValueAsString(Map.of("header", header)) + "\n");
            case TEXT -> {
                for (Map.Entry<String, Object> entry : header.entrySet()) {
                    text(out, "# " + entry.getKey() + ": " + entry.getValue() + "\n");
                }
            }
        }
        boolean first = true;
        for (int from = 0; from < found.ids().size(); from += PIECE) {
            List<Long> piece = found.ids().subList(from, Math.min(found.ids().size(), from + PIECE));
            List<LogLine> lines = search.book().read(rows -> rows.lines(piece));
            for (LogLine line : newestFirst ? lines.reversed() : lines) {
                text(
                        out,
                        (form == Form.JSON && !first ? ",\n" : form == Form.JSON ? "\n" : "")
                                + line(form, line, filter));
                first = false;
            }
        }
        if (form == Form.JSON) {
            text(out, "\n]}\n");
        }
    }

    private String line(Form form, LogLine stored, LogFilter filter) throws IOException {
        LogLine line = filter.seen(stored.saying(redactor.text(stored.message()), redactor.fields(stored.fields())));
        return switch (form) {
            case JSON -> JSON.writeValueAsString(line);
            case NDJSON -> JSON.writeValueAsString(line) + "\n";
            case TEXT -> words(line) + "\n";
        };
    }

    private static String words(LogLine line) {
        StringBuilder out = new StringBuilder()
                .append(stamp(line.at()))
                .append(' ')
                .append(String.format(Locale.ROOT, "%-5s", line.level()))
                .append(' ')
                .append(line.speaker())
                .append(' ')
                .append(line.source())
                .append(": ")
                .append(line.message());
        line.fields()
                .forEach((name, value) ->
                        out.append(' ').append(name).append('=').append(value));
        return out.toString();
    }

    private static String stamp(Instant at) {
        return String.format(Locale.ROOT, "%-24s", at);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
