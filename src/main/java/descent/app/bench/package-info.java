/// Benches that print figures: engine, chart, CSV. May use every room; used by none.
package descent.app.bench;
