package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.testing.Seeds;

/// Whatever somebody does to the files of a repository whose keys they do not have, a client believes what was signed
/// or nothing.
class DamagedRepositoryTest {
    private static final int RUNS = 500;

    @Test
    void noDamageMakesAClientBelieveSomethingElse() {
        Seeds seed = Seeds.announced("damaged repository");
        RandomGenerator random = seed.generator();
        TestRepository repository = new TestRepository();
        repository.publishRoot(repository.rootKeys);
        repository.publishTargets(TestRepository.release("4.3.0", 7, TestRepository.ARTIFACT));
        TrustedState delivered = repository.delivered();
        Map<String, byte[]> good = Map.copyOf(repository.files);
        TufMetadata.Targets signed = ((TufOutcome.Trusted) repository.refresh(delivered)).targets();

        for (int run = 0; run < RUNS; run++) {
            repository.files.putAll(good);
            damage(repository, random);
            TufOutcome outcome = repository.refresh(delivered);
            if (outcome instanceof TufOutcome.Trusted trusted) {
                assertThat(trusted.targets()).as("%s, run %d", seed, run).isEqualTo(signed);
            }
        }
    }

    private static void damage(TestRepository repository, RandomGenerator random) {
        List<String> files = new ArrayList<>(repository.files.keySet());
        files.sort(null);
        int places = 1 + random.nextInt(3);
        for (int place = 0; place < places; place++) {
            String file = files.get(random.nextInt(files.size()));
            switch (random.nextInt(4)) {
                case 0 -> repository.files.put(file, repository.file(files.get(random.nextInt(files.size()))));
                case 1 -> repository.files.remove(file);
                case 2 -> repository.files.put(file, cut(repository.files.get(file), random));
                default -> repository.files.put(file, flipped(repository.files.get(file), random));
            }
            files.retainAll(repository.files.keySet());
        }
    }

    private static byte[] cut(byte @Nullable [] bytes, RandomGenerator random) {
        return bytes == null ? new byte[0] : Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static byte[] flipped(byte @Nullable [] bytes, RandomGenerator random) {
        byte[] changed = bytes == null ? new byte[1] : bytes.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }
}
