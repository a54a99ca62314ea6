package descent.lesson;

import java.util.function.Predicate;

/// Something that a step can tick off by itself. A check never blocks: Next works without it.
///
/// @param words what the student reads
/// @param test  whether it is done
public record Check(String words, Predicate<LessonProgress> test) {
    public boolean isDone(LessonProgress progress) {
        return test.test(progress);
    }
}
