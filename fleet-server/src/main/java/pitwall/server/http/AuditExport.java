package pitwall.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AuditRecord;
import pitwall.server.access.CallLimits;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditHeads;
import pitwall.server.audit.AuditRecords;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.AuditFilter;
import pitwall.server.storage.AuditRows;

/// Takes entries away as a file that proves itself: NDJSON with everything a verifier needs, or CSV for people with a
/// manifest beside it. An export is an entry too, and the head that closes it covers that entry.
final class AuditExport {
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = Json.strict();

    private final AuditArchive archive;
    private final AuditHeads heads;
    private final FleetWriter writer;
    private final CallLimits limits;

    /// @param limits the exports of one person
    AuditExport(AuditArchive archive, AuditHeads heads, FleetWriter writer, CallLimits limits) {
        this.archive = archive;
        this.heads = heads;
        this.writer = writer;
        this.limits = limits;
    }

    /// What one export is about.
    ///
    /// @param whole whether nothing is left out, so that the chain itself can be verified
    private record Order(
            AuditFilter filter, AuditFilter.Reader reader, SignedHead head, AuditKey key, boolean whole, Instant at) {}

    void export(Exchange exchange) throws IOException {
        ApiCall call = exchange.call();
        Set<String> known = new HashSet<>(AuditRoutes.filters());
        known.add("format");
        call.allowOnly(known);
        AuditFilter filter = AuditRoutes.filter(call);
        String format = call.query("format").orElse("ndjson");
        if (!format.equals("ndjson") && !format.equals("csv")) {
            throw new FaultException(Fault.validation("format", "must be ndjson or csv"));
        }
        Duration wait = limits.take(call.caller().user());
        if (!wait.isZero()) {
            throw new FaultException(Fault.tooMany(wait));
        }
        call.audit().after(Map.of("format", format, "query", call.queries()));
        SignedHead head = writer.write(draft -> {
            exchange.audited(any -> new Answer.Nothing()).apply(draft);
            return heads.sign(draft);
        });
        AuditFilter.Reader reader = AuditViews.reader(call.caller());
        boolean whole = filter.isEverything() && reader.seesEverything();
        Order order = new Order(filter, reader, head, heads.key(), whole, call.now());
        if (format.equals("csv")) {
            csv(exchange, order);
        } else {
            ndjson(exchange, order);
        }
    }

    private void ndjson(Exchange exchange, Order order) throws IOException {
        OutputStream out = exchange.begin(headers("application/x-ndjson", "audit.ndjson"));
        DigestOutputStream digested = new DigestOutputStream(out, sha256());
        Map<String, Object> manifest = manifest(exchange.call(), order);
        line(digested, "manifest", manifest);
        if (order.whole()) {
            AuditCheckpoint checkpoint =
                    archive.checkpointBefore(archive.standing().removed() + 1);
            line(
                    digested,
                    "checkpoint",
                    Map.of(
                            "size", checkpoint.size(),
                            "last", checkpoint.last().toString(),
                            "peaks",
                                    checkpoint.frontier().peaks().stream()
                                            .map(Hash::toString)
                                            .toList()));
        }
        long count = each(order, stored -> write(digested, entry(stored, order)));
        String sum = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        line(out, "end", Map.of("entries", count, "sha256", sum));
        out.flush();
    }

    /// What a line of an entry holds. Without all others each needs a proof of its own.
    private String entry(AuditRows.Stored stored, Order order) throws IOException {
        AuditEntry entry = stored.entry();
        if (entry == null) {
            return "{\"type\":\"damaged\",\"n\":" + stored.n() + "}\n";
        }
        String proof = order.whole()
                ? ""
                : ",\"proof\":"
                        + JSON.writeValueAsString(
                                archive.path(entry.n(), order.head().size()).stream()
                                        .map(Hash::toString)
                                        .toList());
        return "{\"type\":\"entry\",\"hash\":\"" + stored.hash() + "\",\"entry\":" + entry.canonical()
                + ",\"personal\":" + JSON.writeValueAsString(AuditViews.openings(entry, order.reader())) + proof
                + "}\n";
    }

    private void csv(Exchange exchange, Order order) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(exchange.begin(headers("application/zip", "audit.zip")));
        zip.putNextEntry(new ZipEntry("audit.csv"));
        DigestOutputStream digested = new DigestOutputStream(zip, sha256());
        digested.write(AuditCsv.header().getBytes(StandardCharsets.UTF_8));
        long count = each(order, stored -> write(digested, csv(stored, order)));
        zip.closeEntry();
        Map<String, Object> manifest = new LinkedHashMap<>(manifest(exchange.call(), order));
        manifest.put("entries", count);
        manifest.put(
                "sha256", HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        zip.putNextEntry(new ZipEntry("manifest.json"));
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private static String csv(AuditRows.Stored stored, Order order) {
        AuditEntry entry = stored.entry();
        AuditRecord row = entry == null ? null : AuditRecords.of(entry, stored.hash(), order.reader());
        return row == null ? stored.n() + ",damaged\r\n" : AuditCsv.line(row);
    }

    /// Work on one entry that can fail as writing can.
    @FunctionalInterface
    private interface Each {
        void take(AuditRows.Stored stored) throws IOException;
    }

    private long each(Order order, Each work) throws IOException {
        long count = 0;
        long last = 0;
        List<AuditRows.Stored> page;
        do {
            page = archive.page(new AuditArchive.Place.After(last), order.filter(), order.reader(), PAGE);
            for (AuditRows.Stored stored : page) {
                last = stored.n();
                if (last <= order.head().size()) {
                    work.take(stored);
                    count++;
                }
            }
        } while (page.size() == PAGE && last < order.head().size());
        return count;
    }

    private static Map<String, Object> manifest(ApiCall call, Order order) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "pitwall-audit-1");
        manifest.put("exportedAt", order.at());
        manifest.put("exportedBy", call.caller().user());
        manifest.put("query", call.queries());
        manifest.put("whole", order.whole());
        manifest.put("head", AuditRecords.head(order.head()));
        manifest.put("publicKey", order.key().text());
        return manifest;
    }

    private static void line(OutputStream out, String type, Map<String, Object> members) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.putAll(new TreeMap<>(members));
        write(out, JSON.writeValueAsString(all) + "\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String type, String file) {
        return Map.of("Content-Type", type, "Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
