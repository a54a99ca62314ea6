package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.train.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The winner table of a race, from curves that a test writes itself.
class RaceResultTest {
    private final List<Run> lanes = new ArrayList<>();

    private Run lane(float train, float test) {
        FakeRun f = new FakeRun(lanes.size() + 1, Fixtures.setup());
        f.epoch(9, 9);
        f.epoch(train, test);
        lanes.add(f.run());
        return f.run();
    }

    private static Finding found(Rule rule) {
        return new Finding(rule, "", "", 1, 2);
    }

    private String table() {
        StringBuilder s = new StringBuilder();
        RaceResult.of(lanes).forEach(r -> s.append(r.place()).append(": run ").append(r.run().id()).append(' ').append(r.train()).append(' ').append(r.test())
                .append(' ').append(r.verdict()).append('\n'));
        return s.toString();
    }

    @Test
    void lanes_areOrderedByTestLoss_divergedOnesLast() {
        lane(1, 3);
        lane(5, 4).divergedAt(6);
        lane(1.05f, 2);
        lane(1.5f, 4);
        assertEquals("1: run 3 1.05 2.0 best\n2: run 1 1.0 3.0 good\n3: run 4 1.5 4.0 slower\n4: run 2 NaN NaN diverged at epoch 6\n", table());
    }

    @Test
    void thePointAfterTheLastUpdate_counts_whereThereIsOne() {
        lane(3, 3).history().last(new RunHistory.Last(0.5f, 0.25f));
        lane(1, 1);
        assertEquals("1: run 1 0.5 0.25 best\n2: run 2 1.0 1.0 slower\n", table());
    }

    @Test
    void aLaneWithoutAnEpoch_hasNoNumbers() {
        lanes.add(new FakeRun(1, Fixtures.setup()).run());
        lane(1, 1);
        assertEquals("1: run 2 1.0 1.0 best\n2: run 1 NaN NaN slower\n", table());
    }

    @Test
    void verdicts_areTheWordsUnderTheChart_whereThereAreSome() {
        for (Rule rule : Rule.values()) {
            lane(1, 1 + rule.ordinal()).finding(found(rule));
        }
        assertEquals(List.of("not finite", "a batch without weight", "overshoots", "bounces", "dead layer", "still falling", "memorises"), RaceResult.of(lanes).stream().map(RaceResult::verdict).toList());
    }

    @Test
    void sentence_namesTheWinnerAndThoseThatDiverged() {
        lane(1, 3);
        assertEquals("lane 1 wins the race with a test loss of 3.00.", RaceResult.words(lanes, r -> "lane " + r.id()));
        lane(5, 4).divergedAt(6);
        assertEquals("lane 1 wins the race with a test loss of 3.00; diverged: lane 2.", RaceResult.words(lanes, r -> "lane " + r.id()));
        lanes.getFirst().divergedAt(2);
        assertEquals("All 2 lanes diverged: smaller learning rates help.", RaceResult.words(lanes, r -> "lane " + r.id()));
    }
}
