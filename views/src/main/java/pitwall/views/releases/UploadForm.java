package pitwall.views.releases;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.ReleaseUploads;
import pitwall.fleet.release.Versions;
import pitwall.views.kit.Strings;

/// What is typed about a new artifact, and what is wrong with it. FX thread; needs no toolkit.
final class UploadForm {
    private static final Pattern IN_FILE_NAME =
            Pattern.compile("\\d+\\.\\d+(\\.\\d+)?([-+][A-Za-z0-9.]+?)?(?=\\.[a-z]+$|$|_)");
    private static final int MOST_NOTES = 4_000;
    private static final int LONGEST_NAME = 64;

    /// A field of the form; the name is the end of its message keys.
    enum Field {
        VERSION,
        COUNTER,
        MODELS,
        HARDWARE,
        FROM,
        BATTERY,
        AGENT,
        NOTES
    }

    private final Strings strings;
    private final Path file;
    private final Map<Field, StringProperty> texts = new TreeMap<>();

    /// @param counter proposed
    UploadForm(Strings strings, Path file, long counter) {
        this.strings = strings;
        this.file = file;
        for (Field field : Field.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
        text(Field.COUNTER).set(Long.toString(counter));
        text(Field.BATTERY).set("0");
        text(Field.VERSION).set(versionIn(String.valueOf(file.getFileName())));
    }

    /// The version that a file name says; empty for none.
    static String versionIn(String fileName) {
        Matcher matcher = IN_FILE_NAME.matcher(fileName);
        return matcher.find() ? matcher.group() : "";
    }

    Path file() {
        return file;
    }

    StringProperty text(Field field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no field " + field);
        }
        return text;
    }

    /// What is wrong with a field; empty while it is all right, or required and still untouched.
    Optional<String> trouble(Field field) {
        boolean right = text(field).get().isBlank() || isRight(field);
        return right ? Optional.empty() : Optional.of(strings.get("releases.upload." + field + ".wrong"));
    }

    private boolean isRight(Field field) {
        String typed = text(field).get().strip();
        return switch (field) {
            case VERSION -> Versions.isValid(typed);
            case COUNTER -> typed.matches("\\d{1,18}");
            case MODELS, HARDWARE -> names(field).stream().allMatch(name -> name.length() <= LONGEST_NAME);
            case FROM -> names(field).stream().allMatch(Versions::isValid);
            case BATTERY -> typed.matches("\\d{1,3}") && Integer.parseInt(typed) <= 100;
            case AGENT -> typed.isEmpty() || Versions.isValid(typed);
            case NOTES -> typed.length() <= MOST_NOTES;
        };
    }

    /// True once everything required is there and nothing is wrong.
    BooleanBinding complete() {
        StringProperty[] watched = texts.values().toArray(StringProperty[]::new);
        return Bindings.createBooleanBinding(
                () -> List.of(Field.values()).stream().allMatch(this::isRight), watched);
    }

    ReleaseUploads.Facts facts() {
        String agent = text(Field.AGENT).get().strip();
        return new ReleaseUploads.Facts(
                text(Field.VERSION).get().strip(),
                Long.parseLong(text(Field.COUNTER).get().strip()),
                names(Field.MODELS),
                names(Field.HARDWARE),
                names(Field.FROM),
                Integer.parseInt(text(Field.BATTERY).get().strip()),
                text(Field.NOTES).get().strip(),
                agent.isEmpty() ? null : agent);
    }

    private Set<String> names(Field field) {
        return Arrays.stream(text(field).get().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
