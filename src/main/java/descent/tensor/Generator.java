package descent.tensor;

import java.nio.charset.StandardCharsets;

/// A seeded, named stream of random numbers: the same seed and name give the same numbers for ever, on every machine.
///
/// Algorithm: xoshiro256++ (Blackman and Vigna, 2019), its four words drawn by SplitMix64 from `seed XOR` the 64-bit
/// FNV-1a hash of the UTF-8 name. Streams in use: "init" "split" "shuffle" "dropout" "data". Never changed: saved
/// models and quoted results depend on it.
public final class Generator {
    private final String name;
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private Generator(long seed, String name) {
        this.name = name;
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        long z = seed ^ hash;
        s0 = mix(z += 0x9e3779b97f4a7c15L);
        s1 = mix(z += 0x9e3779b97f4a7c15L);
        s2 = mix(z += 0x9e3779b97f4a7c15L);
        s3 = mix(z + 0x9e3779b97f4a7c15L);
    }

    public static Generator of(long seed, String name) {
        return new Generator(seed, name);
    }

    public String name() {
        return name;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /// Uniform in [0, 1), a multiple of 2^-24.
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /// Uniform in [lo, hi), rounded to float: some 1 of 2^25 numbers is `hi` itself.
    public float uniform(float lo, float hi) {
        return (float) (lo + nextDouble() * ((double) hi - lo));
    }

    /// Uniform in 0 … bound-1, without bias (the upper 32 bits, Lemire's rejection).
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive, not " + bound);
        }
        long m = (nextLong() >>> 32) * bound;
        if ((m & 0xffffffffL) < bound) {
            long least = (1L << 32) % bound;
            while ((m & 0xffffffffL) < least) {
                m = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (m >>> 32);
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller, one of each pair; StrictMath, so equal everywhere).
    public double nextGaussian() {
        double u = 1 - nextDouble();
        double v = nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /// 0 … n-1 in random order (Fisher and Yates).
    public int[] permutation(int n) {
        int[] p = new int[n];
        permute(p);
        return p;
    }

    /// Fills `p` with a fresh permutation, the same numbers as [#permutation] without a new array.
    public void permute(int[] p) {
        for (int i = 0; i < p.length; i++) {
            p[i] = i;
        }
        for (int i = p.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int t = p[i];
            p[i] = p[j];
            p[j] = t;
        }
    }

    /// The four words of the state, for saving.
    public long[] state() {
        return new long[] {s0, s1, s2, s3};
    }

    /// Goes on from a saved state.
    public void restore(long[] state) {
        if (state.length != 4 || (state[0] | state[1] | state[2] | state[3]) == 0) {
            throw new IllegalArgumentException("the state of a random stream is four numbers, not all of them 0; "
                    + state.length + " came");
        }
        s0 = state[0];
        s1 = state[1];
        s2 = state[2];
        s3 = state[3];
    }
}
