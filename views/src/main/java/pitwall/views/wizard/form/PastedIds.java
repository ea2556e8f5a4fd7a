package pitwall.views.wizard.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;

/// Ids out of a text that was pasted or came from a file: apart by white space, commas or semicolons, in quotes or not;
/// of a table only its column of ids.
///
/// @param ids each once, in the order of the text
/// @param unreadable words that can be no id
public record PastedIds(Set<CarId> ids, List<String> unreadable) {
    /// Reads a text of any length.
    public static PastedIds in(String text) {
        Set<CarId> ids = new LinkedHashSet<>();
        List<String> unreadable = new ArrayList<>();
        for (String word : CarList.ids(text).split("[\\s,;]+")) {
            String bare = word.replace("\"", "").strip();
            if (!bare.isEmpty()) {
                CarId.parse(bare).ifPresentOrElse(ids::add, () -> unreadable.add(bare));
            }
        }
        return new PastedIds(ids, unreadable);
    }
}
