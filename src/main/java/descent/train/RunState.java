package descent.train;

/// Where a run stands. Legal moves:
///
///     IDLE → RUNNING ⇄ PAUSED (→ one step → PAUSED)
///     RUNNING | PAUSED → STOPPED
///     RUNNING → FINISHED | DIVERGED | FAILED     (a step from PAUSED may end so too)
///     FINISHED | STOPPED | DIVERGED → RUNNING | PAUSED   by Continue or Restart
///     IDLE → PAUSED | FINISHED | STOPPED         a model that is opened, with or without its data
///     any end state → IDLE                        when a new set-up is taken
public enum RunState {
    IDLE, RUNNING, PAUSED, STOPPED, FINISHED, DIVERGED, FAILED;

    public boolean isLive() {
        return this == RUNNING || this == PAUSED;
    }
}
