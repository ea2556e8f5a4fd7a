package pitwall.views.cars.act;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Motion;
import pitwall.protocol.rest.CreateCar;
import pitwall.views.kit.Strings;

/// What is typed about a new car (C-1), and what is wrong with it. FX thread; needs no toolkit.
final class CreateCarForm {
    /// A field of the form; the name is the end of its message keys.
    enum Field {
        REGION,
        VERSION,
        ID,
        MODEL,
        RING
    }

    private final Strings strings;
    private final Map<Field, StringProperty> texts = new TreeMap<>();
    private final ObjectProperty<Motion> state = new SimpleObjectProperty<>(Motion.PARKED);

    CreateCarForm(Strings strings) {
        this.strings = strings;
        for (Field field : Field.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
    }

    StringProperty text(Field field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("no field " + field);
        }
        return text;
    }

    ObjectProperty<Motion> stateProperty() {
        return state;
    }

    /// What is wrong with a field; empty while it is all right, or required and still untouched.
    Optional<String> trouble(Field field) {
        String typed = text(field).get();
        boolean right = typed.isBlank() || isRight(field);
        return right ? Optional.empty() : Optional.of(strings.get("cars.create." + field + ".wrong"));
    }

    private boolean isRight(Field field) {
        String typed = text(field).get();
        return switch (field) {
            case REGION -> FieldRules.isPlace(typed);
            case VERSION -> FieldRules.isVersion(typed);
            case ID -> FieldRules.isIdOrNothing(typed);
            case MODEL -> typed.isBlank() || FieldRules.isPlace(typed);
            case RING -> typed.isBlank() || FieldRules.ring(typed).isPresent();
        };
    }

    /// True once everything required is there and nothing is wrong.
    BooleanBinding complete() {
        StringProperty[] watched = texts.values().toArray(StringProperty[]::new);
        return Bindings.createBooleanBinding(
                () -> List.of(Field.values()).stream().allMatch(this::isRight), watched);
    }

    CreateCar car() {
        return new CreateCar(
                orAbsent(Field.ID),
                null,
                text(Field.REGION).get().strip(),
                orAbsent(Field.MODEL),
                FieldRules.ring(text(Field.RING).get()).orElse(null),
                null,
                state.get() == Motion.DRIVING ? "driving" : "parked",
                text(Field.VERSION).get().strip(),
                null);
    }

    private @Nullable String orAbsent(Field field) {
        String typed = text(field).get().strip();
        return typed.isEmpty() ? null : typed;
    }
}
