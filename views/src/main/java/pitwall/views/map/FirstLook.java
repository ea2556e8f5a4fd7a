package pitwall.views.map;

/// What a map is expected to show before it was laid out. Its ground is painted for that while the rest of the screen
/// is made, which takes about as long; where it was guessed wrong the ground is painted once more.
///
/// @param density pixels of the screen per pixel of the window
public record FirstLook(MapView view, double density) {
    /// Nothing is known: the ground is painted once it was laid out.
    public static final FirstLook UNKNOWN = new FirstLook(new MapView(0.5, 0.35, 2, 1, 1), 1);
}
