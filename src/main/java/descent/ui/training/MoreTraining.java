package descent.ui.training;

import descent.data.SplitSettings;
import descent.model.LossSpec;
import descent.model.OptimizerSpec;
import descent.model.ScheduleSpec;
import descent.model.Setup;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.FormGrid;
import descent.ui.common.Icons;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.ProblemLine;
import descent.ui.common.RecordForm;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// What stands under More in the Training card: the seed, the schedule, and the rare settings of what was chosen.
final class MoreTraining extends VBox {
    private static final Set<String> ELSEWHERE = Set.of("lr", "classWeights");
    private static final int MOST_PATIENCE = 1_000_000;
    private static final double LARGEST_SEED = 2_147_483_647;

    private final Workspace workspace;
    private final NumberField seed;
    private final ComboBox<Choice<ScheduleSpec>> schedule = Choice.box("schedule", "Schedule of the learning rate", TrainingChoices.schedules(200));
    private final NumberField validation;
    private final NumberField patience;
    private final FormGrid rare = new FormGrid();
    private List<RecordForm<?>> forms = List.of();
    private boolean showing;

    MoreTraining(Workspace workspace) {
        this.workspace = workspace;
        seed = new NumberField("seed-field", new NumberText.Range("The seed", 0, LARGEST_SEED, true),
                v -> workspace.edit("seed", s -> s.withSeed((long) v)));
        seed.format(v -> String.valueOf((long) v));
        FormGrid form = new FormGrid();
        HBox.setHgrow(seed, Priority.ALWAYS);
        Button die = Icons.button(new Button(), "btn-new-seed", MaterialDesignD.DICE_5_OUTLINE, "Another seed: new start weights");
        die.setOnAction(e -> workspace.newWeights());
        form.row("Seed", new HBox(seed, die), seed);
        form.row("Schedule", schedule, schedule);
        validation = new NumberField("validation-field", new NumberText.Range("The validation part", 0, SplitSettings.MOST_VALIDATION, true),
                v -> workspace.edit("validation rows", s -> s.withSplit(s.split().withValidation((int) v))));
        validation.format(v -> (long) v + "").zeroWord("None");
        validation.setPromptText("percent");
        patience = new NumberField("patience-field", new NumberText.Range("The patience", 0, MOST_PATIENCE, true),
                v -> workspace.edit("early stopping", s -> s.withPatience((int) v)));
        patience.format(v -> String.valueOf((long) v)).zeroWord("Off");
        form.row("Validation %", validation, validation);
        form.row("Patience", patience, patience);
        form.wide(explained());
        Choice.follow(schedule, c -> {
            if (!showing) {
                ScheduleSpec fresh = TrainingChoices.of(TrainingChoices.schedules(workspace.setup().get().epochs()), c.value()).value();
                workspace.edit("schedule", s -> s.schedule().getClass() == fresh.getClass() ? s : s.withSchedule(fresh));
            }
        });
        setId("training-more-box");
        getStyleClass().add("more-box");
        getChildren().addAll(form, rare);
    }

    /// One sentence on what the two fields do together.
    private Label explained() {
        Label words = new Label();
        words.setId("validation-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty().bind(workspace.setup().map(MoreTraining::words).orElse(""));
        return words;
    }

    static String words(Setup s) {
        if (!s.split().hasValidation()) {
            return "Without validation rows the dashed curve is the test rows', which are watched, so no longer unseen"
                    + (s.schedule() instanceof ScheduleSpec.ReduceLROnPlateau ? "; ReduceLROnPlateau even drops the rate by them" : "")
                    + (s.patience() > 0 ? "; patience does nothing: no run ends by the test rows." : ".");
        }
        return "Validation rows are " + s.split().validationPercent() + " % of the train rows; the dashed curve is theirs and the test rows stay unseen until Evaluate. "
                + (s.patience() > 0 ? "A run ends when their loss has not fallen for " + s.patience() + " epochs." : "Patience ends a run when their loss has not fallen for so many epochs.");
    }

    void show(Setup s) {
        showing = true;
        validation.show(s.split().validationPercent());
        patience.show(s.patience());
        seed.show((double) s.seed());
        schedule.setValue(TrainingChoices.of(schedule.getItems(), s.schedule()));
        showing = false;
        // an edit made in the fields is there already: building them anew would take the focus
        List<Object> now = List.of(s.schedule(), s.optimizer().withLr(1), s.loss());
        if (!now.equals(forms.stream().<Object>map(RecordForm::value).toList())) {
            rebuild(s);
        }
    }

    private void rebuild(Setup s) {
        rare.clear();
        forms = List.of(
                new RecordForm<ScheduleSpec>("schedule", s.schedule(), ELSEWHERE, v -> workspace.edit("schedule", x -> x.withSchedule(v))),
                new RecordForm<OptimizerSpec>("optimizer", s.optimizer().withLr(1), ELSEWHERE, v -> workspace.edit("optimizer options", x -> x.withOptimizer(v.withLr(x.lr())))),
                new RecordForm<LossSpec>("loss", s.loss(), ELSEWHERE, v -> workspace.edit("loss options", x -> x.withLoss(v))));
        forms.forEach(f -> f.rows().forEach(r -> rare.row(r.label(), r.field())));
        if (s.loss() instanceof LossSpec.CrossEntropyLoss l) {
            ClassWeights weights = new ClassWeights(workspace, l.classWeights());
            rare.row(weights.label(), weights);
            rare.wide(weights.order());
            rare.wide(new ProblemLine("class-weights-problem", List.of(weights.problem())));
        }
    }
}
