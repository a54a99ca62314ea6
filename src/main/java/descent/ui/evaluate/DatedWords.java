package descent.ui.evaluate;

import descent.ui.common.Numbers;
import descent.ui.common.Subject;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/// Words about what was worked out on a copy of the model; once the model has other weights, they say of which these are.
final class DatedWords {
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", "");
    private final ObservableValue<String> now;
    private final String again;
    private String said = "";
    private String fingerprint; // of the weights whose results are shown; null for none
    private int epoch;

    /// @param now   fingerprint of the weights as they are; null while an earlier epoch is looked back at
    /// @param again how to come to the present ones
    DatedWords(ObservableValue<String> now, String again) {
        this.now = now;
        this.again = again;
        now.subscribe(_ -> tell());
    }

    ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    void say(String sentence) {
        said = sentence;
        tell();
    }

    /// @param subject whose results are shown from now on; null for none
    void say(String sentence, Subject subject) {
        fingerprint = subject == null ? null : subject.fingerprint();
        epoch = subject == null ? 0 : subject.epoch();
        say(sentence);
    }

    boolean isOld() {
        return fingerprint != null && now.getValue() != null && !fingerprint.equals(now.getValue());
    }

    private void tell() {
        words.set(said + (isOld() ? " By an earlier model, after epoch " + Numbers.count(epoch) + ": " + again + "." : ""));
    }
}
