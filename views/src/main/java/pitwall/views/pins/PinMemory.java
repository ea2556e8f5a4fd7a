package pitwall.views.pins;

/// Where pins are kept between two runs, as one text. Called on the FX thread; must return at once.
public interface PinMemory {
    /// The text stored last; empty before the first.
    String load();

    void save(String text);

    /// Forgets everything.
    PinMemory NONE = new PinMemory() {
        @Override
        public String load() {
            return "";
        }

        @Override
        public void save(String text) {}
    };
}
