package descent.data;

/// A data set that comes with the program.
///
/// @param name     shown in the gallery
/// @param file     in assets/samples
/// @param sentence what it is about
/// @param source   where it comes from
/// @param licence  of the data
/// @param target   column that a first run predicts
public record Sample(String name, String file, String sentence, String source, String licence, String target) {
}
