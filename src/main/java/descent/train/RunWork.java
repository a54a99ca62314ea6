package descent.train;

/// Does a run's work piece by piece (one line where lines are shown, else one update) and ends each lane where it ends.
/// Trainer thread only.
final class RunWork {
    private final RunChannel channel;
    private final Pacer pacer;
    private final Sampler sampler;
    private final Steps steps;
    /// After the last piece of work: the clock is asked once a piece.
    private long now;

    /// What a piece of work came to.
    enum Outcome { GOES_ON, STEP_DONE, LANE_ENDED }

    RunWork(RunChannel channel, Pacer pacer, Sampler sampler, Steps steps) {
        this.channel = channel;
        this.pacer = pacer;
        this.sampler = sampler;
        this.steps = steps;
    }

    /// @param running false in steps, which are never made to wait
    Outcome work(Lanes lanes, boolean running) {
        Lane lane = lanes.turn();
        boolean leads = !lanes.isRace() || lane == lanes.lead();
        boolean byLine = leads && (steps.byLine() || (running && pacer.pace().showsLines()));
        Phase lit = null;
        if (byLine) {
            lane.loop().gradient().measureNext();
            lit = lane.watchedLine(channel);
        } else {
            if (lane.loop().epochsDone() == lane.run().plannedEpochs() - 1) {
                lane.loop().gradient().measureNext(); // what stands in the end says how long the gradient was, also of a run that was too short for a sample
            }
            if (running && leads) {
                sampler.before(lane, now);
            } else if (!running) {
                lane.loop().gradient().measureNext();
            }
            lane.watch().forgetStep();
            lane.loop().update();
        }
        note(lane);
        now = System.nanoTime();
        if (running) {
            pacer.spent(byLine, lane.loop().batches() * lanes.live(), now);
        }
        if (leads) {
            sampler.after(lane, lit, now);
        }
        return outcome(lane, leads);
    }

    private void note(Lane lane) {
        RateChange changed = lane.loop().rate().takeChange();
        if (changed != null) {
            lane.run().addRateChange(changed);
            channel.put(new RunEvent.RateChanged(lane.run().id(), changed));
        }
    }

    private Outcome outcome(Lane lane, boolean leads) {
        TrainingLoop loop = lane.loop();
        boolean updateEnded = loop.next() == Phase.FORWARD;
        boolean epochEnded = updateEnded && !loop.inEpoch();
        if (loop.nonFinite() != null) {
            diverge(lane, loop.nonFinite());
            return Outcome.LANE_ENDED;
        }
        if (epochEnded) {
            lane.epochEnded();
        }
        String over = epochEnded ? lane.endWords() : null;
        if (over != null) {
            end(lane, RunState.FINISHED, over);
            return Outcome.LANE_ENDED;
        }
        Steps.Size done = leads ? steps.takeEnded(updateEnded, epochEnded) : null;
        if (done == Steps.Size.EPOCH) {
            sampler.publish(lane, Phase.ZERO_GRAD, 0);
        }
        return done == null ? Outcome.GOES_ON : Outcome.STEP_DONE;
    }

    private void diverge(Lane lane, NonFinite what) {
        String words = LaneWords.broken(lane, what);
        lane.run().divergedAt(what.epoch());
        tell(lane, RunState.DIVERGED, words + BrokenEpoch.undo(lane));
    }

    /// The end of one lane, with the point after its last update.
    void end(Lane lane, RunState how, String words) {
        lane.lastPoint();
        tell(lane, how, words);
    }

    /// A lane that had ended goes on beside others that run.
    void goesOn(Lane lane) {
        lane.resume();
        tell(lane, RunState.RUNNING, "");
    }

    /// A lane's state, its words and the event.
    void tell(Lane lane, RunState state, String words) {
        lane.run().state(state, words);
        if (state != RunState.RUNNING && state != RunState.FAILED) { // what has failed might fail again
            lane.diagnose();
            lane.mark().rest();
        }
        channel.put(new RunEvent.StateChanged(lane.run().id(), state, words, lane.loop().epochsDone()));
    }
}
