package pitwall.views.act;

import java.util.Optional;

/// What went wrong with an action, as the reader sees it.
///
/// @param title what failed
/// @param detail what is still valid and what to do
/// @param correlation the id under which the server's log knows it
public record ActionTrouble(String title, String detail, Optional<String> correlation) {}
