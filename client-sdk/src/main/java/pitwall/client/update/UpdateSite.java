package pitwall.client.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import pitwall.client.ServerTrust;
import pitwall.fleet.release.VersionOrder;
import pitwall.protocol.program.ProgramFile;
import pitwall.protocol.program.ProgramList;
import pitwall.protocol.tuf.TufKey;

/// The place where somebody puts newer consoles. Blocks; asks for the two files that it needs and tells nothing about
/// this computer. Thread-safe.
public final class UpdateSite {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /// How long a whole list, a whole package may take.
    private static final Duration LIST = Duration.ofMinutes(1);
    private static final Duration PACKAGE = Duration.ofHours(2);
    private static final int OK = 200;
    private static final int PIECE = 64 * 1024;

    private final URI list;
    private final TufKey key;
    private final Supplier<ServerTrust> trust;
    private final InstantSource clock;

    /// What the computer can use.
    ///
    /// @param kinds of packages, the best first
    public record Wanted(List<String> kinds, String architecture) {
        public Wanted {
            kinds = List.copyOf(kinds);
        }

        private Optional<ProgramFile> of(ProgramList list) {
            return kinds.stream()
                    .flatMap(kind -> list.files().stream()
                            .filter(file -> file.kind().equals(kind)
                                    && file.architecture().equals(architecture)))
                    .findFirst();
        }
    }

    /// @param list where the signed list is, for example `https://example.com/pitwall/programs.txt`
    /// @param key of whoever signs it
    public UpdateSite(URI list, TufKey key, Supplier<ServerTrust> trust, InstantSource clock) {
        if (!isUsable(list)) {
            throw new IllegalArgumentException("not an address of a list: " + list);
        }
        this.list = list;
        this.key = key;
        this.trust = trust;
        this.clock = clock;
    }

    /// True for an `https` address, and for `http` on this computer.
    public static boolean isUsable(URI list) {
        String scheme = list.getScheme() == null ? "" : list.getScheme().toLowerCase(Locale.ROOT);
        String host = list.getHost() == null ? "" : list.getHost();
        boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        return !host.isEmpty()
                && list.getRawUserInfo() == null
                && (scheme.equals("https") || scheme.equals("http") && here);
    }

    /// Fetches the list.
    ///
    /// @param installed the version that runs
    /// @param seen the newest that a list of this key ever named; what is older is not believed
    public UpdateNews look(String installed, String seen, Wanted wanted) {
        try {
            return ask(list, LIST, in -> {
                byte[] bytes = in.readNBytes(ProgramList.LONGEST + 1);
                return bytes.length > ProgramList.LONGEST
                        ? new UpdateNews.Distrusted(UpdateNews.Distrust.TOO_LONG)
                        : judge(bytes, installed, seen, wanted);
            });
        } catch (IOException e) {
            return new UpdateNews.Unreachable(said(e));
        }
    }

    private UpdateNews judge(byte[] bytes, String installed, String seen, Wanted wanted) {
        Optional<ProgramList> read;
        try {
            read = ProgramList.read(bytes, key);
        } catch (IllegalArgumentException e) {
            return new UpdateNews.Distrusted(UpdateNews.Distrust.MALFORMED);
        }
        if (read.isEmpty()) {
            return new UpdateNews.Distrusted(UpdateNews.Distrust.SIGNATURE);
        }
        ProgramList programs = read.get();
        if (!clock.instant().isBefore(programs.expires())) {
            return new UpdateNews.Distrusted(UpdateNews.Distrust.EXPIRED);
        }
        if (VersionOrder.INSTANCE.compare(programs.version(), seen) < 0) {
            return new UpdateNews.Distrusted(UpdateNews.Distrust.OLDER);
        }
        return VersionOrder.INSTANCE.compare(programs.version(), installed) > 0
                ? new UpdateNews.Available(programs.version(), programs.notes(), wanted.of(programs))
                : new UpdateNews.Current(programs.version());
    }

    /// Fetches a package from beside the list; it bears its name only when it is whole and right.
    ///
    /// @param folder made if it is missing
    /// @param progress told how many bytes are there, on this thread
    /// @param cancelled asked between pieces; a thread that waits for one is interrupted as well
    public UpdateFile fetch(ProgramFile file, Path folder, LongConsumer progress, BooleanSupplier cancelled) {
        Path part = folder.resolve(file.name() + ".part");
        try {
            Files.createDirectories(folder);
            UpdateFile outcome =
                    ask(list.resolve(file.name()), PACKAGE, in -> receive(in, file, part, progress, cancelled));
            if (outcome instanceof UpdateFile.Fetched(Path whole)) {
                Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
            return outcome;
        } catch (IOException e) {
            return cancelled.getAsBoolean() ? new UpdateFile.Cancelled() : new UpdateFile.Failed(said(e));
        } finally {
            forget(part);
        }
    }

    private static UpdateFile receive(
            InputStream in, ProgramFile file, Path part, LongConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        MessageDigest digest = sha256();
        long length = file.artifact().length();
        long received = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (cancelled.getAsBoolean()) {
                    return new UpdateFile.Cancelled();
                }
                received += read;
                if (received > length) {
                    return new UpdateFile.Distrusted(UpdateNews.Distrust.TOO_LONG);
                }
                digest.update(piece, 0, read);
                out.write(piece, 0, read);
                progress.accept(received);
            }
        }
        boolean right = received == length
                && HexFormat.of()
                        .formatHex(digest.digest())
                        .equals(file.artifact().sha256());
        return right
                ? new UpdateFile.Fetched(part.resolveSibling(file.name()))
                : new UpdateFile.Distrusted(UpdateNews.Distrust.CHANGED);
    }

    private <T> T ask(URI address, Duration whole, Answer<T> answer) throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.getDefault());
        if (!"http".equals(address.getScheme())) {
            ServerTrust believed = trust.get();
            builder.sslContext(believed.context())
                    .sslParameters(believed.context().getDefaultSSLParameters());
        }
        HttpClient client = builder.build();
        CompletableFuture<Void> tooLate = CompletableFuture.runAsync(
                client::shutdownNow, CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS));
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .header("User-Agent", "pitwall")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException("HTTP " + response.statusCode());
                }
                return answer.read(in);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            tooLate.cancel(false);
            client.shutdownNow();
        }
    }

    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Answer<T> {
        T read(InputStream in) throws IOException;
    }
}
