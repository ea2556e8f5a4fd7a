package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sigstore.json.JsonParseException;
import dev.sigstore.tuf.Fetcher;
import dev.sigstore.tuf.FileExceedsMaxLengthException;
import dev.sigstore.tuf.FileSystemTufStore;
import dev.sigstore.tuf.InvalidHashesException;
import dev.sigstore.tuf.MetaFetcher;
import dev.sigstore.tuf.RoleExpiredException;
import dev.sigstore.tuf.RollbackVersionException;
import dev.sigstore.tuf.SignatureVerificationException;
import dev.sigstore.tuf.TrustedMetaStore;
import dev.sigstore.tuf.Updater;
import dev.sigstore.tuf.encryption.Verifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.release.Artifact;

/// The TUF client of sigstore-java reads our metadata and comes to the same verdicts.
class SomebodyElsesClientTest {
    /// Without line breaks, which that client canonicalises by another rule than the reference implementation.
    private static final ReleaseTarget RELEASE = new ReleaseTarget(
            "4.3.0",
            new Artifact(Digests.hex(TestRepository.ARTIFACT), TestRepository.ARTIFACT.length),
            7,
            Set.of("i4"),
            Set.of(),
            Set.of("4.2.1"),
            30,
            "Smoother braking: ä \"and\" \\.");

    @TempDir
    Path folder;

    private final TestRepository repository = new TestRepository();
    private Updater client;

    @BeforeEach
    void start() throws IOException {
        publish();
        FileSystemTufStore store = FileSystemTufStore.newFileSystemStore(folder);
        String root = repository.text("1.root.json");
        Fetcher files = new Files();
        client = Updater.builder()
                .setClock(new TestClock())
                .setVerifiers(Verifiers::newVerifier)
                .setTrustedMetaStore(TrustedMetaStore.newTrustedMetaStore(store))
                .setTargetStore(store)
                .setTrustedRootPath(() -> root)
                .setMetaFetcher(MetaFetcher.newFetcher(files))
                .setTargetFetcher(files)
                .build();
    }

    /// That client wants a word of its own in the description of a target; the specification leaves room for it.
    private void publish() {
        repository.targetsVersion++;
        TufMetadata.Targets targets = new TufMetadata.Targets(
                repository.targetsVersion, repository.now.plus(Duration.ofDays(90)), Map.of(RELEASE.path(), RELEASE));
        ObjectNode body = TufJson.of(targets);
        ((ObjectNode) body.at("/targets/" + RELEASE.path() + "/custom"))
                .putObject("sigstore")
                .put("status", "Active")
                .put("usage", "Release");
        repository.put(
                TufRole.TARGETS.file(repository.targetsVersion),
                TufDocument.sign(targets, body, List.of(repository.targetsKey)));
        repository.publishSnapshot();
    }

    @Test
    void itBelievesOurMetadataAndDownloadsTheArtifact() throws IOException, JsonParseException {
        client.updateMeta();
        client.downloadTarget(RELEASE.path());

        assertThat(folder.resolve("targets").resolve(RELEASE.path())).hasBinaryContent(TestRepository.ARTIFACT);
    }

    @Test
    void itFollowsOurRotations() throws IOException, JsonParseException {
        client.updateMeta();
        List<TufSigner> old = List.copyOf(repository.rootKeys);
        repository.rootKeys.set(0, TufSigner.generate());
        repository.timestampKey = TufSigner.generate();
        repository.publishRoot(old);
        publish();

        client.updateMeta();
        client.downloadTarget(RELEASE.path());

        assertThat(folder.resolve("targets").resolve(RELEASE.path())).exists();
    }

    @Test
    void itRefusesAForeignKey() {
        repository.timestampKey = TufSigner.generate();
        repository.publishTimestamp();

        assertThatThrownBy(client::updateMeta).isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void itRefusesARootBelowItsThreshold() {
        repository.publishRoot(repository.rootKeys.subList(1, 2));

        assertThatThrownBy(client::updateMeta).isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void itRefusesAnExpiredTimestamp() {
        repository.now = TestRepository.NOW.plus(Duration.ofDays(2));

        assertThatThrownBy(client::updateMeta).isInstanceOf(RoleExpiredException.class);
    }

    @Test
    void itRefusesAnOlderTimestamp() throws IOException, JsonParseException {
        byte[] old = repository.file("timestamp.json");
        repository.publishTimestamp();
        client.updateMeta();
        repository.files.put("timestamp.json", old);

        assertThatThrownBy(client::updateMeta).isInstanceOf(RollbackVersionException.class);
    }

    @Test
    void itRefusesAChangedSnapshot() {
        String file = TufRole.SNAPSHOT.file(repository.snapshotVersion);
        byte[] bytes = repository.file(file);
        bytes[repository.text(file).indexOf("\"expires\" : \"20") + 14] = '9';

        assertThatThrownBy(client::updateMeta).isInstanceOf(InvalidHashesException.class);
    }

    @Test
    void itRefusesAChangedArtifact() throws IOException, JsonParseException {
        client.updateMeta();
        repository.files.put(RELEASE.path(), new byte[TestRepository.ARTIFACT.length]);

        assertThatThrownBy(() -> client.downloadTarget(RELEASE.path())).isInstanceOf(InvalidHashesException.class);
    }

    /// Metadata by name; the artifact by any name that ends in its own.
    private final class Files implements Fetcher {
        @Override
        public String getSource() {
            return "memory";
        }

        @Override
        public byte @Nullable [] fetchResource(String name, int most) throws FileExceedsMaxLengthException {
            if (name.endsWith(RELEASE.path())) {
                return repository.files.getOrDefault(RELEASE.path(), TestRepository.ARTIFACT);
            }
            byte @Nullable [] bytes = repository.files.get(name);
            if (bytes != null && bytes.length > most) {
                throw new FileExceedsMaxLengthException(name, most);
            }
            return bytes;
        }
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return repository.now;
        }
    }
}
