package pitwall.views.desk;

/// Which key an action has now, for the words on buttons. FX thread.
@FunctionalInterface
public interface KeyHints {
    /// @param action its id
    /// @param usual the key that it comes with
    /// @return the key in force as people read it; empty for none
    String of(String action, String usual);
}
