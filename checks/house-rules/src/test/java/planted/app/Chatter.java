package planted.app;

/// Prints.
final class Chatter {
    private Chatter() {}

    static void print() {
        System.out.println("ready");
    }
}
