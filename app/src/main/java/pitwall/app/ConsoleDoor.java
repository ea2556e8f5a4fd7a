package pitwall.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.desk.ConsoleLink;

/// Where a console takes links from later starts on the same data: a socket in the data folder, which nobody else can
/// open. One short text comes in, one byte goes out; nothing that comes in is run. Without such sockets, or where the
/// path is too long for one, every start is a console of its own. Any thread.
final class ConsoleDoor implements Door {
    private static final Logger log = LoggerFactory.getLogger(ConsoleDoor.class);
    private static final String NAME = "console.socket";
    private static final byte TAKEN = 1;
    /// Each end waits no longer for the other.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path file;
    private final ServerSocketChannel socket;
    private final Consumer<String> links;

    private ConsoleDoor(Path file, ServerSocketChannel socket, Consumer<String> links) {
        this.file = file;
        this.socket = socket;
        this.links = links;
    }

    /// Opens the door of a console, which is shut with [#close]; one that was left by a console that is gone is
    /// replaced.
    ///
    /// @param links takes what arrives, any text up to [ConsoleLink#LONGEST] characters
    /// @return does nothing when closed where another console has the door, or none can be had here
    static Door open(Path folder, Executor background, Consumer<String> links) {
        Path file = folder.resolve(NAME);
        try {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
            if (isAnswered(address)) {
                return () -> {};
            }
            Files.deleteIfExists(file);
            ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(address);
            ConsoleDoor door = new ConsoleDoor(file, socket, links);
            background.execute(() -> door.take(background));
            return door;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            log.info("links cannot be taken from other starts: {}", e.getMessage());
            return () -> {};
        }
    }

    /// Hands a link to the console that runs on this data; false where none does, or it does not answer.
    static boolean handOver(Path folder, String link) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            return within(channel, () -> {
                channel.write(ByteBuffer.wrap(link.getBytes(StandardCharsets.UTF_8)));
                channel.shutdownOutput();
                ByteBuffer answer = ByteBuffer.allocate(1);
                return channel.read(answer) == 1 && answer.get(0) == TAKEN;
            });
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            log.debug("no console takes the link", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("the door for links could not be shut", e);
        }
    }

    private static boolean isAnswered(UnixDomainSocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private void take(Executor background) {
        try {
            while (true) {
                SocketChannel guest = socket.accept();
                background.execute(() -> hear(guest));
            }
        } catch (ClosedChannelException e) {
            log.debug("the door for links is shut");
        } catch (IOException e) {
            log.warn("links are not taken from other starts any more", e);
        }
    }

    private void hear(SocketChannel guest) {
        try (guest) {
            within(guest, () -> {
                ByteBuffer text = ByteBuffer.allocate(ConsoleLink.LONGEST * 4 + 1);
                while (text.hasRemaining() && guest.read(text) >= 0) {}
                if (text.hasRemaining() && text.position() > 0) {
                    links.accept(StandardCharsets.UTF_8.decode(text.flip()).toString());
                    guest.write(ByteBuffer.wrap(new byte[] {TAKEN}));
                }
                return true;
            });
        } catch (IOException e) {
            log.debug("a guest left before its link was whole", e);
        }
    }

    /// Closes the channel, and with it ends what is done there, when it takes too long.
    private static boolean within(SocketChannel channel, Talk talk) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> unused = done.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    try {
                        channel.close();
                    } catch (IOException e) {
                        log.debug("a channel could not be closed", e);
                    }
                    return null;
                });
        try {
            return talk.run();
        } finally {
            done.complete(null);
        }
    }

    @FunctionalInterface
    private interface Talk {
        boolean run() throws IOException;
    }
}
