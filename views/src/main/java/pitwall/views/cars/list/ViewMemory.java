package pitwall.views.cars.list;

/// Where the views that a person saved are kept between two runs, as one text. Called on the FX thread; must return
/// at once.
public interface ViewMemory {
    /// The text stored last; empty before the first.
    String load();

    void save(String text);

    /// Forgets everything.
    ViewMemory NONE = new ViewMemory() {
        @Override
        public String load() {
            return "";
        }

        @Override
        public void save(String text) {}
    };
}
