package pitwall.cache;

/// A file of the cache cannot be used as it is.
final class Unusable extends Exception {
    private static final long serialVersionUID = 1;
    private final CacheTrouble trouble;
    private final transient KeptRows words;

    Unusable(CacheTrouble trouble, Throwable cause) {
        this(trouble, cause, KeptRows.NONE);
    }

    /// @param words what people wrote, as far as the file lets it be read
    Unusable(CacheTrouble trouble, Throwable cause, KeptRows words) {
        super(cause);
        this.trouble = trouble;
        this.words = words;
    }

    CacheTrouble trouble() {
        return trouble;
    }

    KeptRows words() {
        return words;
    }
}
