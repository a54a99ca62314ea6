package descent.tensor;

/// The term of one element of a loss with its derivative beside it; p is the prediction, t the target, e = p − t.
public sealed interface LossSum {
    float term(float p, float t);

    /// scale · dterm/dp
    float slope(float p, float t, float scale);

    /// e²; derivative 2 e.
    record Squared() implements LossSum {
        @Override
        public float term(float p, float t) {
            float e = p - t;
            return e * e;
        }

        @Override
        public float slope(float p, float t, float scale) {
            return Functions.flush(2f * scale * (p - t));
        }
    }

    /// |e|; derivative the sign of e, 0 at 0.
    record Absolute() implements LossSum {
        @Override
        public float term(float p, float t) {
            return Math.abs(p - t);
        }

        @Override
        public float slope(float p, float t, float scale) {
            return Math.signum(p - t) * scale;
        }
    }

    /// 0.5 e² / beta where |e| < beta, else |e| − 0.5 beta. With beta 0 the derivative at e = 0 is −scale, as in
    /// PyTorch 1.13; PyTorch 2.13 hands beta 0 to l1_loss, whose derivative there is 0.
    record SmoothL1(float beta) implements LossSum {
        @Override
        public float term(float p, float t) {
            float e = Math.abs(p - t);
            return e < beta ? 0.5f * e * e / beta : e - 0.5f * beta;
        }

        @Override
        public float slope(float p, float t, float scale) {
            float e = p - t;
            return e <= -beta ? -scale : e >= beta ? scale : e / beta * scale;
        }
    }

    /// 0.5 e² where |e| ≤ delta, else delta (|e| − 0.5 delta).
    record Huber(float delta) implements LossSum {
        @Override
        public float term(float p, float t) {
            float e = Math.abs(p - t);
            return e <= delta ? 0.5f * e * e : delta * (e - 0.5f * delta);
        }

        @Override
        public float slope(float p, float t, float scale) {
            float e = p - t;
            return Math.abs(e) <= delta ? e * scale : Math.signum(e) * delta * scale;
        }
    }

    /// max(p, 0) − p t + ln(1 + e^−|p|); derivative sigmoid(p) − t.
    record Logistic() implements LossSum {
        @Override
        public float term(float p, float t) {
            return Math.max(p, 0f) - p * t + Functions.log1p(Functions.exp(-Math.abs(p)));
        }

        @Override
        public float slope(float p, float t, float scale) {
            return Functions.flush((Functions.sigmoid(p) - t) * scale);
        }
    }
}
