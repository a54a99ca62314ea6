/// The kernels with the Vector API, a file per kernel; the only package that touches `jdk.incubator.vector`.
///
/// Loaded by name when the module is there; every kernel gives the bits of its plain counterpart in `descent.tensor`,
/// at any vector width. May use: `descent.tensor`, `jdk.incubator.vector`.
package descent.tensor.vector;
