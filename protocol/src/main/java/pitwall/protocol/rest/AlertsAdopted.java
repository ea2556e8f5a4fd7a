package pitwall.protocol.rest;

import java.util.List;

/// What an `alerts.yaml` changes, or would change.
///
/// @param added rules that are new, by their names
/// @param changed rules that are replaced
/// @param unchanged rules that are as in the file
/// @param newChannels that are made for addresses that rules name
/// @param unknownChannels that rules name and that are not there: who is told through them is told nothing
public record AlertsAdopted(
        List<String> added,
        List<String> changed,
        List<String> unchanged,
        List<String> newChannels,
        List<String> unknownChannels) {
    public AlertsAdopted {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        newChannels = List.copyOf(newChannels);
        unknownChannels = List.copyOf(unknownChannels);
    }
}
