package pitwall.views.desk;

/// Somewhere the console can show.
public sealed interface Destination {
    /// All cars; an empty query keeps the one in force.
    record Cars(String query) implements Destination {}

    /// All cars as a saved view arranges them; an unknown name leaves them as they are.
    record CarsView(String name) implements Destination {}

    record Settings() implements Destination {}

    /// Connection and sign-in.
    record Connect() implements Destination {}

    /// Keys and help of the screen in front.
    record Help() implements Destination {}

    /// What the offline cache holds.
    record CacheContents() implements Destination {}
}
