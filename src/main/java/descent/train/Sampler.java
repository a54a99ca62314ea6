package descent.train;

/// Puts the live values of the loop on the channel ten times a second, and after each single line. Trainer thread only.
final class Sampler {
    private static final long PERIOD = 100_000_000;
    private static final int SAMPLES_A_LOOK = 10;

    private final RunChannel channel;
    private long last;
    private double lastProgress;
    private double epochsPerSecond;
    private boolean due;
    private int samples;

    Sampler(RunChannel channel) {
        this.channel = channel;
    }

    /// A run begins or goes on: the speed is measured anew, from the line it stands at.
    void restart(Lane lane, long now) {
        TrainingLoop loop = lane.loop();
        last = now;
        lastProgress = loop.progress() + (double) loop.next().ordinal() / Pace.LINES / loop.batches();
        epochsPerSecond = 0;
    }

    /// Before an update: when a sample is due, this update's gradient norm is measured for it.
    void before(Lane lane, long now) {
        due = now - last >= PERIOD;
        if (due) {
            lane.loop().gradient().measureNext();
        }
    }

    /// After an update or a line.
    void after(Lane lane, Phase lit, long now) {
        if (due || lit != null) {
            due = false;
            double progress = lane.loop().progress();
            if (now - last >= PERIOD && progress > lastProgress) { // of five lines shown one by one only the last ends an update
                epochsPerSecond = (progress - lastProgress) * 1e9 / (now - last);
                lastProgress = progress;
                last = now;
            }
            publish(lane, lit, epochsPerSecond);
            lane.mark().follow(now);
            samples++;
            if (samples % SAMPLES_A_LOOK == 0) {
                lane.diagnose();
            }
        }
    }

    /// The state of a run that stands.
    void publish(Lane lane, Phase lit, double speed) {
        TrainingLoop loop = lane.loop();
        boolean whole = !loop.inEpoch() && loop.epochsDone() > 0; // the figures are those of the epoch and the batch that were just ended
        boolean ended = lit == null || lit == Phase.ZERO_GRAD;
        int batch = whole ? loop.batches() : Math.max(1, ended ? loop.batch() : loop.batch() + 1);
        channel.sample(sample(lane, whole ? loop.epochsDone() : loop.epochsDone() + 1, batch, lit, lane.model().fingerprint()).withSpeed(speed));
    }

    /// Of a lane that stands, in this epoch and batch (both counted from 1).
    static LoopSample sample(Lane lane, int epoch, int batch, Phase lit, String fingerprint) {
        TrainingLoop loop = lane.loop();
        return new LoopSample(epoch, lane.run().plannedEpochs(), batch, loop.batches(), loop.rows(),
                lane.outputs(), loop.lossValue(), loop.gradient().value(), loop.rate().lr(), lit, 0, loop.zeroed(), fingerprint);
    }
}
