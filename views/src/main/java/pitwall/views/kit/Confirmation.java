package pitwall.views.kit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sheet asks before something happens to cars.
///
/// @param title the decision, for example `Set desired version 4.3.0`
/// @param object what it is done to, quoted exactly
/// @param count how many cars are touched; [#UNKNOWN] where nobody knows, which no [Proof.TypeCount] goes with
/// @param consequence what will happen
/// @param unaffected what will not be touched
/// @param verb the word on the button that does it
/// @param proof what the user must do besides pressing the button
/// @param notes sentences that must not be missed: the console lags, the cars are simulated
/// @param asksReason true where the user must also say why, in his own words
/// @param suggestedReason what stands there to begin with, as far as the figures say why; empty for nothing
/// @param identity how the user proves who he is; absent for the check that goes with the window
public record Confirmation(
        String title,
        String object,
        long count,
        String consequence,
        String unaffected,
        String verb,
        Proof proof,
        List<String> notes,
        boolean asksReason,
        String suggestedReason,
        @Nullable PasswordAsk identity) {
    /// Nobody knows how many cars are touched.
    public static final long UNKNOWN = -1;

    /// Characters a reason may have.
    public static final int LONGEST_REASON = 500;

    /// How the user shows that the decision was read.
    public sealed interface Proof {
        /// Pressing the button is enough (level D2).
        record Press() implements Proof {}

        /// The number of cars is typed (level D3, many cars).
        record TypeCount() implements Proof {}

        /// The id is typed (level D3, one thing).
        record TypeId(String id) implements Proof {}
    }

    public Confirmation {
        notes = List.copyOf(notes);
    }

    /// One that does not ask why.
    public Confirmation(
            String title,
            String object,
            long count,
            String consequence,
            String unaffected,
            String verb,
            Proof proof,
            List<String> notes) {
        this(title, object, count, consequence, unaffected, verb, proof, notes, false, "", null);
    }

    /// The same question, and why.
    public Confirmation withReason() {
        return withReason("");
    }

    /// The same question, and why, with words to begin with.
    public Confirmation withReason(String suggested) {
        return new Confirmation(
                title, object, count, consequence, unaffected, verb, proof, notes, true, suggested, identity);
    }

    /// The same question with one more sentence that must not be missed.
    public Confirmation withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Confirmation(
                title,
                object,
                count,
                consequence,
                unaffected,
                verb,
                proof,
                more,
                asksReason,
                suggestedReason,
                identity);
    }

    Confirmation withCount(long newCount) {
        return new Confirmation(
                title,
                object,
                newCount,
                consequence,
                unaffected,
                verb,
                proof,
                notes,
                asksReason,
                suggestedReason,
                identity);
    }

    /// The same question, for which the user proves anew who he is.
    ///
    /// @param asked checks it; instead of the check that goes with the window
    public Confirmation withIdentity(PasswordAsk asked) {
        return new Confirmation(
                title, object, count, consequence, unaffected, verb, proof, notes, asksReason, suggestedReason, asked);
    }

    /// True if what was typed proves that this confirmation was read. Spaces do not count.
    boolean isProvenBy(String typed) {
        String bare = typed.strip().replaceAll("[\\s\\u00A0\\u202F]", "");
        return switch (proof) {
            case Proof.Press() -> true;
            case Proof.TypeCount() -> bare.equals(Long.toString(count));
            case Proof.TypeId(String id) -> typed.strip().equals(id);
        };
    }
}
