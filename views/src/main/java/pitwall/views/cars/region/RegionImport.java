package pitwall.views.cars.region;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.region.Assignment;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReading;
import pitwall.fleet.region.Region;
import pitwall.protocol.RegionFile;

/// Makes regions of a GeoJSON file, as files are found in the world: names are made of titles, outlines with too many
/// corners lose those that matter least. Pure.
sealed interface RegionImport {
    /// The largest file that is read, in bytes.
    int MOST_BYTES = 20_000_000;

    record Good(List<Region> regions) implements RegionImport {
        public Good {
            regions = List.copyOf(regions);
        }
    }

    /// Not GeoJSON, or nothing in it.
    record NoFile() implements RegionImport {}

    /// @param title of the feature that is no region
    record NoRegion(int number, String title, OutlineFault fault) implements RegionImport {}

    /// @param fileName stands for a name where the file has none
    static RegionImport read(String fileName, String text) {
        Optional<RegionFile> file = RegionFile.read(text);
        if (file.isEmpty() || file.get().features().isEmpty()) {
            return new NoFile();
        }
        List<Region> regions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RegionFile.Feature feature : file.get().features()) {
            int number = regions.size() + 1;
            String called = title(feature, fileName.replaceFirst("\\.[^.]*$", ""));
            switch (feature.outline()) {
                case OutlineReading.Bad(OutlineFault fault, var _) -> {
                    return new NoRegion(number, called, fault);
                }
                case OutlineReading.Good(Outline outline) -> {
                    String wanted = feature.name();
                    String name = unused(
                            wanted != null && Region.isName(wanted) ? wanted : name(wanted == null ? called : wanted),
                            names);
                    regions.add(new Region(name, called, assignment(feature.assignment()), outline));
                }
            }
        }
        return new Good(regions);
    }

    private static String title(RegionFile.Feature feature, String otherwise) {
        for (@Nullable String each : new @Nullable String[] {feature.title(), feature.name(), otherwise}) {
            if (each != null && Region.isTitle(each.strip())) {
                return each.strip();
            }
        }
        return "region";
    }

    private static Assignment assignment(@Nullable String word) {
        return Assignment.BY_POSITION.name().equals(word) ? Assignment.BY_POSITION : Assignment.BY_NAME;
    }

    /// For example `munich-east` of “Munich East”.
    static String name(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{Ll}\\p{Lo}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = plain.substring(0, Math.min(plain.length(), 60)).replaceAll("-+$", "");
        return Region.isName(name) ? name : "region";
    }

    private static String unused(String name, Set<String> names) {
        String free = name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
