/// Lesson files: plain text that a teacher can copy and edit, read strictly, and the checks that tick as a student works.
///
/// May use `model` and `data`; knows no screen and no trainer: what a student has done comes in as a [descent.lesson.LessonProgress].
package descent.lesson;
