/// Where a program keeps its few secrets: the keychain of the system, a vault with a passphrase, or only its
/// own memory. Never plain text on disk.
@NullMarked
package pitwall.client.secrets;

import org.jspecify.annotations.NullMarked;
