package pitwall.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;

/// Held against the test vectors of the reference implementation of RFC 6962 and against the definition itself.
class MerkleTreeTest {
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static Leaves published() {
        Leaves leaves = new Leaves();
        INPUTS.forEach(hex -> leaves.add(Hash.leaf(HexFormat.of().parseHex(hex))));
        return leaves;
    }

    private static List<String> words(List<Hash> path) {
        return path.stream().map(Hash::toString).toList();
    }

    @Test
    void rootsAreThoseOfTheReference() {
        Leaves leaves = published();

        for (int size = 0; size <= INPUTS.size(); size++) {
            assertThat(leaves.tree(size).root()).hasToString(ROOTS.get(size));
            assertThat(MerkleFrontier.of(size, leaves).root()).hasToString(ROOTS.get(size));
        }
    }

    @Test
    void inclusionPathsAreThoseOfTheReference() {
        Leaves leaves = published();

        assertThat(words(leaves.tree(8).inclusion(0).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(words(leaves.tree(8).inclusion(5).path()))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(words(leaves.tree(3).inclusion(2).path()))
                .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(words(leaves.tree(5).inclusion(1).path()))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void consistencyPathsAreThoseOfTheReference() {
        Leaves leaves = published();

        assertThat(words(leaves.tree(8).consistency(1).path()))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(words(leaves.tree(8).consistency(6).path()))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(words(leaves.tree(5).consistency(2).path()))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(leaves.tree(8).consistency(8).path()).isEmpty();
    }

    @Test
    void everyProofOfEveryTreeUpTo70LeavesHoldsAndNoOtherRootDoes() {
        RandomGenerator random = RandomSeed.announced("trees").generator();
        Leaves leaves = grown(random, 70);
        for (int size = 1; size <= 70; size++) {
            MerkleTree tree = leaves.tree(size);
            Hash root = Leaves.root(leaves.all().subList(0, size));
            assertThat(tree.root()).isEqualTo(root);
            assertThat(MerkleFrontier.of(size, leaves).root()).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index);
                assertThat(proof.holds(leaves.all().get(index), root)).isTrue();
                assertThat(proof.holds(leaves.all().get((index + 1) % 70), root))
                        .isFalse();
            }
            for (int from = 1; from <= size; from++) {
                ConsistencyProof proof = tree.consistency(from);
                Hash earlier = leaves.tree(from).root();
                assertThat(proof.holds(earlier, root))
                        .as("%s of %s", from, size)
                        .isTrue();
                assertThat(proof.holds(Hash.NONE, root)).isFalse();
                assertThat(proof.holds(earlier, Hash.NONE)).isFalse();
            }
        }
    }

    private static Leaves grown(RandomGenerator random, int size) {
        Leaves leaves = new Leaves();
        for (int i = 0; i < size; i++) {
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            // No leaf is like another: a proof of one must not hold for its neighbour.
            bytes[0] = (byte) i;
            leaves.add(Hash.leaf(bytes));
        }
        return leaves;
    }

    @Test
    void aProofWithAnyHashChangedLeftOutOrAddedDoesNotHold() {
        RandomGenerator random = RandomSeed.announced("damaged proofs").generator();
        Leaves leaves = grown(random, 200);
        for (int i = 0; i < 500; i++) {
            int size = random.nextInt(2, 201);
            int index = random.nextInt(size);
            Hash root = leaves.tree(size).root();
            InclusionProof inclusion = leaves.tree(size).inclusion(index);
            List<Hash> path = damaged(inclusion.path(), random);
            assertThat(new InclusionProof(index, size, path).holds(leaves.all().get(index), root))
                    .isFalse();
            int from = random.nextInt(1, size);
            ConsistencyProof consistency = leaves.tree(size).consistency(from);
            assertThat(new ConsistencyProof(from, size, damaged(consistency.path(), random))
                            .holds(leaves.tree(from).root(), root))
                    .isFalse();
        }
    }

    private static List<Hash> damaged(List<Hash> path, RandomGenerator random) {
        List<Hash> damaged = new ArrayList<>(path);
        int at = random.nextInt(path.size());
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] bytes = path.get(at).bytes();
                bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
                damaged.set(at, Hash.of(bytes));
            }
            case 1 -> damaged.remove(at);
            default -> damaged.add(at, Hash.NONE);
        }
        return damaged;
    }

    @Test
    void aRangeOfLeavesGivesTheRootOnlyIfEveryLeafIsRight() {
        RandomGenerator random = RandomSeed.announced("ranges").generator();
        Leaves leaves = grown(random, 150);
        for (int i = 0; i < 300; i++) {
            int size = random.nextInt(1, 151);
            int from = random.nextInt(size);
            int to = random.nextInt(from, size) + 1;
            SortedMap<Long, Hash> range = new TreeMap<>();
            for (long n = from; n < to; n++) {
                range.put(n, leaves.all().get((int) n));
            }
            assertThat(leaves.tree(size).rootWith(range))
                    .isEqualTo(leaves.tree(size).root());
            range.put((long) random.nextInt(from, to), Hash.NONE);
            assertThat(leaves.tree(size).rootWith(range))
                    .isNotEqualTo(leaves.tree(size).root());
        }
    }

    @Test
    void noTreeIsAskedForWhatItDoesNotHave() {
        Leaves leaves = published();

        assertThatThrownBy(() -> leaves.tree(8).inclusion(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> leaves.tree(8).consistency(9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MerkleFrontier(3, List.of(Hash.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new InclusionProof(9, 8, List.of()).holds(Hash.NONE, Hash.NONE))
                .isFalse();
        assertThat(new ConsistencyProof(9, 8, List.of()).holds(Hash.NONE, Hash.NONE))
                .isFalse();
        assertThat(new ConsistencyProof(3, 8, List.of()).holds(Hash.NONE, Hash.NONE))
                .isFalse();
    }
}
