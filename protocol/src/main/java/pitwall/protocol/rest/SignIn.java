package pitwall.protocol.rest;

/// A sign-in with a password.
public record SignIn(String user, String password) {
    @Override
    public String toString() {
        return "SignIn[user=" + user + "]";
    }
}
