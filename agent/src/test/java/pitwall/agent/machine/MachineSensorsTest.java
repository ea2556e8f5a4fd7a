package pitwall.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.machine.MachineSettings.SensorSettings;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.protocol.CarFrame.Readings;

final class MachineSensorsTest {
    @TempDir
    private Path root;

    @Test
    void aMachineWhoseMotionNobodyTellsIsNotKnownToStandStill() {
        assertThat(sensors(new SensorSettings(false, null, null)).motion()).isEqualTo(Motion.UNKNOWN);
        assertThat(sensors(new SensorSettings(true, null, null)).motion()).isEqualTo(Motion.PARKED);
    }

    @Test
    void aMotionFileDecidesAndAnythingButParkedIsMotion() throws IOException {
        Path file = root.resolve("motion");
        MachineSensors sensors = sensors(new SensorSettings(true, file, null));

        assertThat(sensors.motion()).isEqualTo(Motion.UNKNOWN);
        Files.writeString(file, "parked\n");
        assertThat(sensors.motion()).isEqualTo(Motion.PARKED);
        Files.writeString(file, "12 km/h");
        assertThat(sensors.motion()).isEqualTo(Motion.DRIVING);
    }

    @Test
    void whatCannotBeReadIsAbsentAndNeverZero() {
        Readings readings = sensors(new SensorSettings(true, null, null)).readings();

        assertThat(readings.batteryPercent()).isNull();
        assertThat(readings.charging()).isTrue();
        assertThat(readings.memoryPercent()).isNull();
        assertThat(readings.cpuPercent()).isNull();
        assertThat(readings.uptimeSeconds()).isNull();
        assertThat(readings.temperatureCelsius()).isNull();
    }

    @Test
    void whatLinuxTellsIsRead() throws IOException {
        file("sys/class/power_supply/BAT0/capacity", "64");
        file("sys/class/power_supply/BAT0/status", "Discharging");
        file("sys/class/thermal/thermal_zone0/temp", "41500");
        file("proc/meminfo", "MemTotal:        1000 kB\nMemFree:  1 kB\nMemAvailable:     600 kB\nBuffers: 0 kB");
        file("proc/uptime", "86400.51 1234.00");
        file("proc/stat", "cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 2 3");
        MachineSensors sensors = sensors(new SensorSettings(true, null, null));
        Readings first = sensors.readings();
        file("proc/stat", "cpu  125 0 125 750 100 0 0 0 0 0\ncpu0 1 2 3");

        Readings second = sensors.readings();

        assertThat(first.batteryPercent()).isEqualTo(64);
        assertThat(first.charging()).isFalse();
        assertThat(first.temperatureCelsius()).isEqualTo(41);
        assertThat(first.memoryPercent()).isEqualTo(40);
        assertThat(first.uptimeSeconds()).isEqualTo(86_400);
        assertThat(first.cpuPercent()).isNull();
        assertThat(second.cpuPercent()).isEqualTo(50);
    }

    @Test
    void theDefaultRouteTellsThroughWhatTheMachineIsConnected() throws IOException {
        MachineSensors sensors = sensors(new SensorSettings(true, null, null));
        assertThat(sensors.readings().network()).isNull();

        route("eth0");
        assertThat(sensors.readings().network()).isEqualTo(NetworkKind.WIRED);
        file("sys/class/net/wlan0/wireless/status", "0");
        route("wlan0");
        assertThat(sensors.readings().network()).isEqualTo(NetworkKind.WIFI);
        file("sys/class/net/wwan0/uevent", "DEVTYPE=wwan\nINTERFACE=wwan0");
        route("wwan0");
        assertThat(sensors.readings().network()).isEqualTo(NetworkKind.CELLULAR);
    }

    private void route(String device) throws IOException {
        file(
                "proc/net/route",
                "Iface\tDestination\tGateway\n" + device + "\t0000A8C0\t0\n" + device + "\t00000000\t1\n");
    }

    private MachineSensors sensors(SensorSettings settings) {
        return new MachineSensors(settings, root, root);
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
