package pitwall.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import pitwall.protocol.FrameCodec;

/// Many consoles in a program of their own, so that the server's processor time is its own. Takes words on the standard
/// input, a line each: first the tokens, then `restart` or `tell`; ends with the input.
public final class ReadersProgram {
    private static final int THREADS = 2;

    private ReadersProgram() {}

    /// @param arguments address of the server, number of readers, messages after which they stop reading (0 for never)
    public static void main(String[] arguments) throws IOException {
        URI server = URI.create(arguments[0]);
        int readers = Integer.parseInt(arguments[1]);
        int messages = Integer.parseInt(arguments[2]);
        ReaderTally tally = new ReaderTally(InstantSource.system());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> tokens = List.of(in.readLine().split(" "));
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("reader-", 1).factory());
        try (HttpClient client = HttpClient.newBuilder().executor(threads).build()) {
            FrameCodec codec = new FrameCodec();
            for (int i = 0; i < readers; i++) {
                ReaderConnection.open(client, server, tokens.get(i % tokens.size()), codec, tally, messages);
            }
            System.out.println("open");
            for (String word = in.readLine(); word != null; word = in.readLine()) {
                if (word.equals("restart")) {
                    tally.restart();
                } else {
                    System.out.println(tally.line());
                }
            }
            client.shutdownNow();
        }
    }
}
