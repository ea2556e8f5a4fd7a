package pitwall.protocol.program;

import java.util.regex.Pattern;
import pitwall.fleet.release.Artifact;

/// One package of a version.
///
/// @param name of the file, beside the list that names it; never a path
/// @param kind how it ends and what takes it, for example `deb` or `tar.gz`
/// @param architecture as Java calls it, for example `amd64`
/// @param artifact its bytes
public record ProgramFile(String name, String kind, String architecture, Artifact artifact) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");

    public ProgramFile {
        if (!NAME.matcher(name).matches()
                || !WORD.matcher(kind).matches()
                || !WORD.matcher(architecture).matches()) {
            throw new IllegalArgumentException("not the name, kind or architecture of a package: " + name);
        }
    }
}
