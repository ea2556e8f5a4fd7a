package pitwall.views.desk;

/// Somewhere inside a screen that has a name of its own, for example a saved view.
///
/// @param id stable word, for example `cars/problems-first`
/// @param title as people call it
public record Place(String id, String title, Destination destination) {}
