package pitwall.app;

import java.time.ZoneOffset;
import java.util.Locale;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import pitwall.protocol.Json;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Loads on another processor, while the toolkit starts, what the first window asks for: the log, the words, the
/// reading of JSON. Whoever needs one of them sooner waits for it, or loads it.
final class HeadStart {
    private HeadStart() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("pitwall-ahead").start(HeadStart::load);
    }

    private static void load() {
        ILoggerFactory log = LoggerFactory.getILoggerFactory();
        Strings words = Strings.of(new Formats(Locale.getDefault(), ZoneOffset.UTC));
        log.getLogger(HeadStart.class.getName())
                .debug("loaded ahead: words of {}, {}", words.formats().locale(), Json.tolerant());
    }
}
