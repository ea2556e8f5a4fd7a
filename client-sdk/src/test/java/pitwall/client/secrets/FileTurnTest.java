package pitwall.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTurnTest {
    private static final int TURNS = 200;

    @TempDir
    private Path folder;

    @Test
    void oneThreadAtATimeHasIt() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<CompletableFuture<Void>> all = IntStream.range(0, TURNS)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> {
                    try (Turn.Held _ = new FileTurn(folder.resolve("turn")).take()) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        inside.decrementAndGet();
                    }
                }))
                .toList();

        all.forEach(CompletableFuture::join);
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void anotherProgramWaitsToo() throws Exception {
        Process other;
        BufferedReader said;
        try (Turn.Held _ = new FileTurn(folder.resolve("turn")).take()) {
            other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Other.class.getName(),
                            folder.resolve("turn").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            said = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
            assertThat(said.readLine()).isEqualTo("in use: true");
        }
        assertThat(said.readLine()).isEqualTo("had it");
        assertThat(other.waitFor()).isZero();
    }

    /// The other program.
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[0]);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                System.out.println("in use: " + (lock == null));
            }
            try (Turn.Held _ = new FileTurn(file).take()) {
                System.out.println("had it");
            }
        }
    }

    @Test
    void aFolderThatIsGoneHoldsNobodyUp() {
        try (Turn.Held _ = new FileTurn(folder.resolve("gone").resolve("turn")).take()) {
            assertThat(folder.resolve("gone")).doesNotExist();
        }
    }
}
