<<<<<<< HEAD
/// Benches that print figures: engine, chart, CSV. May use every room; used by none.
=======
/// Programs that measure: engine, chart, CSV reader. Each prints its figures to standard output.
///
/// May use every room; used by none.
>>>>>>> a60bbc2 (Vector kernels take over once they are compiled; the engine's bench)
package descent.app.bench;
