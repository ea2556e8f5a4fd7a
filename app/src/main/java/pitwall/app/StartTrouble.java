package pitwall.app;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why no window can be opened here, each as one sentence for the terminal.
enum StartTrouble {
    NO_DISPLAY("Pitwall needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set."
            + " Start it in a desktop session (or under Xvfb)."),
    DISPLAY_REFUSED("Pitwall cannot open the display that DISPLAY names."
            + " Check that it exists and that this user may use it."),
    NO_FONTS("Pitwall cannot draw text: the font library is missing."
            + " Install it (on Debian and Ubuntu: apt-get install libpangoft2-1.0-0) and start again."),
    NO_TOOLKIT("Pitwall cannot open windows: a library of the desktop is missing."
            + " Install it (on Debian and Ubuntu: apt-get install libgtk-3-0 libgl1) and start again.");

    private final String sentence;

    StartTrouble(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /// What can be seen before the toolkit is asked.
    static Optional<StartTrouble> foresee(String system, String platform, Map<String, String> environment) {
        boolean linuxWindow = system.startsWith("Linux") && platform.isEmpty();
        boolean display = isSet(environment.get("DISPLAY")) || isSet(environment.get("WAYLAND_DISPLAY"));
        return linuxWindow && !display ? Optional.of(NO_DISPLAY) : Optional.empty();
    }

    /// What a failed start of the toolkit means; empty where it is something else.
    static Optional<StartTrouble> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = cause.toString();
            if (text.contains("Unable to open DISPLAY")) {
                return Optional.of(DISPLAY_REFUSED);
            }
            if (isAboutFonts(cause) || text.contains("freetype") || text.contains("pango")) {
                return Optional.of(NO_FONTS);
            }
            if (cause instanceof UnsatisfiedLinkError
                    || text.contains("No toolkit found")
                    || text.contains("Unable to load glass")) {
                return Optional.of(NO_TOOLKIT);
            }
        }
        return Optional.empty();
    }

    private static boolean isAboutFonts(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().contains("PrismFontFactory")
                    || frame.getClassName().contains(".javafx.font.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
