package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Schema;
import descent.model.Setup;
import descent.train.FakeRun;
import descent.train.RunState;
import descent.ui.common.Fx;
import descent.ui.common.Looks;
import descent.ui.common.RunItem;
import java.util.List;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.Test;

final class ChartTableTest {
    private static ChartSeries series(int id, String name, float... train) {
        ChartSeries s = new ChartSeries(id, name, 10);
        for (float v : train) {
            s.append(v, v / 2);
        }
        return s;
    }

    @Test
    void csv_holdsEveryEpoch_ofEveryRun() {
        ChartTable t = new ChartTable(List.of(series(1, "Run 1", 1, 0.1f), series(2, "lr 0,1 \"fast\"", Float.POSITIVE_INFINITY)));
        assertEquals("""
                epoch,run,train,test,note
                1,Run 1,1.0,0.5,
                2,Run 1,0.1,0.05,
                1,"lr 0,1 ""fast""\",Infinity,Infinity,
                """, t.csv());
    }

    @Test
    void lossesOfValidationRows_areCalledSo() {
        ChartSeries held = series(1, "a", 1);
        held.watched("validation");
        ChartTable alone = new ChartTable(List.of(held));
        assertEquals("epoch,run,train,validation,note\n1,a,1.0,0.5,\n", alone.csv());
        assertEquals(List.of("Epoch", "Run", "Train", "Validation"), Fx.get(() -> new ChartTableView(alone).getColumns().stream().map(TableColumn::getText).toList()));
        ChartTable mixed = new ChartTable(List.of(held, series(2, "b", 3)));
        assertEquals("""
                epoch,run,train,validation,test,note
                1,a,1.0,0.5,,
                1,b,3.0,,1.5,
                """, mixed.csv());
        assertEquals(List.of("0.5000", ""), Fx.get(() -> new ChartTableView(mixed).getColumns().subList(3, 5).stream().map(c -> (String) c.getCellData(0)).toList()));
    }

    /// Two epochs were done: a third one is not told of.
    @Test
    void pointBehindTheLastEpoch_hasNoNumber_andSaysWhatItIs() {
        FakeRun run = new FakeRun(1, Setup.defaults(new Schema(List.of("x"), "y")).withEpochs(9));
        RunFeed feed = new RunFeed(new RunItem(run.run(), "a"), () -> { });
        run.epoch(4, 8);
        run.epoch(3, 7);
        run.last(2, 6);
        run.state(RunState.STOPPED);
        feed.pull(RunFeed.buffer(), RunFeed.buffer());
        ChartTable t = new ChartTable(List.of(feed.series()));
        assertEquals("""
                epoch,run,train,test,note
                1,a,4.0,8.0,
                2,a,3.0,7.0,
                ,a,2.0,6.0,after epoch 2
                """, t.csv());
        assertEquals("after 2", Fx.get(() -> new ChartTableView(t).getColumns().getFirst().getCellData(2)));
        run.goOn(9);
        run.epoch(2, 6);
        feed.pull(RunFeed.buffer(), RunFeed.buffer());
        assertEquals("""
                epoch,run,train,test,note
                1,a,4.0,8.0,
                2,a,3.0,7.0,
                3,a,2.0,6.0,
                """, new ChartTable(List.of(feed.series())).csv());
    }

    @Test
    void pointThatBrokeARun_saysInWhichEpoch() {
        ChartSeries s = series(1, "a", 1);
        s.appendBehind(Float.NaN, 2);
        s.end(ChartSeries.End.DIVERGED);
        assertEquals("""
                epoch,run,train,test,note
                1,a,1.0,0.5,
                ,a,NaN,2.0,diverged in epoch 2
                """, new ChartTable(List.of(s)).csv());
    }

    @Test
    void row_countsThroughTheRuns_inOrder() {
        ChartTable t = new ChartTable(List.of(series(1, "a", 1, 2, 3), series(2, "b", 4, 6)));
        assertEquals(5, t.size());
        assertEquals(new ChartTable.Row(2, "b", 6, "test", 3, ""), t.row(4));
    }

    @Test
    void table_staysAsItWas_whileTheRunGoesOn() {
        ChartSeries s = series(1, "a", 1);
        ChartTable t = new ChartTable(List.of(s));
        s.append(2, 2);
        assertEquals(1, t.size());
    }

    @Test
    void tableView_makesRowsWhenAsked_ofAMillion() {
        float[] million = new float[1_000_000];
        ChartSeries s = new ChartSeries(1, "Run 1", million.length);
        s.train().append(million, million.length);
        ChartTable t = new ChartTable(List.of(s, series(2, "Run 2", 0.25f)));
        ChartTableView view = Fx.get(() -> new ChartTableView(t));
        Looks.of(view, "chart-table", false, 13, 360, 300);
        assertEquals(1_000_001, view.getItems().size());
        assertEquals(new ChartTable.Row(1, "Run 2", 0.25f, "test", 0.125f, ""), view.getItems().get(1_000_000));
    }
}
