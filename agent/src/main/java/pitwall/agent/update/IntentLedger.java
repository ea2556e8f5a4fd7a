package pitwall.agent.update;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Every intent this car has judged, so that it does each once however often it is told (I-12), and the highest
/// generation it ever saw. Survives a reboot. Owned by the update node.
final class IntentLedger {
    /// How many intents a car remembers.
    static final int MOST_INTENTS = 4096;

    private final SafeFile file;
    private final Set<String> intents = new LinkedHashSet<>();
    private long highest;

    IntentLedger(CarDisk disk) throws IOException {
        file = new SafeFile(disk, "intents.txt");
        List<String> lines = file.read().map(text -> text.lines().toList()).orElse(List.of());
        if (!lines.isEmpty()) {
            highest = Long.parseLong(lines.getFirst());
            intents.addAll(lines.subList(1, lines.size()));
        }
    }

    /// 0 for none yet.
    long highestGeneration() {
        return highest;
    }

    boolean knows(String intent) {
        return intents.contains(intent);
    }

    int size() {
        return intents.size();
    }

    /// Returns when the intent is on disk.
    void add(long generation, String intent) throws IOException {
        if (intents.contains(intent) && generation <= highest) {
            return;
        }
        intents.add(intent);
        highest = Math.max(highest, generation);
        Iterator<String> oldest = intents.iterator();
        while (intents.size() > MOST_INTENTS) {
            oldest.next();
            oldest.remove();
        }
        write();
    }

    /// The intent was withdrawn before anything began: it may come again, with a higher generation.
    void forget(long generation, String intent) throws IOException {
        boolean known = intents.remove(intent);
        if (known || generation > highest) {
            highest = Math.max(highest, generation);
            write();
        }
    }

    private void write() throws IOException {
        file.write(highest + "\n" + String.join("\n", intents) + "\n");
    }
}
