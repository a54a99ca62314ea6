package descent.ui.evaluate;

import descent.eval.Evaluation;
import descent.ui.common.FixedList;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/// Test rows in some order, made when they are looked at: another order is another list, so that a table of a million rows
/// takes it without copying them.
final class RowList extends FixedList<Row> {
    private final Evaluation evaluation;
    private final int[] order;

    RowList(Evaluation evaluation, int[] order) {
        this.evaluation = evaluation;
        this.order = order;
    }

    @Override
    public Row get(int position) {
        return new Row(evaluation, order[position]);
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public int indexOf(Object o) {
        return o instanceof Row r && r.evaluation() == evaluation ? position(r.index()) : -1;
    }

    @Override
    public boolean contains(Object o) {
        return indexOf(o) >= 0;
    }

    /// @return as [java.util.Collection#containsAll] says, without a look at each row where both are of one evaluation
    @Override
    public boolean containsAll(Collection<?> c) {
        if (!(c instanceof RowList l)) {
            return super.containsAll(c);
        }
        if (l.order.length == 0 || (l.order == order && l.evaluation == evaluation)) {
            return true;
        }
        if (l.evaluation != evaluation) {
            return false;
        }
        BitSet here = new BitSet();
        IntStream.of(order).forEach(here::set);
        return IntStream.of(l.order).allMatch(here::get);
    }

    private int position(int index) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == index) {
                return i;
            }
        }
        return -1;
    }
}
