package descent.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A model file whose numbers are read. A small one is checked as a whole by then, a large one ([QuickSum]) by its quick
/// checksum only, its SHA-256 still being worked out: nothing may be replaced before [#whole()] has ended.
///
/// @param model what the file holds
/// @param whole ends in a [ModelFileException] when the file turns out to be damaged
public record Opened(SavedModel model, CompletableFuture<Void> whole) {
    /// The model, once the whole file is checked.
    ///
    /// @throws ModelFileException one sentence with the file's name and the reason
    public SavedModel checked() throws ModelFileException {
        try {
            whole.join();
            return model;
        } catch (CompletionException e) {
            if (e.getCause() instanceof ModelFileException m) {
                throw m;
            }
            throw e;
        }
    }
}
