package descent.train;

/// The live values of the training loop, ten times a second and after each single line.
///
/// @param epoch           the epoch in work, counted from 1
/// @param epochs          planned epochs
/// @param batch           the batch in work, counted from 1
/// @param batches         batches of an epoch; 1 with full batches
/// @param rows            rows of the batch
/// @param outputs         columns of the predictions
/// @param loss            of the last forward; NaN before the first
/// @param gradNorm        length of the gradient over all weights, before the step; NaN before the first
/// @param lr              the rate in use
/// @param lit             the line that was executed last, in stepping and at slow paces; null at speed
/// @param epochsPerSecond measured; 0 while paused
/// @param zeroed          the gradients are zeroed now
/// @param fingerprint     of the weights
public record LoopSample(int epoch, int epochs, int batch, int batches, int rows, int outputs, float loss, double gradNorm,
                         double lr, Phase lit, double epochsPerSecond, boolean zeroed, String fingerprint) {
    LoopSample withSpeed(double speed) {
        return new LoopSample(epoch, epochs, batch, batches, rows, outputs, loss, gradNorm, lr, lit, speed, zeroed, fingerprint);
    }

    /// The same values with another line lit.
    public LoopSample withLit(Phase line) {
        return new LoopSample(epoch, epochs, batch, batches, rows, outputs, loss, gradNorm, lr, line, epochsPerSecond, zeroed, fingerprint);
    }
}
