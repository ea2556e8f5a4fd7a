package pitwall.app;

import java.time.ZoneOffset;
import java.util.Locale;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Json;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Loads on another processor, while the toolkit starts, what the first window asks for: the log, the words, the
/// reading of JSON.
final class HeadStart {
    private static final Thread AHEAD =
            Thread.ofPlatform().daemon().name("pitwall-ahead").unstarted(HeadStart::load);

    private HeadStart() {}

    /// To be called once, before the toolkit starts.
    static void begin() {
        AHEAD.start();
    }

    /// Waits for the rest of it, if it began: a log that is asked for while it only just comes up tells later, or
    /// never.
    static void end() {
        try {
            AHEAD.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void load() {
        ILoggerFactory log = LoggerFactory.getILoggerFactory();
        Strings words = Strings.of(new Formats(Locale.getDefault(), ZoneOffset.UTC));
        log.getLogger(HeadStart.class.getName())
                .debug("loaded ahead: words of {}, {}", words.formats().locale(), Json.tolerant());
    }
}
