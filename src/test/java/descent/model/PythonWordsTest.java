package descent.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.data.Task;
import descent.model.LayerSpec.Linear;
import descent.model.LossSpec.BCEWithLogitsLoss;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.model.LossSpec.HuberLoss;
import descent.model.LossSpec.L1Loss;
import descent.model.LossSpec.MSELoss;
import descent.model.LossSpec.SmoothL1Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each setting as PyTorch spells it, with all of its arguments.
class PythonWordsTest {
    @Test
    void layers_carrySizesAndArguments() {
        Setup s = Models.setup().withLayers(List.of(new Linear(4), new LayerSpec.ReLU(), new LayerSpec.LeakyReLU(0.02), new LayerSpec.ELU(0.7), new LayerSpec.GELU(true),
                new LayerSpec.GELU(false), new LayerSpec.Softplus(2, 10), new LayerSpec.Tanh(), new LayerSpec.Sigmoid(), new LayerSpec.Dropout(0.25),
                new LayerSpec.BatchNorm1d(1e-4, 0.2), new LayerSpec.LayerNorm(1e-6), new Linear(Linear.FOLLOWS_TARGET)));
        assertEquals("""
                nn.Linear(5, 4),
                nn.ReLU(),
                nn.LeakyReLU(0.02),
                nn.ELU(0.7),
                nn.GELU(approximate="tanh"),
                nn.GELU(approximate="none"),
                nn.Softplus(beta=2.0, threshold=10.0),
                nn.Tanh(),
                nn.Sigmoid(),
                nn.Dropout(0.25),
                nn.BatchNorm1d(4, eps=1.0E-4, momentum=0.2),
                nn.LayerNorm(4, eps=1.0E-6),
                nn.Linear(4, 1),""".indent(4).stripTrailing(), PythonWords.layers(s, Models.data(s, Task.REGRESSION).preprocessing()));
    }

    private static void loss(String expected, String name, LossSpec loss) {
        assertEquals("nn." + expected + " " + name, PythonWords.loss(loss) + " " + PythonWords.name(loss));
    }

    @Test
    void losses_carryTheirArguments_andTheLessonsName() {
        loss("MSELoss()", "MSE", new MSELoss());
        loss("L1Loss()", "MAE", new L1Loss());
        loss("SmoothL1Loss(beta=0.5)", "smooth_L1", new SmoothL1Loss(0.5));
        loss("HuberLoss(delta=2.0)", "Huber", new HuberLoss(2));
        loss("BCEWithLogitsLoss()", "BCE", new BCEWithLogitsLoss());
        loss("CrossEntropyLoss(label_smoothing=0.0)", "cross_entropy", new CrossEntropyLoss(0, List.of()));
        loss("CrossEntropyLoss(weight=torch.tensor([1.0, 0.5]), label_smoothing=0.1)", "cross_entropy", new CrossEntropyLoss(0.1, List.of(1.0, 0.5)));
    }

    private static void optimizer(String expected, OptimizerSpec o) {
        assertEquals("torch.optim." + expected, PythonWords.optimizer(o).replace("model.parameters(), ", ""));
    }

    @Test
    void optimizers_carryAllArguments() {
        optimizer("SGD(lr=0.1, momentum=0.9, dampening=0.0, weight_decay=0.5, nesterov=True)", new OptimizerSpec.SGD(0.1, 0.9, 0, 0.5, true));
        optimizer("Adam(lr=0.01, betas=(0.8, 0.9), eps=0.5, weight_decay=0.25, amsgrad=False)", new OptimizerSpec.Adam(0.01, 0.8, 0.9, 0.5, 0.25, false));
        optimizer("AdamW(lr=0.01, betas=(0.8, 0.9), eps=0.5, weight_decay=0.25, amsgrad=True)", new OptimizerSpec.AdamW(0.01, 0.8, 0.9, 0.5, 0.25, true));
        optimizer("RMSprop(lr=0.01, alpha=0.9, eps=0.5, weight_decay=0.25, momentum=0.75, centered=True)", new OptimizerSpec.RMSprop(0.01, 0.9, 0.5, 0.25, 0.75, true));
        optimizer("Adagrad(lr=0.1, lr_decay=0.01, weight_decay=0.25, eps=0.5)", new OptimizerSpec.Adagrad(0.1, 0.01, 0.25, 0.5));
    }

    private static void schedule(String expected, String step, ScheduleSpec s) {
        assertEquals(expected.isEmpty() ? "" : "schedule = torch.optim.lr_scheduler." + expected + "\n", PythonWords.schedule(s));
        assertEquals(step.isEmpty() ? "" : "    " + step + "\n", PythonWords.scheduleStep(s));
    }

    @Test
    void schedules_areMadeAndStepped_aConstantRateIsNot() {
        schedule("", "", new ScheduleSpec.Constant());
        schedule("StepLR(optimizer, step_size=2, gamma=0.5)", "schedule.step()", new ScheduleSpec.StepLR(2, 0.5));
        schedule("ExponentialLR(optimizer, gamma=0.9)", "schedule.step()", new ScheduleSpec.ExponentialLR(0.9));
        schedule("CosineAnnealingLR(optimizer, T_max=10, eta_min=0.25)", "schedule.step()", new ScheduleSpec.CosineAnnealingLR(10, 0.25));
        schedule("ReduceLROnPlateau(optimizer, factor=0.1, patience=3, threshold=0.5, min_lr=0.25)", "schedule.step(tested)", new ScheduleSpec.ReduceLROnPlateau(0.1, 3, 0.5, 0.25));
    }

    @Test
    void targets_areClassNumbersForSeveralClasses_elseAColumn() {
        assertEquals("table[:, -1].long()", PythonWords.target(Task.MULTICLASS));
        assertEquals("table[:, -1:]", PythonWords.target(Task.BINARY));
        assertEquals("table[:, -1:]", PythonWords.target(Task.REGRESSION));
    }
}
