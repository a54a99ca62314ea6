package descent.train;

/// What a screen is told beside the curves; read from [RunChannel#drain()] once per pulse.
public sealed interface RunEvent {
    /// A run was made (Train, Restart, a model opened); later events of it carry its id.
    record Started(Run run) implements RunEvent { }

    /// @param message one sentence for a student, or ""
    /// @param epoch   finished epochs at that moment
    record StateChanged(int runId, RunState state, String message, int epoch) implements RunEvent { }

    /// An exception ended the run; the state's message says so in words.
    record Failed(Throwable cause) implements RunEvent { }

    /// The rate was changed by hand and used for the first time.
    record RateChanged(int runId, RateChange change) implements RunEvent { }

    /// A line was executed in stepping or at a slow pace; the view carries true tensors.
    record Stepped(int runId, StepView view) implements RunEvent { }

    /// Another weight is watched: the last line's view with its arithmetic; nothing was executed.
    record Watched(int runId, StepView view) implements RunEvent { }
}
