package pitwall.checks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditParts;
import pitwall.server.live.LocalEventLog;
import pitwall.server.logs.Redactor;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;

/// How fast entries are chained and verified, on one thread in memory and through the writer on disk.
final class AuditBenchmark implements Benchmark {
    private static final int CHAIN = 100_000;
    private static final int STORED = 20_000;

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Measure> run() throws IOException, GeneralSecurityException {
        List<Measure> measures = new ArrayList<>();
        chain(CHAIN / 5);
        long start = System.nanoTime();
        List<AuditEntry> entries = chain(CHAIN);
        measures.add(Measure.of("audit: entries chained in memory", perSecond(CHAIN, start), "/s"));
        start = System.nanoTime();
        AuditVerifier verifier = new AuditVerifier(AuditCheckpoint.START);
        entries.forEach(entry -> verifier.accept(entry, entry.hash()));
        if (verifier.reached().size() != CHAIN) {
            throw new IllegalStateException("the chain does not hold: " + verifier.broken());
        }
        measures.add(Measure.of("audit: entries verified in memory", perSecond(CHAIN, start), "/s"));
        measures.addAll(stored());
        return measures;
    }

    private static List<AuditEntry> chain(int size) {
        List<AuditEntry> entries = new ArrayList<>(size);
        AuditCheckpoint end = AuditCheckpoint.START;
        for (int i = 1; i <= size; i++) {
            AuditEntry entry = entry(i, end.last());
            entries.add(entry);
            end = end.after(entry.hash());
        }
        return entries;
    }

    private static AuditEntry entry(long n, Hash previous) {
        Map<PersonalKey, PersonalField> personal = new EnumMap<>(PersonalKey.class);
        for (PersonalKey key : List.of(PersonalKey.ACTOR, PersonalKey.ADDRESS, PersonalKey.BEFORE, PersonalKey.AFTER)) {
            personal.put(key, PersonalField.of(key, new byte[PersonalField.SALT_BYTES], "a value of some length " + n));
        }
        return new AuditEntry(n, Instant.ofEpochMilli(n), facts(), personal, previous);
    }

    private static AuditFacts facts() {
        return new AuditFacts(
                "OPERATOR",
                AuditOrigin.API,
                "PATCH_CAR",
                new AuditFacts.Target("car", "car-7"),
                1,
                List.of(new AuditPlace("munich", "i4")),
                AuditResult.ACCEPTED,
                null,
                1,
                "0b1f6f0e-3c1c-4f0b-8f34-5d1f3c0c7a11");
    }

    private static List<Measure> stored() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("pitwall-audit");
        try (Database database = Database.open(folder.resolve("fleet.db").toString())) {
            AuditParts parts = AuditParts.open(
                    database, KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), new Redactor(new byte[32]));
            LocalEventLog log = new LocalEventLog("bench", 100, 1_000_000);
            try (FleetWriter writer = new FleetWriter(database, log, 100, InstantSource.system())) {
                writer.start();
                write(writer, parts, STORED / 10);
                long start = System.nanoTime();
                write(writer, parts, STORED);
                Measure written =
                        Measure.of("audit: entries on disk (SQLite, synchronous=FULL)", perSecond(STORED, start), "/s");
                writer.write(parts.heads()::sign);
                start = System.nanoTime();
                long checked = check(new AuditArchive(database));
                return List.of(
                        written, Measure.of("audit: entries verified from disk", perSecond(checked, start), "/s"));
            }
        }
    }

    private static void write(FleetWriter writer, AuditParts parts, int count) {
        List<CompletableFuture<Long>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(writer.submit(draft -> parts.trail()
                    .add(
                            draft,
                            parts.sheet("PATCH_CAR", AuditOrigin.API, "car")
                                    .by("admin", "ADMIN")
                                    .from("127.0.0.1")
                                    .on("car-7")
                                    .before(Map.of("name", "one"))
                                    .after(Map.of("name", "two"))
                                    .accepted())));
        }
        all.forEach(CompletableFuture::join);
    }

    private static long check(AuditArchive archive) {
        long next = 1;
        AuditArchive.Check check;
        do {
            check = archive.check(next, Long.MAX_VALUE);
            if (check.broken().isPresent()) {
                throw new IllegalStateException("the trail does not hold: " + check.broken());
            }
            next = check.to() + 1;
        } while (check.to() < check.size());
        return check.size();
    }

    private static double perSecond(long count, long since) {
        return count * 1e9 / (System.nanoTime() - since);
    }
}
