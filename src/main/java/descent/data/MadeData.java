package descent.data;

import descent.tensor.Generator;
import java.util.ArrayList;
import java.util.List;

/// Small tables made from a formula, so that a class needs no file to begin. The same rows, noise and seed give the
/// same table for ever (stream "data", StrictMath).
public final class MadeData {
    private static final String STREAM = "data";
    private static final String MADE = "made from a formula";
    private static final int MAX_ROWS = 1_000_000;
    private static final List<String> NAMES = List.of("A", "B", "C", "D");

    /// What can be made.
    public enum Shape {
        LINE("Straight line", "y = 2x + 1: what linear regression finds.", 0.5),
        SINE("Sine", "y = sin x: a bend that a straight line cannot follow.", 0.1),
        POLYNOMIAL("Noisy polynomial", "y = x³ − 2x: two bends under noise; easy to learn by heart.", 0.5),
        TWO_MOONS("Two moons", "Two half circles that reach into each other: two classes.", 0.1),
        CIRCLES("Circles", "A circle within a circle: no straight line parts the two classes.", 0.1),
        XOR("XOR", "Four quadrants, the class changes from each to the next: needs a hidden layer.", 0.1),
        SPIRALS("Spirals", "Two arms wound round each other: needs width or depth.", 0.05),
        BLOBS("Gaussian blobs", "Three clouds of points: three classes.", 0.8);

        private final String title;
        private final String sentence;
        private final double usualNoise;

        Shape(String title, String sentence, double usualNoise) {
            this.title = title;
            this.sentence = sentence;
            this.usualNoise = usualNoise;
        }

        public String title() {
            return title;
        }

        public String sentence() {
            return sentence;
        }

        /// A standard deviation that shows the shape and hides it a little.
        public double usualNoise() {
            return usualNoise;
        }
    }

    private MadeData() {
    }

    /// @param rows  1 to 1,000,000
    /// @param noise standard deviation of what is added to y, or to both coordinates of a class; 0 or more
    public static Table of(Shape shape, int rows, double noise, long seed) {
        if (rows < 1 || rows > MAX_ROWS) {
            throw new IllegalArgumentException("rows must be 1 to 1,000,000, not " + rows);
        }
        if (!(noise >= 0) || noise > 1e6) {
            throw new IllegalArgumentException("noise must be 0 or more, not " + noise);
        }
        Points p = new Points(rows, noise, Generator.of(seed, STREAM));
        return switch (shape) {
            case LINE -> p.curve(shape, 0, 10, x -> 2 * x + 1);
            case SINE -> p.curve(shape, -2 * Math.PI, 2 * Math.PI, StrictMath::sin);
            case POLYNOMIAL -> p.curve(shape, -2, 2, x -> x * x * x - 2 * x);
            case TWO_MOONS -> p.classes(shape, 2, MadeData::moon);
            case CIRCLES -> p.classes(shape, 2, (c, u, v) -> polar(c == 0 ? 1 : 0.5, 2 * Math.PI * u));
            case XOR -> p.classes(shape, 2, (c, u, v) -> xor(c, u, v));
            case SPIRALS -> p.classes(shape, 2, (c, u, v) -> polar(0.1 + 0.9 * u, 3 * Math.PI * u + c * Math.PI));
            case BLOBS -> p.classes(shape, 3, (c, u, v) -> polar(2.5, 2 * Math.PI * c / 3 + Math.PI / 2));
        };
    }

    public static Table line(int rows, double noise, long seed) {
        return of(Shape.LINE, rows, noise, seed);
    }

    public static Table sine(int rows, double noise, long seed) {
        return of(Shape.SINE, rows, noise, seed);
    }

    public static Table polynomial(int rows, double noise, long seed) {
        return of(Shape.POLYNOMIAL, rows, noise, seed);
    }

    public static Table twoMoons(int rows, double noise, long seed) {
        return of(Shape.TWO_MOONS, rows, noise, seed);
    }

    public static Table circles(int rows, double noise, long seed) {
        return of(Shape.CIRCLES, rows, noise, seed);
    }

    public static Table xor(int rows, double noise, long seed) {
        return of(Shape.XOR, rows, noise, seed);
    }

    public static Table spirals(int rows, double noise, long seed) {
        return of(Shape.SPIRALS, rows, noise, seed);
    }

    public static Table blobs(int rows, double noise, long seed) {
        return of(Shape.BLOBS, rows, noise, seed);
    }

    private static double[] moon(int c, double u, double v) {
        double[] p = polar(1, Math.PI * u);
        return c == 0 ? p : new double[] {1 - p[0], 0.5 - p[1]};
    }

    private static double[] xor(int c, double u, double v) {
        double x = 2 * u - 1;
        double y = Math.abs(2 * v - 1);
        return new double[] {x, (x >= 0) == (c == 0) ? y : -y};
    }

    private static double[] polar(double radius, double angle) {
        return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
    }

    /// A curve y = f(x).
    @FunctionalInterface
    private interface Curve {
        double at(double x);
    }

    /// A point of a class from two uniform numbers.
    @FunctionalInterface
    private interface Place {
        double[] at(int c, double u, double v);
    }

    private record Points(int rows, double noise, Generator random) {

        Table curve(Shape shape, double from, double to, Curve f) {
            float[] x = new float[rows];
            float[] y = new float[rows];
            for (int i = 0; i < rows; i++) {
                x[i] = (float) (from + (to - from) * random.nextFloat());
                y[i] = (float) (f.at(x[i]) + noise * random.nextGaussian());
            }
            return Table.of(shape.title(), List.of(Column.number("x", x, MADE), Column.number("y", y, MADE)));
        }

        Table classes(Shape shape, int classes, Place place) {
            float[] x1 = new float[rows];
            float[] x2 = new float[rows];
            int[] codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = i % classes;
                double[] p = place.at(codes[i], random.nextFloat(), random.nextFloat());
                x1[i] = (float) (p[0] + noise * random.nextGaussian());
                x2[i] = (float) (p[1] + noise * random.nextGaussian());
            }
            List<Column> columns = new ArrayList<>(List.of(Column.number("x1", x1, MADE), Column.number("x2", x2, MADE)));
            columns.add(Column.text("class", Kind.CATEGORY, NAMES.subList(0, classes), codes, MADE));
            return Table.of(shape.title(), columns);
        }
    }
}
