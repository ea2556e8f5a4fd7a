package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;

final class CarIdentityTest {
    @TempDir
    Path folder;

    @Test
    void anIdentityIsTheSameAfterARestartAndOnlyItsOwnerCanReadIt() throws IOException {
        CarIdentity identity = CarIdentity.create(new SecureRandom());
        Path file = folder.resolve("car.key");

        identity.save(file);
        CarIdentity again = CarIdentity.load(file);

        CarId car = new CarId("c");
        assertThat(again.publicKey()).isEqualTo(identity.publicKey());
        assertThat(again.prove("n", car, 1)).isEqualTo(identity.prove("n", car, 1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherIdentityIsNeverOverwritten() throws IOException {
        Path file = folder.resolve("car.key");
        CarIdentity.create(new SecureRandom()).save(file);

        assertThatThrownBy(() -> CarIdentity.create(new SecureRandom()).save(file))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aKeyFileOthersCanReadIsRefused() throws IOException {
        Path file = folder.resolve("car.key");
        CarIdentity.create(new SecureRandom()).save(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> CarIdentity.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("chmod");
    }

    @Test
    void aFileThatIsNoIdentityIsRefusedInWords() throws IOException {
        Path file = folder.resolve("car.key");
        Files.writeString(file, "not\na key\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> CarIdentity.load(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a car's identity");
    }
}
