package pitwall.views.map.layer;

/// Where the choice of a map is kept between two runs, as one text. FX thread; returns at once.
public interface LayerMemory {
    /// The text stored last; empty before the first.
    String load();

    void save(String text);

    /// Forgets everything.
    LayerMemory NONE = new LayerMemory() {
        @Override
        public String load() {
            return "";
        }

        @Override
        public void save(String text) {}
    };
}
