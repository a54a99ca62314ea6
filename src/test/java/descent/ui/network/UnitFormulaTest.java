package descent.ui.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import descent.data.DataException;
import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.PreprocessingSettings;
import descent.data.PreprocessingSettings.Scaling;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.SplitSettings;
import descent.data.Table;
import descent.model.LayerSpec;
import descent.train.WeightView;
import descent.train.WeightView.LayerWeights;
import descent.ui.common.UnitPlace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnitFormulaTest {
    private static final NetworkShape SHAPE = new NetworkShape(List.of("weight", "year"), List.of(2, 2, 1), List.of("mpg"), List.of("", "ReLU", ""));
    private static final WeightView VIEW = new WeightView(1, List.of("weight", "year"), List.of(
            new LayerWeights("0", "Linear", 2, 2, new float[] {0.5f, -0.25f, 1, 2}, new float[] {0.125f, -3}, new float[0], new float[0]),
            new LayerWeights("1", "ReLU", 2, 2, new float[0], new float[0], new float[0], new float[0]),
            new LayerWeights("2", "Linear", 2, 1, new float[] {1, -2}, new float[] {0}, new float[0], new float[0])));

    @Test
    void formula_namesInputsStrongestFirst_insideTheActivation() {
        assertEquals("unit 1 of layer 1 = ReLU(0.5 · weight − 0.25 · year + 0.125)", UnitFormula.of(SHAPE, VIEW, 1, 0));
        assertEquals("unit 2 of layer 1 = ReLU(2 · year + 1 · weight − 3)", UnitFormula.of(SHAPE, VIEW, 1, 1));
    }

    @Test
    void formula_namesEveryLayerBehindTheSum_theLastOneOutside() {
        NetworkShape two = NetworkCard.shape(List.of(new LayerSpec.Linear(2), new LayerSpec.Tanh(), new LayerSpec.ReLU(), new LayerSpec.Linear(1)),
                List.of("weight", "year"), List.of("mpg"));
        assertEquals(List.of("", "Tanh, ReLU", ""), two.notes());
        assertEquals("unit 1 of layer 1 = ReLU(Tanh(0.5 · weight − 0.25 · year + 0.125))", UnitFormula.of(two, VIEW, 1, 0));
    }

    @Test
    void formula_ofTheOutput_hasNoActivation() {
        assertEquals("mpg = −2 · unit 2 of layer 1 + 1 · unit 1 of layer 1 + 0", UnitFormula.of(SHAPE, VIEW, 2, 0));
    }

    @Test
    void strongest_isNamedAsInTheStateDict() {
        assertEquals(new UnitFormula.Watched("0.weight", 3), UnitFormula.strongest(SHAPE, VIEW, 1, 1));
        assertEquals(new UnitFormula.Watched("2.weight", 1), UnitFormula.strongest(SHAPE, VIEW, 2, 0));
        assertNull(UnitFormula.strongest(SHAPE, VIEW, 0, 0));
    }

    @Test
    void unit_isFoundForANumberOfTheLens() {
        assertEquals(new UnitFormula.Unit(1, 1), UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Weight("0.weight", 3)));
        assertEquals(new UnitFormula.Unit(1, 0), UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Weight("0.bias", 0)));
        assertEquals(new UnitFormula.Unit(2, 0), UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Weight("2.weight", 1)));
        assertEquals(new UnitFormula.Unit(0, 1), UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Input(1)));
        assertEquals(new UnitFormula.Unit(2, 0), UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Output(0)));
        assertNull(UnitFormula.unit(SHAPE, VIEW, new UnitPlace.Weight("7.weight", 0)));
        assertNull(UnitFormula.unit(SHAPE, VIEW, null));
    }

    @Test
    void formula_isEmpty_withoutWeightsThatFit() {
        assertEquals("", UnitFormula.of(SHAPE, null, 1, 0));
    }

    @Test
    void formula_namesTheLayersBeforeTheFirstSum() {
        NetworkShape scaled = NetworkCard.shape(List.of(new LayerSpec.Tanh(), new LayerSpec.Linear(2), new LayerSpec.ReLU(), new LayerSpec.Linear(1)),
                List.of("weight", "year"), List.of("mpg"));
        assertEquals(List.of("Tanh", "ReLU", ""), scaled.notes());
        assertEquals("unit 1 of layer 1 = ReLU(0.5 · Tanh(weight) − 0.25 · Tanh(year) + 0.125)", UnitFormula.of(scaled, VIEW, 1, 0));
    }

    @Test
    void input_saysHowItsColumnIsPrepared() throws DataException {
        Table t = Samples.open("Auto MPG");
        for (Scaling scaling : List.of(Scaling.STANDARD, Scaling.NONE)) {
            Preprocessing p = PreparedData.of(t, Proposal.schema(t), SplitSettings.DEFAULT, PreprocessingSettings.DEFAULT.withScaling(scaling)).preprocessing();
            NetworkShape shape = NetworkCard.shape(List.of(new LayerSpec.Linear(1)), p.featureNames(), List.of("mpg"));
            assertEquals("weight is an input: the value of the column" + (scaling == Scaling.NONE ? " as it is." : ", scaled."),
                    UnitFormula.input(shape, p, p.featureNames().indexOf("weight")));
            assertEquals("origin=usa is an input: 1 where origin is usa, else 0.", UnitFormula.input(shape, p, p.featureNames().indexOf("origin=usa")));
        }
        assertEquals("weight is an input.", UnitFormula.input(SHAPE, null, 0));
    }
}
