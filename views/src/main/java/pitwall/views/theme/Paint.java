package pitwall.views.theme;

/// A theme with the system's choice resolved.
enum Paint {
    DARK("theme-dark"),
    LIGHT("theme-light"),
    HIGH_CONTRAST("theme-high-contrast");

    private final String file;

    Paint(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }
}
