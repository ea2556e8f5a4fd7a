package pitwall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AuditConsistency;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.AuditVerdict;

/// `fleets audit verify`: has the server check its trail, and is its witness where it is given a place to remember.
@Command(
        name = "verify",
        description =
                "Has a server check its audit trail. With --witness it also proves that the trail only grew since "
                        + "the last time.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class AuditVerifyCommand implements Callable<Integer> {
    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "Remembers the newest head and the key of the first time. Keep it away from the server.")
    private @Nullable Path witness;

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    /// What a witness remembers.
    record Kept(AuditHead head, String key) {}

    @Override
    public Integer call() {
        Told.line(spec, server.with(spec, door -> {
            long checked = check(door);
            Path file = witness;
            return file == null
                    ? checked + " entries are what was written."
                    : checked + " entries are what was written; " + watch(door, file);
        }));
        return ExitCode.DONE.number();
    }

    private long check(ServerAccess.Door door) throws IOException, InterruptedException {
        long checked = 0;
        Long next = 1L;
        while (next != null) {
            AuditVerdict verdict = read(door.get("/api/v1/audit/verify?from=" + next), AuditVerdict.class);
            AuditVerdict.Break broken = verdict.broken();
            if (broken != null) {
                throw unproven("from entry " + broken.n() + " on: " + broken.kind());
            }
            checked += verdict.to() - verdict.from() + 1;
            next = verdict.next();
            if (next != null) {
                Told.line(spec, "Checked up to " + verdict.to() + " of " + verdict.size() + ".");
            }
        }
        return checked;
    }

    private static String watch(ServerAccess.Door door, Path file) throws IOException, InterruptedException {
        AuditHeads heads = read(door.get("/api/v1/audit/head"), AuditHeads.class);
        AuditHead newest = heads.head();
        if (newest == null) {
            throw unproven("the server signed no head yet");
        }
        Optional<Kept> before = kept(file);
        String key = before.map(Kept::key).orElseGet(() -> heads.keys().getLast());
        if (!AuditKey.parse(key).signed(signed(newest))) {
            throw unproven("the newest head is not signed by the key that the witness knows");
        }
        if (before.isPresent()) {
            compare(door, before.get().head(), newest);
        }
        OwnFile.write(file, Json.text(new Kept(newest, key)));
        return before.map(known -> "the trail of " + newest.size() + " continues that of "
                        + known.head().size() + ".")
                .orElse("the witness remembers " + newest.size() + ".");
    }

    private static void compare(ServerAccess.Door door, AuditHead before, AuditHead now)
            throws IOException, InterruptedException {
        if (now.size() < before.size()) {
            throw unproven("there were " + before.size() + " entries, there are " + now.size());
        }
        AuditConsistency proof = read(
                door.get("/api/v1/audit/proof?from=" + before.size() + "&to=" + now.size()), AuditConsistency.class);
        List<Hash> path = new ArrayList<>();
        proof.path().forEach(word -> path.add(Hash.parse(word)));
        boolean holds = new ConsistencyProof(before.size(), now.size(), path)
                .holds(Hash.parse(before.root()), Hash.parse(now.root()));
        if (!holds) {
            throw unproven("the first " + before.size() + " entries are not those of the last time");
        }
    }

    private static SignedHead signed(AuditHead head) {
        return new SignedHead(head.size(), Hash.parse(head.root()), head.at(), head.keyId(), head.signature());
    }

    private static Optional<Kept> kept(Path file) {
        return OwnFile.read(file).map(text -> {
            try {
                return Json.strict().readValue(text, Kept.class);
            } catch (JsonProcessingException e) {
                throw new CommandFailedException(ExitCode.FILE_UNUSABLE, file + " is not what a witness keeps.", e);
            }
        });
    }

    private static <T> T read(JsonNode data, Class<T> type) throws JsonProcessingException {
        return Json.tolerant().treeToValue(data, type);
    }

    private static CommandFailedException unproven(String why) {
        return new CommandFailedException(ExitCode.REFUSED, "The audit trail is not proven: " + why + ".");
    }
}
