package descent.ui.common;

import descent.data.Table;
import descent.model.Setup;
import java.nio.file.Path;

/// Work that an earlier start could not save.
///
/// @param table     null where it cannot be read; then there is a model
/// @param dataFile  of the table, or null
/// @param model     the rescued weights, or null when there was no run
/// @param modelFile that the model was saved in before, or null
record Rescued(Table table, Path dataFile, Setup setup, Path model, Path modelFile) { }
