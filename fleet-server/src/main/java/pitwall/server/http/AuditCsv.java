package pitwall.server.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AuditRecord;

/// Audit entries as RFC 4180 has tables, safe to open in a spreadsheet.
final class AuditCsv {
    private static final List<String> COLUMNS = List.of(
            "n",
            "time",
            "actor",
            "role",
            "origin",
            "address",
            "action",
            "object",
            "objectId",
            "subject",
            "cars",
            "result",
            "code",
            "count",
            "reason",
            "ticket",
            "approver",
            "correlation",
            "hash");

    private AuditCsv() {}

    static String header() {
        return String.join(",", COLUMNS) + "\r\n";
    }

    static String line(AuditRecord row) {
        return Stream.of(
                                Long.toString(row.n()),
                                row.at().toString(),
                                row.actor(),
                                row.role(),
                                row.origin(),
                                row.address(),
                                row.action(),
                                row.object(),
                                row.objectId(),
                                row.subject(),
                                Integer.toString(row.cars()),
                                row.result(),
                                row.code(),
                                Integer.toString(row.count()),
                                row.reason(),
                                row.ticket(),
                                row.approver(),
                                row.correlation(),
                                row.hash())
                        .map(AuditCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /// What a spreadsheet would take for a formula gets an apostrophe in front.
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String safe = "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(letter -> "\",\r\n".indexOf(letter) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
