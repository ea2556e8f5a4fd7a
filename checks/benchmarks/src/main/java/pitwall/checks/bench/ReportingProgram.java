package pitwall.checks.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import pitwall.fleet.CarId;

/// Scripted cars in a program of their own. Ends with its input.
public final class ReportingProgram {
    private ReportingProgram() {}

    /// @param arguments address of the server, number of cars, reports a second of all together, and the number of the
    ///     first car where that is not 0
    public static void main(String[] arguments) throws InterruptedException, TimeoutException, IOException {
        int first = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        List<CarId> ids = IntStream.range(first, first + Integer.parseInt(arguments[1]))
                .mapToObj(i -> new CarId("WBA-%05d".formatted(i)))
                .toList();
        try (ScriptedCars _ = ScriptedCars.speaking(
                URI.create(arguments[0]), ids, InstantSource.system(), Double.parseDouble(arguments[2]))) {
            System.out.println("reporting");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
