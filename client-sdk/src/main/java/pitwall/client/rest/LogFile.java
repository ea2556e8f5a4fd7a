package pitwall.client.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs.Form;
import pitwall.protocol.Json;
import pitwall.protocol.rest.LogLine;

/// Writes log lines that are on this computer into a file, in the forms in which a server writes them. The file is
/// there whole or not at all.
public final class LogFile {
    private static final ObjectMapper JSON = Json.strict();
    private static final int STEP = 1_000;

    private final Form form;
    private final Header header;

    public LogFile(Form form, Header header) {
        this.form = form;
        this.header = header;
    }

    /// What stands above the lines.
    ///
    /// @param query as it was written
    /// @param from arrival of the first line; absent where there is none
    /// @param to arrival of the last line
    /// @param source where the lines come from, for example `cache`
    /// @param cachedUntil server time up to which the cache knows anything; absent where the lines are none of a cache
    /// @param cacheAgeSeconds how old that is
    /// @param lines how many there are
    /// @param serverTime of the export, estimated where there is no connection
    public record Header(
            String query,
            String person,
            @Nullable Instant from,
            @Nullable Instant to,
            String source,
            @Nullable Instant cachedUntil,
            @Nullable Long cacheAgeSeconds,
            int lines,
            Instant serverTime,
            boolean serverTimeEstimated) {
        private Map<String, Object> words() {
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("format", "pitwall-logs-1");
            words.put("exportedAt", serverTime);
            words.put("exportedAtEstimated", serverTimeEstimated);
            words.put("exportedBy", person);
            words.put("query", Map.of("text", query));
            if (from != null && to != null) {
                words.put("range", Map.of("from", from, "to", to));
            }
            words.put("source", source);
            if (cachedUntil != null && cacheAgeSeconds != null) {
                words.put("cachedUntil", cachedUntil);
                words.put("cacheAgeSeconds", cacheAgeSeconds);
            }
            words.put("lines", lines);
            words.put("cut", false);
            words.put("redacted", true);
            return words;
        }
    }

    /// Writes the file. Blocks.
    ///
    /// @param progress told now and then how many lines are written
    /// @param cancelled asked now and then; true ends it, and there is no file
    public ExportOutcome write(Path file, Iterator<LogLine> lines, IntConsumer progress, BooleanSupplier cancelled) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            boolean whole;
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                whole = write(out, lines, progress, cancelled);
            }
            if (!whole) {
                Files.deleteIfExists(part);
                return new ExportOutcome.Broken();
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return new ExportOutcome.Saved(file, Files.size(file));
        } catch (IOException e) {
            return new ExportOutcome.NotWritten(String.valueOf(e.getMessage()));
        }
    }

    private boolean write(Writer out, Iterator<LogLine> lines, IntConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        begin(out);
        int written = 0;
        while (lines.hasNext()) {
            LogLine line = lines.next();
            switch (form) {
                case JSON -> out.write((written == 0 ? "\n" : ",\n") + JSON.writeValueAsString(line));
                case NDJSON -> out.write(JSON.writeValueAsString(line) + "\n");
                case TEXT -> out.write(words(line) + "\n");
            }
            if (++written % STEP == 0) {
                progress.accept(written);
                if (cancelled.getAsBoolean()) {
                    return false;
                }
            }
        }
        if (form == Form.JSON) {
            out.write("\n]}\n");
        }
        return !cancelled.getAsBoolean();
    }

    private void begin(Writer out) throws IOException {
        switch (form) {
            case JSON -> out.write("{\"header\":" + JSON.writeValueAsString(header.words()) + ",\n\"lines\":[");
            case NDJSON -> out.write(JSON.writeValueAsString(Map.of("header", header.words())) + "\n");
            case TEXT -> {
                for (Map.Entry<String, Object> entry : header.words().entrySet()) {
                    out.write("# " + entry.getKey() + ": " + entry.getValue() + "\n");
                }
            }
        }
    }

    private static String words(LogLine line) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%-24s %-5s %s %s: %s",
                line.at(),
                line.level(),
                line.speaker(),
                line.source(),
                line.message()));
        line.fields()
                .forEach((name, value) ->
                        out.append(' ').append(name).append('=').append(value));
        return out.toString();
    }
}
