package pitwall.client.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.casefile.CaseOpening.Unusable;
import pitwall.client.casefile.CaseOpening.Why;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.testing.FleetFixtures;
import pitwall.testing.Seeds;

/// What is opened is what was written, or nothing.
class CaseArchiveTest {
    private static final Instant NOW = FleetFixtures.NOW;
    private static final String ID = "WBA-00041";

    @TempDir
    private Path folder;

    private final CaseArchive archive = new CaseArchive();

    @Test
    void whatIsOpenedIsWhatWasWritten() throws IOException {
        Path file = folder.resolve("car.pitwall-case");

        assertThat(archive.write(file, content(), "<!doctype html>", () -> false))
                .isTrue();

        assertThat(archive.read(file)).isEqualTo(new CaseOpening.Opened(content()));
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aCancelledOneLeavesNothingBehindAndWhatWasThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("car.pitwall-case"), "before");

        assertThat(archive.write(file, content(), "page", () -> true)).isFalse();

        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aDamagedOneIsNeverTakenForAnother() throws IOException {
        Path file = folder.resolve("car.pitwall-case");
        archive.write(file, content(), "<p>page</p>", () -> false);
        byte[] whole = Files.readAllBytes(file);
        RandomGenerator random = Seeds.announced("damaged case files").generator();

        int refused = 0;
        for (int attempt = 0; attempt < 1_000; attempt++) {
            Files.write(file, damaged(whole, random));
            CaseOpening opening = archive.read(file);
            if (opening instanceof CaseOpening.Opened) {
                assertThat(opening).isEqualTo(new CaseOpening.Opened(content()));
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static byte[] damaged(byte[] whole, RandomGenerator random) {
        int at = random.nextInt(whole.length);
        byte[] damaged = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged = Arrays.copyOf(whole, at);
            case 2 -> Arrays.fill(damaged, at, Math.min(whole.length, at + 64), (byte) 0);
            default -> {
                byte[] other = new byte[Math.min(64, whole.length - at)];
                random.nextBytes(other);
                System.arraycopy(other, 0, damaged, at, other.length);
            }
        }
        return damaged;
    }

    @Test
    void whatIsNoCaseFileIsSaidToBeNone() throws IOException {
        assertThat(archive.read(folder.resolve("nothing"))).isEqualTo(new Unusable(Why.UNREADABLE));
        assertThat(archive.read(folder)).isEqualTo(new Unusable(Why.UNREADABLE));
        assertThat(read("a letter".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Unusable(Why.NOT_A_CASE));
        assertThat(read(zip(Map.of("photo.jpg", "x")))).isEqualTo(new Unusable(Why.NOT_A_CASE));
        assertThat(read(zip(Map.of("manifest.json", "{\"format\":\"other\",\"version\":1,\"parts\":[]}"))))
                .isEqualTo(new Unusable(Why.NOT_A_CASE));
        assertThat(read(zip(Map.of("manifest.json", "{\"format\":\"pitwall-case\",\"version\":2,\"parts\":[]}"))))
                .isEqualTo(new Unusable(Why.NEWER));
        assertThat(read(zip(Map.of("manifest.json", "{\"format\":\"pitwall-case\",\"version\":1,\"parts\":[]}"))))
                .isEqualTo(new Unusable(Why.DAMAGED));
    }

    @Test
    void whatUnpacksToMoreThanAnyCaseFileIsNotUnpacked() throws IOException {
        assertThat(read(zip(Map.of("manifest.json", " ".repeat(1 << 20))))).isEqualTo(new Unusable(Why.DAMAGED));
        Path large = folder.resolve("large");
        try (var channel = Files.newByteChannel(
                large, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(CaseArchive.MOST_BYTES + 1L);
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        assertThat(archive.read(large)).isEqualTo(new Unusable(Why.TOO_LARGE));
    }

    @Test
    void aPartOfAnotherCarIsRefused() {
        CaseFile good = content();
        assertThatThrownBy(() -> new CaseFile(
                        good.head(), FleetFixtures.wellCar("other"), null, null, null, null, null, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CaseOpening read(byte[] content) throws IOException {
        return archive.read(Files.write(folder.resolve("given"), content));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static CaseFile content() {
        CarId id = new CarId(ID);
        CaseFile.Head head = new CaseFile.Head(
                id,
                "https://fleet.example",
                "PROD eu",
                false,
                "a.huber",
                NOW,
                NOW.plusSeconds(3),
                Map.of(CaseFile.Part.LOGS, NOW.minusSeconds(60)));
        CarTelemetry.Filling battery = new CarTelemetry.Filling("battery", "%");
        battery.add(70, 71.5, 72);
        battery.skip();
        return new CaseFile(
                head,
                FleetFixtures.wellCar(ID),
                null,
                List.of(new TimelineEntry(
                        7, NOW, null, "failed", new ReasonCode("SIGNATURE_INVALID"), Map.of("version", "4.3.0"))),
                List.of(new LogEntry(
                        NOW, NOW, 3, LogLevel.ERROR, "update", "does not hold <b>", Map.of("key", "7c1f"))),
                new DesiredCar(id, 3, null, List.of(), null, List.of()),
                List.of(),
                null,
                List.of(new CaseFile.Curves(
                        3_600,
                        new CarTelemetry(
                                id, NOW.minusSeconds(3_600), NOW, 60, List.of(battery.done()), List.of(), List.of()))));
    }
}
