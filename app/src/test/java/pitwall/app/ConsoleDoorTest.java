package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.views.desk.ConsoleLink;

class ConsoleDoorTest {
    private final Executor background =
            work -> Thread.ofVirtual().name("pitwall-call").start(work);
    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void aLaterStartHandsItsLinkOver(@TempDir Path folder) throws Exception {
        try (Door door = ConsoleDoor.open(folder, background, heard::add)) {
            assertThat(ConsoleDoor.handOver(folder, "pitwall:cars/region%3Am%C3%BCnchen"))
                    .isTrue();
            assertThat(ConsoleDoor.handOver(folder, "pitwall:cars/münchen")).isTrue();
        }

        assertThat(heard).containsExactly("pitwall:cars/region%3Am%C3%BCnchen", "pitwall:cars/münchen");
    }

    @Test
    void withoutARunningConsoleNobodyTakesALink(@TempDir Path folder) throws Exception {
        assertThat(ConsoleDoor.handOver(folder, "pitwall:overview")).isFalse();

        ConsoleDoor.open(folder, background, heard::add).close();

        assertThat(ConsoleDoor.handOver(folder, "pitwall:overview")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theDoorOfAConsoleThatWasKilledIsReplaced(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("console.socket"), "");

        try (Door door = ConsoleDoor.open(folder, background, heard::add)) {
            assertThat(ConsoleDoor.handOver(folder, "pitwall:overview")).isTrue();
        }
    }

    @Test
    void theFirstOfTwoConsolesKeepsTheDoor(@TempDir Path folder) throws Exception {
        ConcurrentLinkedQueue<String> second = new ConcurrentLinkedQueue<>();
        try (Door door = ConsoleDoor.open(folder, background, heard::add)) {
            ConsoleDoor.open(folder, background, second::add).close();

            assertThat(ConsoleDoor.handOver(folder, "pitwall:overview")).isTrue();
        }

        assertThat(heard).containsExactly("pitwall:overview");
        assertThat(second).isEmpty();
    }

    @Test
    void moreThanALinkIsNotTaken(@TempDir Path folder) throws Exception {
        try (Door door = ConsoleDoor.open(folder, background, heard::add)) {
            assertThat(ConsoleDoor.handOver(folder, "x".repeat(ConsoleLink.LONGEST * 10)))
                    .isFalse();
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void aGuestThatSaysNothingKeepsNobodyWaiting(@TempDir Path folder) throws Exception {
        try (Door door = ConsoleDoor.open(folder, background, heard::add);
                SocketChannel silent =
                        SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("console.socket")))) {
            assertThat(ConsoleDoor.handOver(folder, "pitwall:overview")).isTrue();
            await().until(() -> isShut(silent));
        }

        assertThat(heard).containsExactly("pitwall:overview");
    }

    @Test
    void aFolderTooDeepForASocketIsNoTrouble(@TempDir Path folder) throws Exception {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));

        ConsoleDoor.open(deep, background, heard::add).close();

        assertThat(ConsoleDoor.handOver(deep, "pitwall:overview")).isFalse();
    }

    private static boolean isShut(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        return channel.read(ByteBuffer.allocate(1)) < 0;
    }
}
