package descent.model;

/// Why a file is refused; becomes a [ModelFileException] once the file's name is put in front of it.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason, null, false, false);
    }
}
