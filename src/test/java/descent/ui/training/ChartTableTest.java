package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import descent.ui.common.Looks;
import java.util.List;
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
                epoch,run,train,test
                1,Run 1,1.0,0.5
                2,Run 1,0.1,0.05
                1,"lr 0,1 ""fast""\",Infinity,Infinity
                """, t.csv());
    }

    @Test
    void row_countsThroughTheRuns_inOrder() {
        ChartTable t = new ChartTable(List.of(series(1, "a", 1, 2, 3), series(2, "b", 4, 6)));
        assertEquals(5, t.size());
        assertEquals(new ChartTable.Row(2, "b", 6, 3), t.row(4));
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
        assertEquals(new ChartTable.Row(1, "Run 2", 0.25f, 0.125f), view.getItems().get(1_000_000));
    }
}
