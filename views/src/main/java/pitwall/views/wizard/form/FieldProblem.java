package pitwall.views.wizard.form;

import java.util.List;

/// What is wrong with a field.
///
/// @param missing true where something is only still to be filled in
/// @param key the end of the message key of its sentence
/// @param words of the sentence
public record FieldProblem(Field field, boolean missing, String key, List<String> words) {
    public FieldProblem {
        words = List.copyOf(words);
    }

    static FieldProblem missing(Field field, String key) {
        return new FieldProblem(field, true, key, List.of());
    }

    static FieldProblem wrong(Field field, String key, String... words) {
        return new FieldProblem(field, false, key, List.of(words));
    }
}
