/// Access tokens of an identity provider: whose they are, what they are worth, and where its keys come from.
@NullMarked
package pitwall.server.access.oidc;

import org.jspecify.annotations.NullMarked;
