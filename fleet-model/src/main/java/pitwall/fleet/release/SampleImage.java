package pitwall.fleet.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Software for trying things out: a shell script that does nothing, for as long as it is let. The same bytes
/// wherever they are made, so that what a simulated car was delivered with is what a sample server publishes.
///
/// A line of its head may name models that it does not suit. On those it ends with an error, and simulated cars,
/// which cannot run it, read the line instead. Any other artifact may have such a line too.
///
/// @param unwellOn models on which it does not get well
/// @param ballast how many bytes of nothing follow, so that a pull takes its time
public record SampleImage(String version, Set<String> unwellOn, int ballast) {
    private static final String MARK = "# unwell on: ";
    private static final int HEAD = 512;

    public SampleImage {
        unwellOn = Set.copyOf(unwellOn);
    }

    /// What a car was delivered with.
    public static SampleImage factory(String version) {
        return new SampleImage(version, Set.of(), 0);
    }

    /// The image itself.
    public byte[] bytes() {
        String models = String.join(" ", new TreeSet<>(unwellOn));
        String unwell = unwellOn.isEmpty()
                ? ""
                : MARK + models + "\ncase \" " + models + " \" in *\" $WORKLOAD_MODEL \"*) exit 1;; esac\n";
        byte[] script = ("#!/bin/sh\n# Pitwall sample release " + version + "\n" + unwell + "exec sleep 1000000\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] nothing = new byte[ballast];
        new Random(version.hashCode()).nextBytes(nothing);
        byte[] image = Arrays.copyOf(script, script.length + ballast);
        System.arraycopy(nothing, 0, image, script.length, ballast);
        return image;
    }

    /// The models that an image says it does not suit.
    ///
    /// @param image any artifact, or its beginning
    public static Set<String> unwellOn(byte[] image) {
        String head = new String(image, 0, Math.min(image.length, HEAD), StandardCharsets.US_ASCII);
        List<String> lines = head.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .flatMap(line -> Stream.of(line.substring(MARK.length()).split("[ ,]+")))
                .filter(model -> !model.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
