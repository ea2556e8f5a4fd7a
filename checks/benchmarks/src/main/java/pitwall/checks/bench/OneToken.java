package pitwall.checks.bench;

import pitwall.client.AccessTokens;

/// A token that outlives the measurement.
record OneToken(String token) implements AccessTokens {
    @Override
    public Access current() {
        return new Access.Granted(token);
    }

    @Override
    public Access renewed(String refused) {
        return new Access.SignInNeeded();
    }
}
