package pitwall.checks.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Software;

/// The builds there are.
///
/// @param bytes of the artifact; nobody changes them
record Stock(String version, long counter, byte[] bytes, String digest) {
    /// What cars left the factory with.
    static final Stock OLD = of("4.2.1", 41);
    /// What they ran before that.
    static final Stock OLDER = of("4.1.0", 39);
    /// What is to come.
    static final Stock NEW = of("4.3.0", 43);
    /// What others want.
    static final Stock OTHER = of("4.4.0", 44);
    /// What a rollout back brings.
    static final Stock BACK = of("4.2.0", 40);

    private static final List<Stock> ALL = List.of(OLD, OLDER, NEW, OTHER, BACK);

    private static Stock of(String version, long counter) {
        byte[] bytes = ("The software of " + version + ".\n").repeat(4).getBytes(StandardCharsets.UTF_8);
        return new Stock(version, counter, bytes, digest(bytes));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    static List<Stock> values() {
        return ALL;
    }

    static Optional<Stock> find(String version) {
        return ALL.stream().filter(stock -> stock.version.equals(version)).findFirst();
    }

    static byte[] bytesOf(Software software) {
        return find(software.version()).orElseThrow().bytes;
    }

    Software software() {
        return new Software(version, digest, counter);
    }

    Artifact artifact() {
        return new Artifact(digest, bytes.length);
    }

    String path() {
        return "/api/v1/releases/" + version + "/artifact";
    }
}
