/// Who may do what: accounts, tokens, and the one decision whether a call is allowed.
@NullMarked
package pitwall.server.access;

import org.jspecify.annotations.NullMarked;
