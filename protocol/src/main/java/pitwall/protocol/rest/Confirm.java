package pitwall.protocol.rest;

/// Somebody who is signed in proves once more who they are.
public record Confirm(String password) {
    @Override
    public String toString() {
        return "Confirm[]";
    }
}
